/** Days and times of day. */
import { dayLength, startOfDay } from '../../rulebook/calendar/days.ts';
import { randomFor } from '../random.ts';

export type Day = Temporal.PlainDate;

export const day = (year: number, month: number, of: number): Day => Temporal.PlainDate.from({ year, month, day: of });
export const isBefore = (a: Day, b: Day): boolean => Temporal.PlainDate.compare(a, b) < 0;
export const isWeekend = (date: Day): boolean => date.dayOfWeek > 5;

/** Days since 1970, as the calendars of the rulebook count them. Quicker than a time zone for every single entry. */
const numberOf = ({ year, month, day: of }: Day): number => Date.UTC(year, month - 1, of) / dayLength;

export const startOf = (date: Day): Temporal.Instant =>
  Temporal.Instant.fromEpochMilliseconds(startOfDay(numberOf(date)));

/** The day itself or the first Monday after it. */
export const weekdayFrom = (date: Day): Day => (isWeekend(date) ? date.add({ days: 8 - date.dayOfWeek }) : date);
/** The day itself or the last Friday before it. */
export const weekdayUntil = (date: Day): Day => (isWeekend(date) ? date.subtract({ days: date.dayOfWeek - 5 }) : date);

/** So many Mondays to Fridays later, or earlier when negative. */
export function addWeekdays(date: Day, count: number): Day {
  const step = Math.sign(count);
  let found = step < 0 ? weekdayFrom(date) : weekdayUntil(date);
  for (let left = Math.abs(count); left > 0; left -= 1) {
    found = found.add({ days: step });
    found = step < 0 ? weekdayUntil(found) : weekdayFrom(found);
  }
  return found;
}

/** A minute of the working day, the same whenever the same thing is asked for. */
export function workingTime(date: Day, ...labels: readonly (string | number)[]): Temporal.Instant {
  const minutes = randomFor('time', date.toString(), ...labels).between(8 * 60 + 25, 16 * 60 + 50);
  return timeOn(date, Math.floor(minutes / 60), minutes % 60);
}

/** A time of the clock after two in the morning, when clocks may change. */
export const timeOn = (date: Day, hour: number, minute = 0): Temporal.Instant =>
  Temporal.Instant.fromEpochMilliseconds(startOfDay(numberOf(date) + 1) - dayLength + (hour * 60 + minute) * 60_000);
