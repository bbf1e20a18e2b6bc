/** A calendar compiled to a table of integers, so that counting open days is two look-ups. */
import type { Day } from './days.ts';

export type OpenDays = {
  /** For people, for example "working days in England and Wales". */
  readonly title: string;
  /** First and last day that the calendar knows anything about. */
  readonly from: Day;
  readonly to: Day;
  /** Which calendar has to be made longer, earlier or later, when those are not enough. */
  readonly bounds: Bounds;
  /** Every open day in order. */
  readonly days: Int32Array;
  /** For each day from `from` to `to`: how many open days up to and including it. */
  readonly upTo: Int32Array;
  /** Why a day is not open, for example "weekend" or "Good Friday"; undefined when it is open. */
  readonly whyClosed: WhyClosed;
};

export type Bounds = { readonly from: string; readonly to: string };
export type WhyClosed = (day: Day) => string | undefined;

/** Why a date cannot be reckoned on a calendar. */
export type BeyondCalendar = { readonly beyond: 'starts-too-late' | 'ends-too-early' };

/** A calendar whose last day lies before its first knows nothing; nothing can be reckoned on it. */
export function compileOpenDays(
  title: string,
  from: Day,
  to: Day,
  whyClosed: WhyClosed,
  bounds: Bounds = { from: title, to: title },
): OpenDays {
  const upTo = new Int32Array(Math.max(0, to - from + 1));
  const days: Day[] = [];
  for (let day = from; day <= to; day++) {
    if (whyClosed(day) === undefined) days.push(day);
    upTo[day - from] = days.length;
  }
  return { title, from, to, bounds, days: Int32Array.from(days), upTo, whyClosed };
}

const countUpTo = (calendar: OpenDays, day: Day): number =>
  day < calendar.from ? 0 : (calendar.upTo[day - calendar.from] ?? 0);

export const isOpenDay = (calendar: OpenDays, day: Day): boolean =>
  countUpTo(calendar, day) > countUpTo(calendar, day - 1);

/**
 * The `count`th open day after `start`. `exclusive` does not count `start` itself; `inclusive` counts it when it is open.
 * With a negative count the same backwards: -1 exclusive is the last open day before `start`.
 */
export function moveByOpenDays(
  calendar: OpenDays,
  start: Day,
  count: number,
  counting: 'inclusive' | 'exclusive',
): Day | BeyondCalendar {
  if (start < calendar.from) return { beyond: 'starts-too-late' };
  if (start > calendar.to) return { beyond: 'ends-too-early' };
  const forwards = count > 0;
  const before = forwards === (counting === 'inclusive') ? countUpTo(calendar, start - 1) : countUpTo(calendar, start);
  const found = calendar.days[forwards ? before + count - 1 : before + count];
  if (found !== undefined) return found;
  return { beyond: forwards ? 'ends-too-early' : 'starts-too-late' };
}

/** Open in every calendar, or in at least one (`some`), over the days that all of them know. */
export function combineOpenDays(title: string, calendars: readonly OpenDays[], rule: 'every' | 'some'): OpenDays {
  const from = Math.max(...calendars.map((calendar) => calendar.from));
  const to = Math.min(...calendars.map((calendar) => calendar.to));
  const whyClosed = (day: Day): string | undefined => {
    const reasons = calendars.map((calendar) => calendar.whyClosed(day));
    const closed = rule === 'every' ? reasons.some(isReason) : reasons.every(isReason);
    return closed ? [...new Set(reasons.filter(isReason))].join(', ') : undefined;
  };
  return compileOpenDays(title, from, to, whyClosed, {
    from: calendars.find((calendar) => calendar.from === from)?.bounds.from ?? title,
    to: calendars.find((calendar) => calendar.to === to)?.bounds.to ?? title,
  });
}

const isReason = (reason: string | undefined): reason is string => reason !== undefined;
