/** Looks at one child's chronology through one threshold document, at one instant. */
import { type Certainty, certaintyCodes } from '../../kinds/observation.ts';
import type { Milliseconds } from '../calendar/days.ts';
import { audienceOf, compartmentsOf } from '../duty/parties.ts';
import type { EffectiveEntry } from '../entry.ts';
import type { Chronology } from '../pattern/chronology.ts';
import type { HoldsWith } from './band.ts';
import type { CompiledThreshold, CompiledTrigger } from './compile-threshold.ts';
import type { CompiledIndicator } from './compiled-indicator.ts';
import { certaintyOf, compileAge, inOrder, isStrength, quote, type Standings, standingsOf } from './evidence.ts';
import type { Forcing, Match, Seen } from './threshold.ts';

export type Looking = {
  readonly standings: Standings;
  readonly holds: HoldsWith;
  /** What makes an indicator true at another instant, of all that is known now. */
  readonly heldAt: (indicator: CompiledIndicator, at: Milliseconds) => readonly EffectiveEntry[] | null;
  readonly matches: readonly Match[];
  readonly triggers: readonly Forcing[];
};

export const seen = (evidence: readonly EffectiveEntry[]): Seen => {
  const found = inOrder(evidence);
  return {
    evidence: found.map(quote),
    compartments: compartmentsOf(['safeguarding'], found),
    audience: audienceOf(found),
  };
};

function whyNot(each: CompiledIndicator, holds: HoldsWith): string | null {
  const [level] = each.levels;
  if (level === undefined || each.indicator.kind !== 'concern') return null;
  return holds(each, level.sufficiency.certainty) === null
    ? `Not sure enough to count towards level ${level.code}. Find out whether it is so.`
    : null;
}

/** @param threshold with those of its indicators that can be true */
export function lookAt(threshold: CompiledThreshold, chronology: Chronology, at: Milliseconds): Looking {
  const standings = standingsOf(chronology, threshold.kinds, at);
  const age = compileAge(chronology);
  const look = (each: CompiledIndicator, certainty: readonly Certainty[], instant: Milliseconds) =>
    each.pattern.holds({
      chronology,
      trigger: null,
      at: instant,
      counts: (entry) =>
        !(each.indicator.kind === 'concern' && isStrength(entry)) &&
        certainty.includes(certaintyOf(entry)) &&
        standings.isCurrent(entry) &&
        each.counts(entry, instant, age),
    });
  const known = new Map<readonly Certainty[], Map<CompiledIndicator, readonly EffectiveEntry[] | null>>();
  const holds: HoldsWith = (each, certainty) => {
    const answers = known.get(certainty) ?? new Map<CompiledIndicator, readonly EffectiveEntry[] | null>();
    known.set(certainty, answers);
    const before = answers.get(each);
    if (before !== undefined) return before;
    const answer = look(each, certainty, at);
    answers.set(each, answer);
    return answer;
  };
  const matches = threshold.indicators.flatMap((each): readonly Match[] => {
    const evidence = holds(each, certaintyCodes);
    if (evidence === null) return [];
    return [{ indicator: each.indicator, levels: each.levels, doesNotCount: whyNot(each, holds), ...seen(evidence) }];
  });
  const counts = (entry: EffectiveEntry) => standings.isCurrent(entry) && !isStrength(entry);
  const force = ({ trigger, level, pattern }: CompiledTrigger): readonly Forcing[] => {
    const evidence = pattern.holds({ chronology, trigger: null, at, counts });
    return evidence === null ? [] : [{ trigger, level, ...seen(evidence) }];
  };
  return {
    standings,
    holds,
    heldAt: (each, instant) => look(each, certaintyCodes, instant),
    matches,
    triggers: threshold.triggers.flatMap(force),
  };
}
