/** Looks at one child's chronology through one threshold document, at one instant. */
import { type FactCode, factNamed } from '../../kinds/facts/facts.ts';
import { type Certainty, certaintyCodes } from '../../kinds/observation.ts';
import type { Milliseconds } from '../calendar/days.ts';
import { compartmentsOf, narrowest } from '../duty/parties.ts';
import type { EffectiveEntry } from '../entry.ts';
import type { Chronology } from '../pattern/chronology.ts';
import type { HoldsWith } from './band.ts';
import type { CompiledIndicator, CompiledThreshold, CompiledTrigger } from './compile-threshold.ts';
import { certaintyOf, compileAge, inOrder, isStrength, quote, type Standings, standingsOf } from './evidence.ts';
import type { Indicator } from './indicator-schema.ts';
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
    audience: narrowest(found.map(({ audience }) => audience)),
  };
};

function whyNot(each: CompiledIndicator, holds: HoldsWith): string | null {
  const [level] = each.levels;
  if (level === undefined || each.indicator.kind !== 'concern') return null;
  return holds(each, level.sufficiency.certainty) === null
    ? `Not sure enough to count towards level ${level.code}. Find out whether it is so.`
    : null;
}

/** Most indicators of a document are of facts that nobody has recorded; they need not be looked for one by one. */
function compileMayHold(chronology: Chronology): (indicator: Indicator) => boolean {
  const stated = new Set(chronology.ofKind('observation.recorded').map(({ data }) => data['fact']));
  const isShown = (fact: FactCode): boolean =>
    (factNamed(fact).shownBy ?? []).some((kind) => chronology.ofKind(kind).length > 0);
  return ({ facts, when }) => when !== undefined || facts.some((fact) => stated.has(fact) || isShown(fact));
}

export function lookAt(threshold: CompiledThreshold, chronology: Chronology, at: Milliseconds): Looking {
  const standings = standingsOf(chronology, threshold.kinds, at);
  const age = compileAge(chronology);
  const mayHold = compileMayHold(chronology);
  const look = (each: CompiledIndicator, certainty: readonly Certainty[], instant: Milliseconds) =>
    mayHold(each.indicator)
      ? each.pattern.holds({
          chronology,
          trigger: null,
          at: instant,
          counts: (entry) =>
            !(each.indicator.kind === 'concern' && isStrength(entry)) &&
            certainty.includes(certaintyOf(entry)) &&
            standings.isCurrent(entry) &&
            each.counts(entry, instant, age),
        })
      : null;
  const known = new Map<CompiledIndicator, Map<string, readonly EffectiveEntry[] | null>>();
  const holds: HoldsWith = (each, certainty) => {
    const answers = known.get(each) ?? new Map<string, readonly EffectiveEntry[] | null>();
    known.set(each, answers);
    const key = certainty.toSorted().join();
    if (!answers.has(key)) answers.set(key, look(each, certainty, at));
    return answers.get(key) ?? null;
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
