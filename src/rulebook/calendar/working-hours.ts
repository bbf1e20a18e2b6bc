/**
 * Working hours: the hours of open days between two times on the clock. A clock change moves neither, so that a limit
 * across one keeps the hour that the clock shows.
 */
import { atClock, clockAt, type Day, dayAt, type Milliseconds } from './days.ts';
import { type BeyondCalendar, isOpenDay, moveByOpenDays, type OpenDays } from './open-days.ts';

/** Milliseconds since midnight, as the clock shows them. */
export type WorkingHours = { readonly from: Milliseconds; readonly to: Milliseconds };

const minute = 60_000;

/** Reads "17:00" as milliseconds since midnight. */
export const readClock = (text: string): Milliseconds => {
  const [hours = 0, minutes = 0] = text.split(':').map(Number);
  return (hours * 60 + minutes) * minute;
};

export const usualHours: WorkingHours = { from: readClock('09:00'), to: readClock('17:00') };

/**
 * The instant so much working time after (or before) another. Time outside working hours stands still: what begins on a
 * Saturday begins when the next open day does.
 *
 * @param length in milliseconds of working time; negative counts backwards
 */
export function moveByWorkingTime(
  open: OpenDays,
  start: Milliseconds,
  length: Milliseconds,
  { from, to }: WorkingHours,
): Milliseconds | BeyondCalendar {
  const day = dayAt(start);
  if (day < open.from) return { beyond: 'starts-too-late' };
  if (day > open.to) return { beyond: 'ends-too-early' };
  const forwards = length > 0;
  const perDay = to - from;
  const clock = Math.min(Math.max(clockAt(start), from), to);
  const today = isOpenDay(open, day) ? (forwards ? to - clock : clock - from) : 0;
  const wanted = Math.abs(length);
  const inDay = (found: Day, used: Milliseconds): Milliseconds => atClock(found, forwards ? from + used : to - used);
  if (wanted <= today) return atClock(day, forwards ? clock + wanted : clock - wanted);
  const rest = wanted - today;
  // A limit that uses up a whole day ends with it, not as the next one begins.
  const whole = Math.ceil(rest / perDay);
  const found = moveByOpenDays(open, day, forwards ? whole : -whole, 'exclusive');
  return typeof found === 'number' ? inDay(found, rest - (whole - 1) * perDay) : found;
}
