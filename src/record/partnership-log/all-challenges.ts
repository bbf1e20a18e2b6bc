/**
 * Challenges across the partnership, without the children they are about: for learning from disagreement. Whoever asks may see
 * none of the children, so nothing here tells one from another; numbers made of this are rounded before anybody sees them.
 */
import { sql } from 'kysely';
import type { ChallengeOutcome, ChallengeTopic } from '../../kinds/challenge-codes.ts';
import type { OrganisationKind } from '../../kinds/vocabulary.ts';
import type { Ladder } from '../../rulebook/ladder/ladder.ts';
import type { Access } from '../access.ts';
import { asRecordRole } from '../transaction.ts';

export type LoggedChallenge = {
  readonly raisedAt: Temporal.Instant;
  readonly topic: ChallengeTopic | null;
  /** What kind of organisation raised it, and the kinds of the others that disagree, each once. */
  readonly raisedBy: OrganisationKind | null;
  readonly others: readonly OrganisationKind[];
  readonly ladder: Ladder | null;
  readonly endedAt: Temporal.Instant | null;
  /** What was agreed last. */
  readonly outcome: ChallengeOutcome | null;
};

/** @param from the first instant at which one was raised that counts; @param until the first at which it counts no more */
export async function allChallenges(
  { transaction, actor }: Access,
  from: Temporal.Instant,
  until: Temporal.Instant,
): Promise<readonly LoggedChallenge[]> {
  const { rows } = await asRecordRole(transaction, () =>
    sql<{
      raised_at: Temporal.Instant;
      topic: ChallengeTopic | null;
      raised_by: OrganisationKind | null;
      others: readonly OrganisationKind[];
      ladder: Ladder | null;
      ended_at: Temporal.Instant | null;
      outcome: ChallengeOutcome | null;
    }>`
    SELECT c.raised_at, c.topic, raiser.kind AS raised_by, c.ladder, c.ended_at,
      ARRAY(
        SELECT DISTINCT o.kind FROM organisation o
        WHERE o.partnership_id = c.partnership_id AND o.id = ANY (c.sides) AND o.id IS DISTINCT FROM c.organisation_id ORDER BY 1
      ) AS others,
      (
        SELECT e.data->>'outcome' FROM entry e
        WHERE e.partnership_id = c.partnership_id AND e.subject_id = c.subject_id AND e.kind = 'challenge.agreed'
          AND e.data->>'challenge' = c.id::text
        ORDER BY e.seq DESC LIMIT 1
      ) AS outcome
    FROM challenge c
      LEFT JOIN organisation raiser ON raiser.partnership_id = c.partnership_id AND raiser.id = c.organisation_id
    WHERE c.partnership_id = ${actor.partnership}
      AND c.raised_at >= ${from.toString()}::timestamptz AND c.raised_at < ${until.toString()}::timestamptz`.execute(
      transaction,
    ),
  );
  return rows.map(({ raised_at: raisedAt, raised_by: raisedBy, ended_at: endedAt, ...row }) => ({
    ...row,
    raisedAt,
    raisedBy,
    endedAt,
  }));
}
