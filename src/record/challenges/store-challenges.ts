/** Stores where the challenges of subjects stand, who acts on them, and the permissions that come with that. As the record role. */
import { sql } from 'kysely';
import { compileSeats } from '../../access/compile-grants.ts';
import type { ClosedToOthers } from '../../access/standing.ts';
import type { Milliseconds } from '../../rulebook/calendar/days.ts';
import type { World } from '../../rulebook/world.ts';
import type { Access } from '../access.ts';
import { ruleEntry, type StoredEntry } from '../entry-row.ts';
import { arrayText, type Column, insertRows, instantText } from '../insert-rows.ts';
import { replaceGrants } from '../store-grants.ts';
import { type DerivedChallenge, deriveChallenges, hasChallenge } from './derived-challenge.ts';
import { type ChallengeSeat, openedBy, seatsOf } from './seats.ts';
import { sharedEntries } from './shared-entries.ts';
import { timedSteps } from './timed-steps.ts';

type Stored = {
  readonly subject: string;
  readonly challenge: DerivedChallenge;
  readonly raisedBy: string | null;
  readonly seats: readonly ChallengeSeat[];
  readonly shared: readonly string[];
};

const common = (
  partnership: string,
): readonly Column<{ readonly subject: string; readonly challenge: DerivedChallenge }>[] => [
  { name: 'partnership_id', type: 'uuid', of: () => partnership },
  { name: 'subject_id', type: 'uuid', of: ({ subject }) => subject },
];

const columns = (partnership: string): readonly Column<Stored>[] => [
  ...common(partnership),
  { name: 'id', type: 'uuid', of: ({ challenge }) => challenge.id },
  { name: 'trigger_id', type: 'uuid', of: ({ challenge }) => challenge.trigger },
  { name: 'decision_id', type: 'uuid', of: ({ challenge }) => challenge.decision },
  { name: 'raised_at', type: 'timestamptz', of: ({ challenge }) => instantText(challenge.raisedAt) },
  { name: 'raised_by', type: 'uuid', of: ({ raisedBy }) => raisedBy },
  { name: 'organisation_id', type: 'uuid', of: ({ challenge }) => challenge.organisation },
  { name: 'sides', type: 'uuid[]', of: ({ challenge }) => arrayText(challenge.sides) },
  { name: 'topic', type: 'text', of: ({ challenge }) => challenge.topic },
  { name: 'urgency', type: 'text', of: ({ challenge }) => challenge.urgency },
  { name: 'rule', type: 'text', of: ({ challenge }) => challenge.ladder?.rule ?? null },
  { name: 'pack', type: 'text', of: ({ challenge }) => challenge.ladder?.pack ?? null },
  { name: 'pack_version', type: 'text', of: ({ challenge }) => challenge.ladder?.packVersion ?? null },
  { name: 'ladder', type: 'jsonb', of: ({ challenge }) => JSON.stringify(challenge.ladder) },
  { name: 'ended_at', type: 'timestamptz', of: ({ challenge }) => instantText(challenge.endedAt) },
  { name: 'compartments', type: 'text[]', of: ({ challenge }) => arrayText(challenge.compartments) },
  { name: 'audience', type: 'text[]', of: ({ challenge }) => arrayText(challenge.audience) },
  {
    name: 'next_change_at',
    type: 'timestamptz',
    of: ({ challenge: { ladder } }) => instantText(ladder === null ? null : (timedSteps(ladder)[0]?.at ?? null)),
  },
];

type SeatRow = Pick<Stored, 'subject' | 'challenge'> & { readonly seat: ChallengeSeat; readonly place: number };

const seatColumns = (partnership: string): readonly Column<SeatRow>[] => [
  ...common(partnership),
  { name: 'challenge_id', type: 'uuid', of: ({ challenge }) => challenge.id },
  { name: 'place', type: 'smallint', of: ({ place }) => place },
  { name: 'viewer', type: 'text', of: ({ seat }) => seat.viewer },
  { name: 'part', type: 'text', of: ({ seat }) => seat.part },
  { name: 'stage', type: 'smallint', of: ({ seat }) => seat.stage },
  { name: 'side', type: 'uuid', of: ({ seat }) => seat.side },
  { name: 'acts_from', type: 'timestamptz', of: ({ seat }) => instantText(seat.actsFrom) },
  { name: 'acts_until', type: 'timestamptz', of: ({ seat }) => instantText(seat.actsUntil) },
  { name: 'responded_at', type: 'timestamptz', of: ({ seat }) => instantText(seat.respondedAt) },
];

type ShareRow = Pick<Stored, 'subject' | 'challenge'> & {
  readonly entry: string;
  readonly viewer: string;
  readonly startsAt: Milliseconds;
  readonly endsAt: Milliseconds | null;
};

const shareColumns = (partnership: string): readonly Column<ShareRow>[] => [
  ...common(partnership),
  { name: 'sharing_id', type: 'uuid', of: ({ challenge }) => challenge.id },
  { name: 'basis', type: 'text', of: () => 'challenge' },
  { name: 'entry_id', type: 'uuid', of: ({ entry }) => entry },
  { name: 'viewer', type: 'text', of: ({ viewer }) => viewer },
  { name: 'starts_at', type: 'timestamptz', of: ({ startsAt }) => instantText(startsAt) },
  { name: 'ends_at', type: 'timestamptz', of: ({ endsAt }) => instantText(endsAt) },
];

