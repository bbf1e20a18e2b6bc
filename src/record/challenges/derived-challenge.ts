/** Where each challenge of a subject stands, as derive() says: on the ladder that is for it, or on none. Pure. */

import type { ChallengeTopic, ChallengeUrgency } from '../../kinds/challenge-codes.ts';
import { type Compartment, type Viewer } from '../../kinds/vocabulary.ts';
import type { Milliseconds } from '../../rulebook/calendar/days.ts';
import { knownAt } from '../../rulebook/derived.ts';
import type { RuleEntry } from '../../rulebook/entry.ts';
import { sidesOf, topicOf, urgencyOf } from '../../rulebook/ladder/challenge.ts';
import type { Ladder } from '../../rulebook/ladder/ladder.ts';
import { chronologyOf } from '../../rulebook/pattern/chronology.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import type { World } from '../../rulebook/world.ts';
import { text } from '../counting.ts';

export type DerivedChallenge = {
  readonly id: string;
  /** The entry that raised it, as it stands now, and the first of its chain of corrections. */
  readonly trigger: string;
  readonly root: string;
  readonly decision: string | null;
  readonly raisedAt: Milliseconds;
  readonly organisation: string | null;
  readonly sides: readonly string[];
  readonly topic: ChallengeTopic | null;
  readonly urgency: ChallengeUrgency;
  /** Null when no ladder is in force that has anything to say of it. */
  readonly ladder: Ladder | null;
  readonly endedAt: Milliseconds | null;
  readonly compartments: readonly Compartment[];
  readonly audience: readonly Viewer[] | null;
};

export type DerivedChallenges = {
  readonly challenges: readonly DerivedChallenge[];
  /** When time alone next changes any of them otherwise than their stages say; null when it never does. */
  readonly nextAt: Milliseconds | null;
};

export const hasChallenge = (entries: Iterable<{ readonly kind: string }>): boolean => {
  for (const { kind } of entries) if (kind === 'challenge.raised') return true;
  return false;
};

/** One that runs comes before one that only says why it does not. */
const chosen = (ladders: readonly Ladder[]): Ladder | null =>
  ladders.find(({ doesNotRun }) => doesNotRun === null) ?? ladders[0] ?? null;

/** @param entries of one subject, in any order */
export function deriveChallenges(
  entries: readonly RuleEntry[],
  world: World,
  { listening }: Pick<Rulebook, 'listening'>,
  asOf: Milliseconds,
): DerivedChallenges {
  const chronology = chronologyOf(knownAt(entries, asOf));
  const ladders = listening.ladders.flatMap((ladder) => ladder.derive(chronology, world, asOf));
  const challenges = chronology.ofKind('challenge.raised').flatMap((raised): readonly DerivedChallenge[] => {
    const id = text(raised.data['challenge']);
    if (id === null || raised.happened > asOf) return [];
    const ladder = chosen(ladders.filter(({ trigger }) => trigger === raised.id));
    const closed = chronology.ofKind('challenge.closed').find(({ data }) => data['challenge'] === id);
    return [
      {
        id,
        trigger: raised.id,
        root: raised.root,
        decision: text(raised.data['decision']),
        raisedAt: raised.happened,
        organisation: raised.organisation,
        sides: sidesOf(raised),
        topic: topicOf(raised) ?? null,
        urgency: urgencyOf(raised),
        ladder,
        endedAt: ladder === null ? (closed?.happened ?? null) : (ladder.ending?.at ?? null),
        compartments: ladder?.compartments ?? [raised.compartment],
        audience: ladder?.audience ?? raised.audience,
      },
    ];
  });
  const instants = listening.ladders.flatMap((ladder) => ladder.breakpoints(chronology)).filter((at) => at > asOf);
  return { challenges, nextAt: instants.length === 0 ? null : Math.min(...instants) };
}
