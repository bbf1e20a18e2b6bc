/** What ends a duty: it is done, it ends by something else, or a named person waives it. */
import type { Milliseconds } from '../calendar/days.ts';
import type { EffectiveEntry } from '../entry.ts';
import type { Chronology } from '../pattern/chronology.ts';
import type { CompiledPattern, Looking } from '../pattern/compile-pattern.ts';
import type { Ending } from './duty.ts';

export type FoundEnding = Ending & { readonly by: EffectiveEntry };

export type Endings = { readonly done: CompiledPattern; readonly ends: CompiledPattern | null };

/** Where an instance begins: what follows the first one's name, from when, and what was used up to open it. */
export type Opened = {
  readonly suffix: string;
  readonly opensAt: Milliseconds;
  readonly after: EffectiveEntry | null;
};
export type EndingOf = (opened: Opened) => FoundEnding | null;

type Instance = Opened & { readonly instance: string; readonly trigger: EffectiveEntry };

/** What happened at the same moment is in the order in which it was first recorded. */
export const isAfter = (entry: EffectiveEntry, other: EffectiveEntry): boolean =>
  entry.happened > other.happened || (entry.happened === other.happened && entry.place > other.place);

/** The first instant at which a pattern holds, and the newest entry that makes it true. */
export function firstTruth(pattern: CompiledPattern, looking: Omit<Looking, 'at'>, asOf: Milliseconds) {
  if (pattern.earliest !== undefined) {
    const by = pattern.earliest(looking, asOf);
    return by === null ? null : { at: by.happened, entry: by.id, by };
  }
  const instants = pattern.breakpoints(looking).filter((instant) => instant <= asOf);
  for (const at of instants.toSorted((a, b) => a - b)) {
    const evidence = pattern.holds({ ...looking, at });
    const newest = evidence?.toSorted((a, b) => b.happened - a.happened || b.place - a.place)[0];
    if (newest !== undefined) return { at, entry: newest.id, by: newest };
  }
  return null;
}

/**
 * Whichever came first. What ties itself to the trigger discharges it whenever it happened: a file may be sent before the
 * move is confirmed. Anything else has to happen while the duty runs, and nothing from before the trigger ends it otherwise.
 * When it comes round again, everything has to happen from then on.
 */
export function endingOf(
  { done, ends }: Endings,
  chronology: Chronology,
  { instance, suffix, trigger, opensAt, after }: Instance,
  asOf: Milliseconds,
): FoundEnding | null {
  const counts = (entry: EffectiveEntry, tied: boolean): boolean =>
    suffix === ''
      ? tied || entry.happened >= opensAt
      : entry.happened >= opensAt && (after === null || isAfter(entry, after));
  const isDone = firstTruth(done, { chronology, trigger, counts }, asOf);
  let first: FoundEnding | null =
    isDone === null ? null : { at: isDone.at, entry: isDone.entry, how: 'done', by: isDone.by };
  const hasEnded =
    ends && firstTruth(ends, { chronology, trigger, counts: (entry) => entry.happened >= trigger.happened }, asOf);
  if (hasEnded !== null && (first === null || hasEnded.at < first.at)) first = { ...hasEnded, how: 'ended' };
  for (const waiver of chronology.ofKind('duty.waived')) {
    if (waiver.happened > asOf || (first !== null && waiver.happened >= first.at)) break;
    if (waiver.data['instance'] === `${instance}${suffix}`)
      first = { at: waiver.happened, entry: waiver.id, how: 'waived', by: waiver };
  }
  return first;
}
