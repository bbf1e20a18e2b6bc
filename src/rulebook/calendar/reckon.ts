/** Reckons a limit: so much time after (or before) an instant, on the calendar that the rule names. */
import { addMonths, type Day, dayAt, type Milliseconds, startOfDay } from './days.ts';
import { type BeyondCalendar, isOpenDay, moveByOpenDays, type OpenDays } from './open-days.ts';
import type { Timescale } from './timescale.ts';
import { moveByWorkingTime, usualHours, type WorkingHours } from './working-hours.ts';

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
  /** For working hours; 09:00 to 17:00 unless they are given. */
  readonly hours?: WorkingHours;
};

const hour = 3_600_000;

export const endOfDay = (day: Day): Reckoned => ({ kind: 'at', at: startOfDay(day + 1), day });

const cannot = (says: string): Reckoned => ({ kind: 'cannot-compute', says });

/** Says which calendar has to be made longer. */
export const beyondCalendar = ({ bounds }: OpenDays, { beyond }: BeyondCalendar): Reckoned =>
  cannot(
    beyond === 'ends-too-early'
      ? `The calendar "${bounds.to}" ends too early to count this far. Add later dates to it.`
      : `The calendar "${bounds.from}" begins too late to count from this date. Add earlier dates to it.`,
  );

function rollOff(day: Day, roll: Reckoning['roll'], calendar: FoundCalendar | null): Reckoned {
  if (roll === 'none') return endOfDay(day);
  if (calendar === null) return cannot('The rule moves a limit off a day off but names no calendar.');
  if ('missing' in calendar) return cannot(calendar.missing);
  const { open } = calendar;
  if (day >= open.from && day <= open.to && isOpenDay(open, day)) return endOfDay(day);
  const moved = moveByOpenDays(open, day, roll === 'later' ? 1 : -1, 'exclusive');
  return typeof moved === 'number' ? endOfDay(moved) : beyondCalendar(open, moved);
}

/** Pure. Days count from the day in Europe/London on which `from` falls. */
export function reckon(reckoning: Reckoning): Reckoned {
  const { timescale, from, direction, counting, calendar, roll } = reckoning;
  const { amount, unit } = timescale;
  const sign = direction === 'after' ? 1 : -1;
  if (unit === 'hours') return { kind: 'at', at: from + sign * amount * hour, day: null };
  const start = dayAt(from);
  if (unit === 'days' || unit === 'weeks' || unit === 'months') {
    const length = sign * amount * (unit === 'weeks' ? 7 : 1);
    const last = unit === 'months' ? addMonths(start, length) : start + length;
    return rollOff(counting === 'inclusive' ? last - sign : last, roll, calendar);
  }
  if (calendar === null) return cannot(`The rule counts ${unit} but names no calendar.`);
  if ('missing' in calendar) return cannot(calendar.missing);
  if (unit === 'working hours') {
    const at = moveByWorkingTime(calendar.open, from, sign * amount * hour, reckoning.hours ?? usualHours);
    return typeof at === 'number' ? { kind: 'at', at, day: null } : beyondCalendar(calendar.open, at);
  }
  const found = moveByOpenDays(calendar.open, start, sign * amount, counting);
  return typeof found === 'number' ? endOfDay(found) : beyondCalendar(calendar.open, found);
}
