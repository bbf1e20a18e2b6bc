/**
 * Which levels a document indicates. Counting is only ever "at least": an indicator of a higher level counts towards the
 * lower ones, so that one more concern can raise the answer and never lower it. There are no weights and no totals.
 */
import type { Certainty } from '../../kinds/observation.ts';
import type { EffectiveEntry } from '../entry.ts';
import type { CompiledThreshold } from './compile-threshold.ts';
import type { CompiledIndicator } from './compiled-indicator.ts';
import type { Level } from './level-schema.ts';

/** What makes an indicator true, as far as the evidence is sure enough, or null. */
export type HoldsWith = (
  indicator: CompiledIndicator,
  certainty: readonly Certainty[],
) => readonly EffectiveEntry[] | null;

export type Tally = {
  readonly level: Level;
  /** Indicators that count towards the level, each printed at it or above. */
  readonly counted: readonly CompiledIndicator[];
  readonly domains: ReadonlySet<string>;
  readonly isMet: boolean;
};

/** `least`: each indicator at the lowest level at which it is printed; `most`: at the highest. */
export type Reading = 'least' | 'most';

const rankOf = ({ levels }: CompiledIndicator, reading: Reading): number =>
  (reading === 'least' ? levels.at(0) : levels.at(-1))?.rank ?? 0;

export function tally(level: Level, { indicators }: CompiledThreshold, holds: HoldsWith, reading: Reading): Tally {
  const { atLeast, domainsAtLeast, certainty } = level.sufficiency;
  const counted = indicators.filter(
    (each) =>
      each.indicator.kind === 'concern' && rankOf(each, reading) >= level.rank && holds(each, certainty) !== null,
  );
  const domains = new Set(counted.map(({ indicator }) => indicator.domain));
  return { level, counted, domains, isMet: counted.length >= atLeast && domains.size >= domainsAtLeast };
}

const highest = (levels: readonly (Level | undefined)[]): Level | undefined =>
  levels.reduce((best, level) =>
    level !== undefined && (best === undefined || level.rank > best.rank) ? level : best,
  );

/** @returns null when nothing recorded reaches any level */
export function bandOf(
  threshold: CompiledThreshold,
  holds: HoldsWith,
  forced: Level | null,
): { readonly from: Level; readonly to: Level } | null {
  const met = (reading: Reading) => threshold.levels.findLast((level) => tally(level, threshold, holds, reading).isMet);
  const to = highest([met('most'), forced ?? undefined]);
  if (to === undefined) return null;
  return { from: highest([met('least'), forced ?? undefined]) ?? threshold.levels[0] ?? to, to };
}
