/** Locks that wait for a decision: of the practitioner's manager where they may see the child, else of a data protection officer. */
import { sql } from 'kysely';
import { recordEvent } from '../../audit/record-event.ts';
import { problem } from '../../errors.ts';
import type { Role } from '../../kinds/vocabulary.ts';
import type { Access } from '../access.ts';
import { type ChildSummary, childSummaries } from '../child.ts';
import { asRecordRole } from '../transaction.ts';

const managers: readonly Role[] = [
  'team-manager',
  'service-manager',
  'director-childrens-services',
  'headteacher',
  'dsl',
];

export type LockToReview = {
  readonly id: string;
  readonly practitioner: string;
  /** Null for an officer, who decides without knowing who the child is. */
  readonly child: ChildSummary | null;
  /** What agreed, as codes. */
  readonly matched: readonly string[];
  readonly since: Temporal.Instant;
};

export const mayReviewLocks = ({ posts }: Access['actor']): boolean =>
  posts.some(({ role }) => managers.includes(role) || role === 'data-protection-officer');

type Pending = {
  readonly id: string;
  readonly practitioner_id: string;
  readonly subject_id: string;
  readonly matched: readonly string[];
  readonly starts_at: Temporal.Instant;
  /** Where the practitioner works now. */
  readonly organisations: readonly string[];
};

const pending = ({ transaction, actor, now }: Access): Promise<readonly Pending[]> =>
  asRecordRole(transaction, async () => {
    const at = sql`${now.toString()}::timestamptz`;
    const { rows } = await sql<Pending>`
      SELECT d.id, d.practitioner_id, d.subject_id, d.matched, d.starts_at,
        ARRAY(SELECT r.organisation_id FROM role_held r
          WHERE r.partnership_id = d.partnership_id AND r.practitioner_id = d.practitioner_id
            AND r.starts_at <= ${at} AND (r.ends_at IS NULL OR r.ends_at > ${at})) AS organisations
      FROM access_denial d
      WHERE d.partnership_id = ${actor.partnership} AND d.decided_at IS NULL AND d.ends_at IS NULL
        AND d.practitioner_id <> ${actor.practitioner}
      ORDER BY d.starts_at, d.id`.execute(transaction);
    return rows;
  });

/**
 * A manager is shown those of their own organisation about children whom they may see: to others the lock would tell that
 * somebody's family has a record. A data protection officer is shown the rest, without the child.
 */
export async function locksToReview(access: Access): Promise<readonly LockToReview[]> {
  const { posts } = access.actor;
  if (!mayReviewLocks(access.actor)) return [];
  const all = await pending(access);
  const managed = new Set(posts.filter(({ role }) => managers.includes(role)).map(({ organisation }) => organisation));
  const ofTheirs = all.filter(({ organisations }) => organisations.some((each) => managed.has(each)));
  const children = await childSummaries(
    access,
    ofTheirs.map(({ subject_id }) => subject_id),
  );
  const isOfficer = posts.some(({ role }) => role === 'data-protection-officer');
  return all.flatMap((row): LockToReview[] => {
    const child = ofTheirs.includes(row) ? (children.get(row.subject_id) ?? null) : null;
    if (child === null && !isOfficer) return [];
    return [{ id: row.id, practitioner: row.practitioner_id, child, matched: row.matched, since: row.starts_at }];
  });
}

/** Nobody decides on a lock of their own. Lifted, it ends on the practitioner's next request. Throws NOT_FOUND. */
export async function decideOnLock(
  access: Access,
  id: string,
  { decision, words }: { readonly decision: 'kept' | 'lifted'; readonly words: string },
): Promise<void> {
  const { transaction, actor, now } = access;
  const lock = (await locksToReview(access)).find((each) => each.id === id);
  if (lock === undefined) throw problem('NOT_FOUND');
  await asRecordRole(transaction, async () => {
    const { numUpdatedRows } = await transaction
      .updateTable('access_denial')
      .set({
        decision,
        words,
        decided_at: now,
        decided_by: actor.practitioner,
        ...(decision === 'lifted' ? { ends_at: now } : {}),
      })
      .where('partnership_id', '=', actor.partnership)
      .where('id', '=', id)
      .where('decided_at', 'is', null)
      .executeTakeFirstOrThrow();
    if (numUpdatedRows === 0n) throw problem('CHANGED_MEANWHILE');
    await recordEvent(transaction, {
      partnership: actor.partnership,
      practitioner: actor.practitioner,
      at: now,
      action: decision === 'kept' ? 'lock kept' : 'lock lifted',
      detail: { denial: id },
    });
  });
}
