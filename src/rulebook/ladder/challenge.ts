/** What a challenge says of itself, and whether and where it gets onto a ladder. */
import type { ChallengeTopic, ChallengeUrgency } from '../../kinds/challenge-codes.ts';
import { dayNumber, type Milliseconds, startOfDay } from '../calendar/days.ts';
import type { EffectiveEntry } from '../entry.ts';
import type { Rung } from './climb.ts';
import type { LadderRule } from './ladder-rule.ts';

export const challengeRaised = 'challenge.raised';

export const topicOf = (raised: EffectiveEntry): ChallengeTopic | undefined =>
  raised.data['topic'] as ChallengeTopic | undefined;

export const urgencyOf = (raised: EffectiveEntry): ChallengeUrgency =>
  (raised.data['urgency'] as ChallengeUrgency | undefined) ?? 'routine';

/** The first instant after the day by which the child needs an answer, when one was named. */
export function neededBefore(raised: EffectiveEntry): Milliseconds | null {
  const { neededBy } = raised.data;
  return typeof neededBy === 'string' ? startOfDay(dayNumber(neededBy) + 1) : null;
}

/** The organisation that raised it and those it names, each once. */
export function sidesOf(raised: EffectiveEntry): readonly string[] {
  const { between } = raised.data as { readonly between?: readonly { readonly organisation: string }[] };
  const named = (between ?? []).map(({ organisation }) => organisation);
  return [...new Set(raised.organisation === null ? named : [raised.organisation, ...named])];
}

const goesElsewhere = ({ elsewhere }: LadderRule, raised: EffectiveEntry) => {
  const topic = topicOf(raised);
  return elsewhere.find(({ topics }) => topic !== undefined && topics.includes(topic));
};

/** Whether the ladder has anything to say of a challenge, even if only that it has a route of its own. */
export function isAbout(rule: LadderRule, raised: EffectiveEntry): boolean {
  const topic = topicOf(raised);
  return (
    rule.topics === undefined ||
    topic === undefined ||
    rule.topics.includes(topic) ||
    goesElsewhere(rule, raised) !== undefined
  );
}

/** Why a ladder is not run for a challenge, and what to do; null when it is run. */
export function refusal(rule: LadderRule, raised: EffectiveEntry): string | null {
  const elsewhere = goesElsewhere(rule, raised);
  if (elsewhere !== undefined) return elsewhere.says;
  if (rule.withinAgency === 'excluded' && raised.data['between'] !== undefined && sidesOf(raised).length === 1)
    return 'This ladder is not for a disagreement within one organisation. Use that organisation’s own way to settle it.';
  if (rule.confirmed === 'no' || rule.stages.length === 0)
    return 'The stages of this ladder have not been confirmed, so nothing happens by itself. Ring the other organisation’s safeguarding lead, and ask the partnership how to go on.';
  return null;
}

/** The stage at which a challenge starts, and in whose words. */
export function startOf(rule: LadderRule, raised: EffectiveEntry): Pick<Rung, 'n' | 'opened' | 'because'> {
  const topic = topicOf(raised);
  const first = rule.stages[0]?.n ?? 1;
  const start = rule.starts
    .filter(
      ({ topics, urgency }) =>
        (topics === undefined || (topic !== undefined && topics.includes(topic))) &&
        (urgency === undefined || urgency.includes(urgencyOf(raised))),
    )
    .toSorted((a, b) => b.at - a.at)[0];
  return start === undefined || start.at === first
    ? { n: first, opened: 'raised', because: null }
    : { n: start.at, opened: 'starts-here', because: start.because };
}
