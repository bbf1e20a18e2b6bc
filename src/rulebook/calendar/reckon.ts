/** Reckons a limit: so much time after (or before) an instant, on the calendar that the rule names. */
import { addMonths, type Day, dayAt, type Milliseconds, startOfDay } from './days.ts';
import { isOpenDay, moveByOpenDays, type OpenDays } from './open-days.ts';
import type { Timescale } from './timescale.ts';

/** A calendar that could be found, or words for what is missing. */
export type FoundCalendar = { readonly open: OpenDays } | { readonly missing: string };

export type Reckoned =
  /** `at` is the first instant at which it is too late; `day` is the last day in time, when the limit is one in days. */
  | { readonly kind: 'at'; readonly at: Milliseconds; readonly day: Day | null }
  | { readonly kind: 'cannot-compute'; readonly says: string };

export type Reckoning = {
  readonly timescale: Timescale;
  readonly from: Milliseconds;
  readonly direction: 'after' | 'before';
  readonly counting: 'inclusive' | 'exclusive';
  /** Needed for working and school days, and for moving a limit off a day off. */
  readonly calendar: FoundCalendar | null;
  readonly roll: 'none' | 'earlier' | 'later';
};

export const endOfDay = (day: Day): Reckoned => ({ kind: 'at', at: startOfDay(day + 1), day });

const cannot = (says: string): Reckoned => ({ kind: 'cannot-compute', says });

const endsTooEarly = (calendar: OpenDays, beyond: 'starts-too-late' | 'ends-too-early'): Reckoned =>
  cannot(
    beyond === 'ends-too-early'
      ? `The calendar "${calendar.title}" ends too early to count this far. Add later dates to it.`
      : `The calendar "${calendar.title}" begins too late to count from this date. Add earlier dates to it.`,
  );

function rollOff(day: Day, roll: Reckoning['roll'], calendar: FoundCalendar | null): Reckoned {
  if (roll === 'none') return endOfDay(day);
  if (calendar === null) return cannot('The rule moves a limit off a day off but names no calendar.');
  if ('missing' in calendar) return cannot(calendar.missing);
  const { open } = calendar;
  if (day >= open.from && day <= open.to && isOpenDay(open, day)) return endOfDay(day);
  const moved = moveByOpenDays(open, day, roll === 'later' ? 1 : -1, 'exclusive');
  return typeof moved === 'number' ? endOfDay(moved) : endsTooEarly(open, moved.beyond);
}

/** Pure. Days count from the day in Europe/London on which `from` falls. */
export function reckon({ timescale, from, direction, counting, calendar, roll }: Reckoning): Reckoned {
  const { amount, unit } = timescale;
  const sign = direction === 'after' ? 1 : -1;
  if (unit === 'hours') return { kind: 'at', at: from + sign * amount * 3_600_000, day: null };
  const start = dayAt(from);
  if (unit === 'months') return rollOff(addMonths(start, sign * amount), roll, calendar);
  if (unit === 'days' || unit === 'weeks') {
    const days = (unit === 'weeks' ? 7 : 1) * amount - (counting === 'inclusive' ? 1 : 0);
    return rollOff(start + sign * days, roll, calendar);
  }
  if (calendar === null) return cannot(`The rule counts ${unit} but names no calendar.`);
  if ('missing' in calendar) return cannot(calendar.missing);
  const found = moveByOpenDays(calendar.open, start, sign * amount, counting);
  return typeof found === 'number' ? endOfDay(found) : endsTooEarly(calendar.open, found.beyond);
}
