/** Why a stage of a challenge ends when it does: the limit in words, and the days that were counted and passed over. */
import type { Reached } from '../duty/compile-due.ts';
import type { RuleEntry } from '../entry.ts';
import { type CountedDay, daysTo } from '../explain.ts';
import { limitInWords } from '../limit-words.ts';
import { chronologyOf } from '../pattern/chronology.ts';
import type { Rulebook } from '../rulebook.ts';
import type { World } from '../world.ts';
import { challengeRaised } from './challenge.ts';
import type { Ladder, LadderStage } from './ladder.ts';

export type ExplainedLimit = {
  readonly limit: string;
  readonly calendar: string | null;
  readonly days: readonly CountedDay[];
};
export type ExplainedStage = { readonly acknowledge: ExplainedLimit; readonly resolve: ExplainedLimit };

const explained = (reached: Reached): ExplainedLimit => {
  const isAtOnce = reached.due.kind === 'at' && reached.due.at === reached.from;
  return {
    limit: isAtOnce ? 'At once.' : limitInWords(reached.limit),
    calendar: reached.calendar?.title ?? null,
    days: daysTo(reached),
  };
};

/**
 * @param entries of the subject, among them the one that raised the challenge
 * @returns null when the rulebook no longer has the ladder or the stage
 */
export function explainStage(
  { rule, packVersion, trigger }: Ladder,
  stage: LadderStage,
  entries: readonly RuleEntry[],
  world: World,
  rulebook: Rulebook,
): ExplainedStage | null {
  const compiled = rulebook.listening.ladders.find((each) => each.rule.ladder === rule && each.version === packVersion);
  const limits = compiled?.limitsOf(stage.n);
  const raised = chronologyOf(entries)
    .ofKind(challengeRaised)
    .find(({ id }) => id === trigger);
  if (compiled === undefined || limits === undefined || raised === undefined) return null;
  const opening = compiled.openingOf(raised, stage, world);
  return { acknowledge: explained(limits.acknowledge(opening)), resolve: explained(limits.resolve(opening)) };
}
