/** Challenges as the viewer may see them: those of one child, and those on which the viewer acts. */
import { type Selectable, sql } from 'kysely';
import type { ChallengeTable } from '../../database/challenge-tables.ts';
import type { ChallengeTopic, ChallengeUrgency } from '../../kinds/challenge-codes.ts';
import type { Ladder } from '../../rulebook/ladder/ladder.ts';
import type { Access } from '../access.ts';
import type { OpenChild } from '../child.ts';
import { isId } from '../id.ts';
import type { SeatPart } from './seats.ts';

/** Where the viewer sits. */
export type OwnSeat = {
  readonly part: SeatPart;
  readonly viewer: string;
  readonly stage: number | null;
  /** For whom; null for whoever leads a stage for all. */
  readonly side: string | null;
  /** The stage is theirs now. */
  readonly isOpen: boolean;
  readonly respondedAt: Temporal.Instant | null;
};

export type Challenge = {
  readonly id: string;
  readonly subject: string;
  /** The entry that raised it. */
  readonly trigger: string;
  readonly decision: string | null;
  readonly raisedAt: Temporal.Instant;
  readonly raisedBy: string | null;
  readonly organisation: string | null;
  readonly sides: readonly string[];
  readonly topic: ChallengeTopic | null;
  readonly urgency: ChallengeUrgency;
  /** Null when no ladder is in force for it. */
  readonly ladder: Ladder | null;
  readonly endedAt: Temporal.Instant | null;
  readonly seats: readonly OwnSeat[];
};

const parse = (row: Selectable<ChallengeTable>, seats: readonly OwnSeat[]): Challenge => ({
  id: row.id,
  subject: row.subject_id,
  trigger: row.trigger_id,
  decision: row.decision_id,
  raisedAt: row.raised_at,
  raisedBy: row.raised_by,
  organisation: row.organisation_id,
  sides: row.sides,
  topic: row.topic as ChallengeTopic | null,
  urgency: row.urgency as ChallengeUrgency,
  ladder: row.ladder as Ladder | null,
  endedAt: row.ended_at,
  seats,
});

const isPast = (at: Temporal.Instant | null, now: Temporal.Instant): boolean =>
  at !== null && Temporal.Instant.compare(at, now) <= 0;

/** Row-level security leaves only the viewer's own that have begun. */
async function ownSeats(
  { transaction, actor, now }: Access,
  challenges: readonly string[],
): Promise<ReadonlyMap<string, readonly OwnSeat[]>> {
  if (challenges.length === 0) return new Map();
  const rows = await transaction
    .selectFrom('challenge_seat')
    .selectAll()
    .where('partnership_id', '=', actor.partnership)
    .where('challenge_id', 'in', [...challenges])
    .orderBy('place')
    .execute();
  const seats = rows.map((row) => ({
    challenge: row.challenge_id,
    part: row.part,
    viewer: row.viewer,
    stage: row.stage,
    side: row.side,
    isOpen: !isPast(row.acts_until, now),
    respondedAt: row.responded_at,
  }));
  return Map.groupBy(seats, ({ challenge }) => challenge);
}

async function withSeats(access: Access, rows: readonly Selectable<ChallengeTable>[]): Promise<readonly Challenge[]> {
  const seats = await ownSeats(
    access,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => parse(row, seats.get(row.id) ?? []));
}

/** Newest first. */
export async function challengesOf(child: OpenChild): Promise<readonly Challenge[]> {
  const { access } = child;
  const rows = await access.transaction
    .selectFrom('challenge')
    .selectAll()
    .where('partnership_id', '=', access.actor.partnership)
    .where('subject_id', '=', child.id)
    .orderBy('raised_at', 'desc')
    .orderBy('id')
    .execute();
  return withSeats(access, rows);
}

export const findChallenge = async (child: OpenChild, id: string): Promise<Challenge | undefined> =>
  isId(id) ? (await challengesOf(child)).find((challenge) => challenge.id === id) : undefined;

/** Open ones that the viewer raised, or in which a stage is theirs now; the longest open first. */
export async function challengesOfViewer(access: Access): Promise<readonly Challenge[]> {
  const { transaction, actor, now } = access;
  const at = sql`${now.toString()}::timestamptz`;
  const rows = await transaction
    .selectFrom('challenge as c')
    .selectAll('c')
    .where('c.partnership_id', '=', actor.partnership)
    .where((where) => where.or([where('c.ended_at', 'is', null), where('c.ended_at', '>', now)]))
    .where((where) =>
      where.exists(
        where
          .selectFrom('challenge_seat as s')
          .select('s.place')
          .whereRef('s.partnership_id', '=', 'c.partnership_id')
          .whereRef('s.subject_id', '=', 'c.subject_id')
          .whereRef('s.challenge_id', '=', 'c.id')
          .where('s.viewer', 'in', [...actor.viewers])
          .where('s.acts_from', '<=', now)
          .where(sql<boolean>`(s.acts_until IS NULL OR s.acts_until > ${at})`),
      ),
    )
    .orderBy('c.raised_at')
    .orderBy('c.id')
    .limit(200)
    .execute();
  return withSeats(access, rows);
}

/** Challenges of children whose record the viewer may see, raised in a time, newest first. */
export async function challengesSince(
  { transaction, actor }: Access,
  from: Temporal.Instant,
  until: Temporal.Instant,
): Promise<readonly Challenge[]> {
  const rows = await transaction
    .selectFrom('challenge')
    .selectAll()
    .where('partnership_id', '=', actor.partnership)
    .where('raised_at', '>=', from)
    .where('raised_at', '<', until)
    .orderBy('raised_at', 'desc')
    .limit(200)
    .execute();
  return rows.map((row) => parse(row, []));
}
