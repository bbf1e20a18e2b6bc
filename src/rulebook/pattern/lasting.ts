/**
 * How long something lasted in all: spells that begin and end with an entry, and the part of them that lies within a window.
 * The total is a line that rises while a spell runs and falls as parts leave the window; here are its exact turning points.
 */
import { addMonths, type Day, dayAt, type Milliseconds, startOfDay } from '../calendar/days.ts';
import { parseTimescale } from '../calendar/timescale.ts';
import type { EffectiveEntry } from '../entry.ts';

const hour = 3_600_000;
const hoursIn = { hours: 1, days: 24, weeks: 168 } as const;

/** A length as time that passes: a day is 24 hours, also when a clock change makes it 23 or 25. */
export function elapsed(text: string): Milliseconds {
  const timescale = parseTimescale(text);
  if (timescale === null) return 0;
  const { amount, unit } = timescale;
  return unit === 'hours' || unit === 'days' || unit === 'weeks' ? amount * hoursIn[unit] * hour : 0;
}

/** The shortest that a window can be, for comparison with what has to fit in it. */
export function shortest(window: string): Milliseconds {
  const timescale = parseTimescale(window);
  return timescale?.unit === 'months' ? timescale.amount * 28 * 24 * hour : elapsed(window);
}

export type Window = {
  /** The first instant that is still within it, as of another. */
  readonly begins: (at: Milliseconds) => Milliseconds;
  /** The instants at which something from a stretch of time goes out of it at once; none when time goes out as it passes. */
  readonly steps: (from: Milliseconds, to: Milliseconds) => readonly Milliseconds[];
};

const everything: Window = { begins: () => Number.NEGATIVE_INFINITY, steps: () => [] };

/** Counted like any window: in hours to the moment, otherwise by whole days, of which the first and the last belong to it. */
export function compileLastingWindow(text: string | undefined): Window {
  const timescale = text === undefined ? null : parseTimescale(text);
  if (timescale === null) return everything;
  const { amount, unit } = timescale;
  if (unit === 'hours') {
    const length = amount * hour;
    return { begins: (at) => at - length, steps: (from, to) => [from + length, to + length] };
  }
  const last = (day: Day): Day =>
    unit === 'months' ? addMonths(day, amount) : day + amount * (unit === 'weeks' ? 7 : 1);
  const first = (day: Day): Day => {
    const back = unit === 'months' ? addMonths(day, -amount) : day - (last(day) - day);
    return last(back) < day ? back + 1 : back;
  };
  return {
    begins: (at) => startOfDay(first(dayAt(at))),
    steps: (from, to) =>
      Array.from({ length: dayAt(to) - dayAt(from) + 1 }, (_, index) => startOfDay(last(dayAt(from) + index) + 1)),
  };
}

/** `to` is null while it runs. */
export type Spell = {
  readonly from: Milliseconds;
  readonly to: Milliseconds | null;
  readonly entries: readonly EffectiveEntry[];
};

/** What begins again while it runs is one spell, and what ends without having begun is none. */
export function spellsOf(begins: readonly EffectiveEntry[], ends: readonly EffectiveEntry[]): readonly Spell[] {
  const events = [
    ...begins.map((entry) => ({ entry, isEnd: false })),
    ...ends.map((entry) => ({ entry, isEnd: true })),
  ].toSorted(
    (a, b) => a.entry.happened - b.entry.happened || a.entry.place - b.entry.place || Number(a.isEnd) - Number(b.isEnd),
  );
  const spells: Spell[] = [];
  let running: EffectiveEntry | null = null;
  for (const { entry, isEnd } of events) {
    if (!isEnd) running ??= entry;
    else if (running !== null) {
      spells.push({ from: running.happened, to: entry.happened, entries: [running, entry] });
      running = null;
    }
  }
  return running === null ? spells : [...spells, { from: running.happened, to: null, entries: [running] }];
}

/** Whether something of it is not out of the window yet. */
export const isWithin = ({ to }: Spell, window: Window, at: Milliseconds): boolean =>
  to === null || to > window.begins(at);

/** The part of a spell that lies within the window as of an instant. */
const lengthWithin = ({ from, to }: Spell, window: Window, at: Milliseconds): Milliseconds =>
  Math.max(0, Math.min(to ?? at, at) - Math.max(from, window.begins(at)));

/** How long the spells lasted in all within the window. */
export const totalAt = (spells: readonly Spell[], window: Window, at: Milliseconds): Milliseconds =>
  spells.reduce((total, spell) => total + lengthWithin(spell, window, at), 0);

/**
 * Every instant at which the total reaches a length or no longer does. Between two neighbouring turning points the total
 * rises, falls or stays, a millisecond for each millisecond, so that the crossing is found by counting.
 */
export function crossings(spells: readonly Spell[], window: Window, wanted: Milliseconds): readonly Milliseconds[] {
  const turns = spells.flatMap(({ from, to }) =>
    to === null
      ? [from]
      : // What lies so far back that it has gone before the spell ends changes nothing: it is longer than is wanted.
        [from, to, ...window.steps(Math.max(from, window.begins(to)), to)],
  );
  const sorted = [...new Set(turns)].toSorted((a, b) => a - b);
  const found: Milliseconds[] = [];
  for (const [index, turn] of sorted.entries()) {
    const next = sorted[index + 1];
    const total = totalAt(spells, window, turn);
    found.push(turn);
    const slope = totalAt(spells, window, turn + 1) - total;
    const crossing = slope > 0 ? turn + wanted - total : slope < 0 ? turn + total - wanted + 1 : turn;
    if (crossing > turn && (next === undefined || crossing < next)) found.push(crossing);
  }
  return found;
}
