/** Locks a record to practitioners who are close to the child, until their manager decides. As the record role. */
import { randomUUIDv7 } from 'node:crypto';
import { sql } from 'kysely';
import { recordEvent } from '../../audit/record-event.ts';
import type { Access } from '../access.ts';
import type { StoredEntry } from '../entry-row.ts';
import { type Column, insertRows } from '../insert-rows.ts';
import { childKeys } from './child-keys.ts';
import { keyKinds, kindOfKey } from './relation-keys.ts';

type Match = {
  readonly practitioner_id: string;
  readonly subject_id: string;
  readonly keys: readonly string[];
  /** What a manager looked at when they lifted an earlier lock. */
  readonly lifted: readonly string[] | null;
};

/**
 * A lock for each pair that agrees in something that no manager has looked at yet. Nobody is told but those who review it.
 *
 * @param where restricts the pairs, as a condition on `k` (of children) and `p` (of practitioners)
 */
async function lockMatches({ transaction, actor, now }: Access, where: ReturnType<typeof sql>): Promise<void> {
  const { rows } = await sql<Match>`
    SELECT p.practitioner_id, k.subject_id, array_agg(DISTINCT k.key) AS keys,
      (SELECT array_agg(m) FROM access_denial d, unnest(d.matched) AS m
        WHERE d.partnership_id = ${actor.partnership} AND d.practitioner_id = p.practitioner_id AND d.subject_id = k.subject_id
          AND d.decision = 'lifted') AS lifted
    FROM kin_key k
    JOIN practitioner_key p ON p.partnership_id = k.partnership_id AND p.key = k.key
    WHERE k.partnership_id = ${actor.partnership} AND ${where}
      AND NOT EXISTS (
        SELECT FROM access_denial d
        WHERE d.partnership_id = k.partnership_id AND d.practitioner_id = p.practitioner_id AND d.subject_id = k.subject_id
          AND d.ends_at IS NULL)
    GROUP BY p.practitioner_id, k.subject_id`.execute(transaction);
  for (const { practitioner_id, subject_id, keys, lifted } of rows) {
    const matched = [...new Set(keys.map((key) => keyKinds[kindOfKey(key)]))].toSorted();
    if (lifted !== null && matched.every((kind) => lifted.includes(kind))) continue;
    const id = randomUUIDv7();
    await transaction
      .insertInto('access_denial')
      .values({
        partnership_id: actor.partnership,
        id,
        practitioner_id,
        subject_id,
        found_by: matched.includes('name-and-birth') ? 'declared' : 'detected',
        matched,
        starts_at: now,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await recordEvent(transaction, {
      partnership: actor.partnership,
      practitioner: '',
      at: now,
      action: 'record locked to somebody close',
      subject: subject_id,
      detail: { denial: id, practitioner: practitioner_id },
    });
  }
}

type KeyRow = { readonly subject: string; readonly key: string };

/** Keeps what is compared of these children, and locks what agrees now. */
export async function lockToThoseClose(
  access: Access,
  entriesOf: ReadonlyMap<string, readonly StoredEntry[]>,
): Promise<void> {
  const { transaction, actor } = access;
  const subjects = [...entriesOf.keys()];
  if (subjects.length === 0) return;
  const stored = await transaction
    .selectFrom('kin_key')
    .select(['subject_id', 'key'])
    .where('partnership_id', '=', actor.partnership)
    .where(sql<boolean>`subject_id = ANY (${sql.val(subjects)}::uuid[])`)
    .execute();
  const before = new Set(stored.map(({ subject_id, key }) => `${subject_id} ${key}`));
  const rows = [...entriesOf].flatMap(([subject, entries]) =>
    childKeys(entries).map((key): KeyRow => ({ subject, key })),
  );
  const now = new Set(rows.map(({ subject, key }) => `${subject} ${key}`));
  const added = rows.filter(({ subject, key }) => !before.has(`${subject} ${key}`));
  const gone = stored.filter(({ subject_id, key }) => !now.has(`${subject_id} ${key}`));
  if (gone.length > 0)
    await sql`DELETE FROM kin_key k USING unnest(${sql.val(gone.map(({ subject_id }) => subject_id))}::uuid[], ${sql.val(gone.map(({ key }) => key))}::text[]) AS old (subject_id, key)
      WHERE k.partnership_id = ${actor.partnership} AND k.subject_id = old.subject_id AND k.key = old.key`.execute(
      transaction,
    );
  if (added.length === 0) return;
  const columns: readonly Column<KeyRow>[] = [
    { name: 'partnership_id', type: 'uuid', of: () => actor.partnership },
    { name: 'subject_id', type: 'uuid', of: ({ subject }) => subject },
    { name: 'key', type: 'text', of: ({ key }) => key },
  ];
  await insertRows(transaction, 'kin_key', columns, added, sql`ON CONFLICT DO NOTHING`);
  const changed = [...new Set(added.map(({ subject }) => subject))];
  await lockMatches(access, sql`k.subject_id = ANY (${sql.val(changed)}::uuid[])`);
}

/** After a practitioner has said something of themselves. */
export const lockAgainst = (access: Access, practitioner: string): Promise<void> =>
  lockMatches(access, sql`p.practitioner_id = ${practitioner}`);
