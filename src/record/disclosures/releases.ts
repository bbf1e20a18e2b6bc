/** What is told to a family of who could see a child's record and who did: decided line by line, then released as it is. */
import { randomUUIDv7 } from 'node:crypto';
import { z } from 'zod';
import { recordEvent } from '../../audit/record-event.ts';
import { problem } from '../../errors.ts';
import { asRecordRole } from '../transaction.ts';
import type { AskedChild } from './officer-scope.ts';

/** How a line goes out: with the person's name, only with their role and organisation, or not at all. */
export const lineDecisions = {
  name: 'With their name',
  role: 'Only the role and the organisation',
  withheld: 'Not at all',
} as const;
export type LineDecision = keyof typeof lineDecisions;
export const lineDecisionCodes = ['role', 'name', 'withheld'] as const satisfies readonly LineDecision[];

const line = z.object({
  organisations: z.array(z.string()),
  roles: z.array(z.string()),
  practitioner: z.string().nullable(),
  purposes: z.array(z.string()),
  first: z.string(),
  last: z.string().nullable(),
  /** How often they looked or did something; 0 for somebody who only could. */
  times: z.int().min(0),
  decision: z.enum(lineDecisionCodes),
  reason: z.string(),
});
export type ReleaseLine = z.output<typeof line>;

export type NewRelease = {
  readonly forWhom: string;
  readonly harm: string;
  readonly from: Temporal.PlainDate;
  readonly to: Temporal.PlainDate;
  readonly lines: readonly ReleaseLine[];
};

export type Release = NewRelease & {
  readonly id: string;
  readonly madeAt: Temporal.Instant;
  readonly madeBy: string;
  readonly releasedAt: Temporal.Instant | null;
  readonly releasedBy: string | null;
};

const event = ({ access: { transaction, actor, now }, id: subject }: AskedChild, action: string, id: string) =>
  recordEvent(transaction, {
    partnership: actor.partnership,
    practitioner: actor.practitioner,
    at: now,
    action,
    subject,
    detail: { release: id },
  });

/** Returns its id. Nothing goes out yet. */
export async function draftRelease(child: AskedChild, given: NewRelease): Promise<string> {
  const { transaction, actor, now } = child.access;
  const id = randomUUIDv7();
  await asRecordRole(transaction, async () => {
    await transaction
      .insertInto('access_release')
      .values({
        partnership_id: actor.partnership,
        id,
        subject_id: child.id,
        for_whom: given.forWhom,
        harm: given.harm,
        from_day: given.from,
        to_day: given.to,
        lines: JSON.stringify(given.lines),
        made_at: now,
        made_by: actor.practitioner,
      })
      .execute();
    await event(child, 'access history drafted for a family', id);
  });
  return id;
}

export async function releasesOf({ access, id }: AskedChild): Promise<readonly Release[]> {
  const { transaction, actor } = access;
  const rows = await asRecordRole(transaction, () =>
    transaction
      .selectFrom('access_release')
      .selectAll()
      .where('partnership_id', '=', actor.partnership)
      .where('subject_id', '=', id)
      .orderBy('made_at', 'desc')
      .execute(),
  );
  return rows.map((row) => ({
    id: row.id,
    forWhom: row.for_whom,
    harm: row.harm,
    from: row.from_day,
    to: row.to_day,
    lines: z.array(line).parse(row.lines),
    madeAt: row.made_at,
    madeBy: row.made_by,
    releasedAt: row.released_at,
    releasedBy: row.released_by,
  }));
}

/** Throws NOT_FOUND. */
export async function openRelease(child: AskedChild, id: string): Promise<Release> {
  const found = (await releasesOf(child)).find((each) => each.id === id);
  if (found === undefined) throw problem('NOT_FOUND');
  return found;
}

/** From now on it stays as it is. Throws NOT_FOUND, CHANGED_MEANWHILE when it was released already. */
export async function releaseToFamily(child: AskedChild, id: string): Promise<void> {
  await openRelease(child, id);
  const { transaction, actor, now } = child.access;
  await asRecordRole(transaction, async () => {
    const { numUpdatedRows } = await transaction
      .updateTable('access_release')
      .set({ released_at: now, released_by: actor.practitioner })
      .where('partnership_id', '=', actor.partnership)
      .where('id', '=', id)
      .where('released_at', 'is', null)
      .executeTakeFirstOrThrow();
    if (numUpdatedRows === 0n) throw problem('CHANGED_MEANWHILE');
    await event(child, 'access history released to a family', id);
  });
}