async function restrictionsOf(
  { transaction, actor }: Access,
  subjects: readonly string[],
): Promise<ReadonlyMap<string, readonly ClosedToOthers[]>> {
  const rows = await transaction
    .selectFrom('record_closing')
    .select(['subject_id', 'practitioners', 'starts_at', 'ends_at'])
    .where('partnership_id', '=', actor.partnership)
    .where('subject_id', 'in', [...subjects])
    .where('closes', '=', 'record')
    .execute();
  const closed = rows.map((row) => ({
    subject: row.subject_id,
    startsAt: row.starts_at.epochMilliseconds,
    endsAt: row.ends_at?.epochMilliseconds ?? null,
    named: row.practitioners.map((practitioner) => ({ practitioner })),
  }));
  return Map.groupBy(closed, ({ subject }) => subject);
}

/** Removes what is made again, and what is no challenge any more. */
async function clear({ transaction, actor }: Access, subjects: readonly string[]): Promise<void> {
  for (const table of ['challenge', 'entry_share'] as const) {
    await transaction
      .deleteFrom(table)
      .where('partnership_id', '=', actor.partnership)
      .where('subject_id', 'in', [...subjects])
      .$if(table !== 'challenge', (query) => query.where(sql<boolean>`basis = 'challenge'`))
      .execute();
  }
}

/** Marks what the challenges do not say any more, for example that nobody had answered when somebody had, and wrote it later. */
async function overtake(
  { transaction, actor, now }: Access,
  stored: readonly Stored[],
  subjects: readonly string[],
): Promise<void> {
  const standing = stored.flatMap(({ subject, challenge: { ladder } }) =>
    ladder === null ? [] : timedSteps(ladder).map(({ instance, step }) => `${subject} ${instance} ${step}`),
  );
  await sql`UPDATE trace t SET overtaken_at = ${now.toString()}::timestamptz
    WHERE t.partnership_id = ${actor.partnership} AND t.subject_id = ANY (${sql.val(subjects)}::uuid[]) AND t.overtaken_at IS NULL
      AND t.step IN ('stage-opened', 'unanswered', 'last-stage-passed')
      AND (t.subject_id::text || ' ' || t.instance || ' ' || t.step) <> ALL (${sql.val(standing)}::text[])`.execute(
    transaction,
  );
}

/** Subjects that had a challenge until now: everything about it may have been withdrawn, sealed or disposed of. */
async function challengedBefore(
  { transaction, actor }: Access,
  subjects: readonly string[],
): Promise<readonly string[]> {
  if (subjects.length === 0) return [];
  const rows = await transaction
    .selectFrom('challenge')
    .select('subject_id')
    .distinct()
    .where('partnership_id', '=', actor.partnership)
    .where(sql<boolean>`subject_id = ANY (${sql.val(subjects)}::uuid[])`)
    .execute();
  return rows.map(({ subject_id }) => subject_id);
}

/**
 * Only subjects with a challenge are looked at.
 *
 * @param replacing subjects of which something was stored before
 * @returns when time alone next changes one of them otherwise than its stages say
 */
export async function storeChallenges(
  access: Access,
  entriesOf: ReadonlyMap<string, readonly StoredEntry[]>,
  world: World,
  replacing: readonly string[],
): Promise<ReadonlyMap<string, Milliseconds | null>> {
  const { transaction, actor, engine, now } = access;
  const concerned = [...entriesOf].filter(([, entries]) => hasChallenge(entries));
  const nextAt = new Map<string, Milliseconds | null>();
  const before = await challengedBefore(access, replacing);
  const subjects = [...new Set([...concerned.map(([subject]) => subject), ...before])];
  if (subjects.length === 0) return nextAt;
  const stored = concerned.flatMap(([subject, entries]) => {
    const asOf = Math.max(now.epochMilliseconds, entries.at(-1)?.recordedAt.epochMilliseconds ?? 0);
    const derived = deriveChallenges(entries.map(ruleEntry), world, engine.rulebook, asOf);
    nextAt.set(subject, derived.nextAt);
    return derived.challenges.map((challenge): Stored => {
      const raisedBy = entries.find(({ id }) => id === challenge.root)?.recordedBy ?? null;
      const seats = seatsOf(challenge, raisedBy);
      return { subject, challenge, raisedBy, seats, shared: sharedEntries(challenge, entries) };
    });
  });
  const restrictions = await restrictionsOf(access, subjects);
  await clear(access, subjects);
  const { partnership } = actor;
  await insertRows(transaction, 'challenge', columns(partnership), stored);
  await insertRows(
    transaction,
    'challenge_seat',
    seatColumns(partnership),
    stored.flatMap(({ subject, challenge, seats }) =>
      seats.map((seat, place): SeatRow => ({ subject, challenge, seat, place })),
    ),
  );
  const opened = stored.flatMap((each) => openedBy(each.challenge, each.seats).map((seat) => ({ ...each, seat })));
  const grants = opened.flatMap(({ subject, seat }) =>
    compileSeats([seat], restrictions.get(subject) ?? []).map((grant) => ({ ...grant, subject })),
  );
  await replaceGrants(transaction, partnership, subjects, grants, sql`g.basis = 'challenge'`);
  await insertRows(
    transaction,
    'entry_share',
    shareColumns(partnership),
    opened.flatMap(({ subject, challenge, seat: { viewer, startsAt, endsAt }, shared }) =>
      shared.map((entry): ShareRow => ({ subject, challenge, entry, viewer, startsAt, endsAt })),
    ),
  );
  await overtake(access, stored, subjects);
  return nextAt;
}
