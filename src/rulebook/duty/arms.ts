/** A duty that runs continuously and is armed again: each match after its beginning makes it owed once more. */
import type { Milliseconds } from '../calendar/days.ts';
import type { EffectiveEntry } from '../entry.ts';
import type { Chronology } from '../pattern/chronology.ts';
import type { CompiledPattern } from '../pattern/compile-pattern.ts';
import type { Begun } from './beginning.ts';
import { type EndingOf, isAfter } from './ending.ts';
import type { Occurrence } from './occurrences.ts';

const newest = (entries: readonly EffectiveEntry[]): EffectiveEntry | undefined =>
  entries.reduce<EffectiveEntry | undefined>(
    (best, each) => (best === undefined || isAfter(each, best) ? each : best),
    undefined,
  );

/** Entries that match after the beginning, in the order in which they happened. What has happened by then counts. */
function matchesAfter(
  pattern: CompiledPattern,
  { trigger, at: begunAt, evidence }: Begun,
  chronology: Chronology,
  asOf: Milliseconds,
): readonly EffectiveEntry[] {
  const beginning = newest([trigger, ...evidence]) ?? trigger;
  const counts = (entry: EffectiveEntry): boolean => entry.happened >= begunAt && isAfter(entry, beginning);
  const looking = { chronology, trigger, counts };
  const instants = [...new Set(pattern.breakpoints(looking))]
    .filter((instant) => instant <= asOf)
    .toSorted((a, b) => a - b);
  return instants.flatMap((at) => {
    const found = pattern.holds({ ...looking, at }) ?? [];
    return [...new Set(found)].filter(({ happened }) => happened === at).toSorted((a, b) => a.place - b.place);
  });
}

/** The first arm, and one for each match until it is ended. An arm is named by the first entry of the chain that armed it. */
export function armsOf(
  pattern: CompiledPattern,
  begun: Begun,
  endingOf: EndingOf,
  chronology: Chronology,
  asOf: Milliseconds,
): readonly Occurrence[] {
  const { due } = begun;
  const opened = { suffix: '', opensAt: begun.at, after: null };
  const arms: Occurrence[] = [{ ...opened, due, ending: endingOf(opened), rests: [], afterMissed: false }];
  for (const by of matchesAfter(pattern, begun, chronology, asOf)) {
    const arm = { suffix: `/${by.root}`, opensAt: by.happened, after: by };
    const ending = endingOf(arm);
    if (ending?.how === 'ended' && ending.at <= by.happened) break;
    arms.push({ ...arm, due, ending, rests: [by], afterMissed: false });
  }
  return arms;
}
