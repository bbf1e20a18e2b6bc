/** Who is invited to a meeting: told by mail when it is, never what it is about. */
import { sql } from 'kysely';
import type { Access } from '../access.ts';
import type { OpenChild } from '../child.ts';
import { isId } from '../id.ts';
import { insertMail } from '../notices/mails.ts';
import { asRecordRole } from '../transaction.ts';

export type MeetingTime = {
  readonly meeting: string;
  readonly startsAt: Temporal.Instant;
  readonly endsAt: Temporal.Instant;
};

/** The viewer is not told by mail of what they arranged themselves; it stands in their work like everybody's. */
export async function invite(
  { access, id: subject }: OpenChild,
  { meeting, startsAt, endsAt }: MeetingTime,
  practitioners: readonly string[],
): Promise<void> {
  const { transaction, actor } = access;
  await asRecordRole(transaction, async () => {
    for (const practitioner of new Set([...practitioners, actor.practitioner])) {
      await transaction
        .insertInto('meeting_invitation')
        .values({
          partnership_id: actor.partnership,
          meeting_id: meeting,
          practitioner_id: practitioner,
          subject_id: subject,
          starts_at: startsAt,
          ends_at: endsAt,
          over_at: null,
        })
        .execute();
      if (practitioner === actor.practitioner) continue;
      const to = { partnership: actor.partnership, practitioner };
      await insertMail(access, to, { kind: 'invitation', counts: {}, meeting: { meeting, startsAt, endsAt } });
    }
  });
}

/** It is held at another time. Whoever was invited is told. */
export async function moveInvitations(access: Access, time: MeetingTime): Promise<void> {
  const { transaction, actor } = access;
  await asRecordRole(transaction, async () => {
    const rows = await transaction
      .updateTable('meeting_invitation')
      .set({ starts_at: time.startsAt, ends_at: time.endsAt })
      .where('partnership_id', '=', actor.partnership)
      .where('meeting_id', '=', time.meeting)
      .where('over_at', 'is', null)
      .returning('practitioner_id')
      .execute();
    for (const { practitioner_id: practitioner } of rows) {
      if (practitioner === actor.practitioner) continue;
      await insertMail(
        access,
        { partnership: actor.partnership, practitioner },
        { kind: 'moved', counts: {}, meeting: time },
      );
    }
  });
}

/** Nobody waits for it any more. Whoever was invited is told when it was called off. */
export async function endInvitations(
  access: Access,
  { meeting, startsAt, endsAt }: MeetingTime,
  why: 'held' | 'called-off',
): Promise<void> {
  const { transaction, actor, now } = access;
  await asRecordRole(transaction, async () => {
    const rows = await transaction
      .updateTable('meeting_invitation')
      .set({ over_at: now })
      .where('partnership_id', '=', actor.partnership)
      .where('meeting_id', '=', meeting)
      .where('over_at', 'is', null)
      .returning('practitioner_id')
      .execute();
    if (why === 'held') return;
    for (const { practitioner_id: practitioner } of rows) {
      if (practitioner === actor.practitioner) continue;
      const to = { partnership: actor.partnership, practitioner };
      await insertMail(access, to, { kind: 'called-off', counts: {}, meeting: { meeting, startsAt, endsAt } });
    }
  });
}

export type OwnInvitation = MeetingTime & { readonly subject: string };

/** Those that are not over, the soonest first. */
export async function ownInvitations({ transaction, actor }: Access): Promise<readonly OwnInvitation[]> {
  const rows = await transaction
    .selectFrom('meeting_invitation')
    .select(['meeting_id', 'subject_id', 'starts_at', 'ends_at'])
    .where('partnership_id', '=', actor.partnership)
    .where('practitioner_id', '=', actor.practitioner)
    .where('over_at', 'is', null)
    .orderBy('starts_at')
    .limit(50)
    .execute();
  return rows.map(({ meeting_id, subject_id, starts_at, ends_at }) => ({
    meeting: meeting_id,
    subject: subject_id,
    startsAt: starts_at,
    endsAt: ends_at,
  }));
}

/** Undefined for a meeting to which the viewer was not invited, and for one of a child whom they may not see any more. */
export async function findInvitation(
  { transaction, actor }: Access,
  meeting: string,
): Promise<OwnInvitation | undefined> {
  if (!isId(meeting)) return undefined;
  const row = await transaction
    .selectFrom('meeting_invitation')
    .select(['subject_id', 'starts_at', 'ends_at'])
    .where('partnership_id', '=', actor.partnership)
    .where('practitioner_id', '=', actor.practitioner)
    .where('meeting_id', '=', sql<string>`${meeting}::uuid`)
    .executeTakeFirst();
  return row && { meeting, subject: row.subject_id, startsAt: row.starts_at, endsAt: row.ends_at };
}
