/**
 * What a challenge would have done if somebody had raised it at some moment: which stages would have opened when, and who
 * would have been asked, had nobody agreed. Pure; nothing is recorded.
 */
import type { ChallengeTopic, ChallengeUrgency } from '../../kinds/challenge-codes.ts';
import { kindNamed } from '../../kinds/registry.ts';
import type { Milliseconds } from '../calendar/days.ts';
import { derive } from '../derive.ts';
import { knownAt } from '../derived.ts';
import type { RuleEntry } from '../entry.ts';
import { challengeRaised } from '../ladder/challenge.ts';
import type { Ladder } from '../ladder/ladder.ts';
import type { Rulebook } from '../rulebook.ts';
import type { World } from '../world.ts';

export type SupposedChallenge = {
  readonly at: Milliseconds;
  /** The organisation that would have raised it. */
  readonly by: string;
  /** Those that would have been challenged. */
  readonly against: readonly string[];
  readonly topic: ChallengeTopic;
  readonly urgency: ChallengeUrgency;
};

/** No entry has it. */
const supposed = '00000000-0000-4000-8000-000000000000';

/** One for each ladder of the rulebook that is about it; none where there is no ladder. */
export function simulateChallenge(
  entries: readonly RuleEntry[],
  world: World,
  rulebook: Rulebook,
  { at, by, against, topic, urgency }: SupposedChallenge,
): readonly Ladder[] {
  const known = knownAt(entries, at);
  const raised: RuleEntry = {
    id: supposed,
    seq: known.reduce((last, { seq }) => Math.max(last, seq), 0) + 1,
    kind: challengeRaised,
    happened: at,
    recorded: at,
    compartment: kindNamed(challengeRaised).compartment,
    organisation: by,
    audience: null,
    data: {
      challenge: supposed,
      topic,
      urgency,
      between: [by, ...against].map((organisation) => ({ organisation })),
    },
    corrects: null,
  };
  return derive([...known, raised], world, rulebook, at).ladders.filter(({ trigger }) => trigger === supposed);
}
