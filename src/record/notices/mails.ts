/** Mails as rows: made once, and tried until a mail server has taken them or there is no sense in it any more. */
import { randomUUIDv7 } from 'node:crypto';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Access, RecordServices } from '../access.ts';
import { asSystem, type System } from '../system.ts';
import { type NoticeCounts, readCounts } from './notice-kinds.ts';

export type MailKind = 'daily' | 'urgent' | 'invitation' | 'moved' | 'called-off';

/** When a meeting is. What it is about is never in a mail. */
export type MailedMeeting = {
  readonly meeting: string;
  readonly startsAt: Temporal.Instant;
  readonly endsAt: Temporal.Instant;
};

const stored = z.object({ meeting: z.uuid(), startsAt: z.string(), endsAt: z.string() });

function readMeeting(value: unknown): MailedMeeting | null {
  if (value === null) return null;
  const { meeting, startsAt, endsAt } = stored.parse(value);
  return { meeting, startsAt: Temporal.Instant.from(startsAt), endsAt: Temporal.Instant.from(endsAt) };
}

/** As the record role. */
export async function insertMail(
  { transaction, now }: Pick<Access, 'transaction' | 'now'>,
  { partnership, practitioner }: { readonly partnership: string; readonly practitioner: string },
  {
    kind,
    counts,
    meeting = null,
  }: { readonly kind: MailKind; readonly counts: NoticeCounts; readonly meeting?: MailedMeeting | null },
): Promise<void> {
  await transaction
    .insertInto('mail')
    .values({
      partnership_id: partnership,
      id: randomUUIDv7(),
      practitioner_id: practitioner,
      kind,
      made_at: now,
      counts: JSON.stringify(counts),
      next_attempt_at: now,
      meeting:
        meeting === null
          ? null
          : JSON.stringify({
              meeting: meeting.meeting,
              startsAt: meeting.startsAt.toString(),
              endsAt: meeting.endsAt.toString(),
            }),
    })
    .execute();
}

export type MailToSend = {
  readonly id: string;
  readonly kind: MailKind;
  /** The address as it is now; null when the person has left. */
  readonly to: string | null;
  readonly counts: NoticeCounts;
  /** Of an invitation, or of a meeting that was called off. */
  readonly meeting: MailedMeeting | null;
  /** Before this one. */
  readonly attempts: number;
};

const atOnce = 20;
/** Whoever has taken a mail to send it has this long; after that, somebody else tries. */
const lease = { minutes: 5 } as const;

/** Takes mails whose turn it is. No other server takes them meanwhile. */
export const takeMails = (services: RecordServices, system: System): Promise<readonly MailToSend[]> =>
  asSystem(services, system, async ({ transaction, now }) => {
    const { rows } = await sql<
      Omit<MailToSend, 'counts' | 'meeting'> & { readonly counts: unknown; readonly meeting: unknown }
    >`
      WITH turn AS (
        SELECT id FROM mail
        WHERE partnership_id = ${system.partnership} AND next_attempt_at <= ${now.toString()}::timestamptz
        ORDER BY next_attempt_at LIMIT ${sql.lit(atOnce)} FOR UPDATE SKIP LOCKED
      )
      UPDATE mail m SET next_attempt_at = ${now.add(lease).toString()}::timestamptz, attempts = m.attempts + 1
      FROM turn, practitioner p
      WHERE m.partnership_id = ${system.partnership} AND m.id = turn.id
        AND p.partnership_id = m.partnership_id AND p.id = m.practitioner_id
      RETURNING m.id, m.kind, CASE WHEN p.active THEN p.email END AS to, m.counts, m.meeting, m.attempts - 1 AS attempts`.execute(
      transaction,
    );
    return rows.map((row) => ({ ...row, counts: readCounts(row.counts), meeting: readMeeting(row.meeting) }));
  });

/** Minutes until the next attempt, by how many there were. After the last one it is given up. */
const waits = [1, 5, 30, 120, 480] as const;

export type MailOutcome =
  | { readonly kind: 'sent' }
  /** `isFinal`: the mail server will never take it. */
  | { readonly kind: 'failed'; readonly fault: string; readonly isFinal: boolean };

export const settleMail = (
  services: RecordServices,
  system: System,
  { id, attempts }: Pick<MailToSend, 'id' | 'attempts'>,
  outcome: MailOutcome,
): Promise<void> =>
  asSystem(services, system, async ({ transaction, now }) => {
    const minutes = waits[attempts];
    const again = outcome.kind === 'failed' && !outcome.isFinal && minutes !== undefined ? now.add({ minutes }) : null;
    await transaction
      .updateTable('mail')
      .set({
        next_attempt_at: again,
        sent_at: outcome.kind === 'sent' ? now : null,
        given_up_at: outcome.kind === 'failed' && again === null ? now : null,
        fault: outcome.kind === 'failed' ? outcome.fault : null,
      })
      .where('partnership_id', '=', system.partnership)
      .where('id', '=', id)
      .execute();
  });

export type OwnMail = {
  readonly kind: MailKind;
  readonly counts: NoticeCounts;
  readonly madeAt: Temporal.Instant;
  readonly state: 'waits' | 'sent' | 'given up';
};

/** The viewer's own, newest first. */
export async function ownMails({ transaction, actor }: Access): Promise<readonly OwnMail[]> {
  const rows = await transaction
    .selectFrom('mail')
    .selectAll()
    .where('partnership_id', '=', actor.partnership)
    .where('practitioner_id', '=', actor.practitioner)
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .limit(20)
    .execute();
  return rows.map((row) => ({
    kind: row.kind,
    counts: readCounts(row.counts),
    madeAt: row.made_at,
    state: row.sent_at !== null ? 'sent' : row.given_up_at !== null ? 'given up' : 'waits',
  }));
}

/** Whose mail it was, for somebody who stops it without signing in. */
export const readerOf = (services: RecordServices, system: System, id: string): Promise<string | undefined> =>
  asSystem(services, system, async ({ transaction }) => {
    const row = await transaction
      .selectFrom('mail')
      .select('practitioner_id')
      .where('partnership_id', '=', system.partnership)
      .where('id', '=', id)
      .executeTakeFirst();
    return row?.practitioner_id;
  });
