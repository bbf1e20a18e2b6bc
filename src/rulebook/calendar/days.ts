/**
 * Days as integers (days since 1 January 1970) and instants as milliseconds since then, with Europe/London as the wall
 * clock. Integers because the engine reckons millions of dates; `Temporal` stays at the edges.
 */
import { timeZone } from '../../clock.ts';
import { civilDate, dayOf, daysIn } from './civil.ts';

/** A calendar day: whole days since 1970-01-01. */
export type Day = number;
/** An instant: milliseconds since 1970-01-01T00:00Z. */
export type Milliseconds = number;

export const dayLength = 86_400_000;
const hour = 3_600_000;

/** The whole number that is written in part of a text; NaN when something else is. */
function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

/** `2026-04-02` as a day. The text must be a valid ISO date; NaN when it is none. */
export function dayNumber(text: string): Day {
  // The engine reads millions of dates, nearly all of them plain, and Date.parse is ten times as slow.
  if (text.length === 10 && text[4] === '-' && text[7] === '-') {
    const year = digits(text, 0, 4);
    const month = digits(text, 5, 7);
    const day = digits(text, 8, 10);
    if (year >= 1000 && month >= 1 && month <= 12 && day >= 1 && day <= 28) return dayOf(year, month, day);
  }
  return Date.parse(`${text}T00:00:00Z`) / dayLength;
}

/** A day as `2026-04-02`. */
export const dayText = (day: Day): string => new Date(day * dayLength).toISOString().slice(0, 10);

/** 1 is Monday, 7 is Sunday. 1970-01-01 was a Thursday. */
export const weekday = (day: Day): number => ((((day + 3) % 7) + 7) % 7) + 1;

export const isWeekend = (day: Day): boolean => weekday(day) > 5;

/**
 * British Summer Time since 1996: from the last Sunday of March to the last Sunday of October, at 01:00 UTC
 * (Summer Time Order 2002, SI 2002/262). A test compares every day with the time zone database.
 */
const summerStart: Milliseconds[] = [];
const summerEnd: Milliseconds[] = [];
/** Length of the mean Gregorian year. */
const meanYear = 365.2425 * dayLength;
const firstYear = 1996;
const lastYear = 2060;
for (let year = firstYear; year <= lastYear; year++) {
  const lastSunday = (month: number): Milliseconds => {
    const last = Date.UTC(year, month + 1, 0) / dayLength;
    return (last - (weekday(last) % 7)) * dayLength + hour;
  };
  summerStart.push(lastSunday(2));
  summerEnd.push(lastSunday(9));
}

function offsetAt(instant: Milliseconds): Milliseconds {
  // Around New Year the mean year may name the year beside the right one; neither has summer time then.
  const index = Math.floor(instant / meanYear) + 1970 - firstYear;
  const start = summerStart[index];
  const end = summerEnd[index];
  if (start === undefined || end === undefined) {
    return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone).offsetNanoseconds / 1e6;
  }
  return instant >= start && instant < end ? hour : 0;
}

/**
 * The instant at which the clock in Europe/London shows a time on a day. Of a time that comes twice when the clocks go
 * back, the first; a time that is passed over when they go forward is an hour later.
 *
 * @param clock milliseconds since midnight as the clock shows them
 */
export function atClock(day: Day, clock: Milliseconds): Milliseconds {
  const utc = day * dayLength + clock;
  // Clocks change at 01:00 UTC, so the offset an hour before the same time in UTC is the one in force at local time.
  return utc - offsetAt(utc - hour);
}

/** The instant at which a day begins in Europe/London. */
export const startOfDay = (day: Day): Milliseconds => atClock(day, 0);

/** The day in Europe/London on which an instant falls. */
export const dayAt = (instant: Milliseconds): Day => Math.floor((instant + offsetAt(instant)) / dayLength);

/** What the clock in Europe/London shows: milliseconds since midnight. */
export const clockAt = (instant: Milliseconds): Milliseconds =>
  instant + offsetAt(instant) - dayAt(instant) * dayLength;

/** The same day number so many months later (earlier when negative), clamped to the end of a shorter month. */
export function addMonths(day: Day, months: number): Day {
  const date = civilDate(day);
  const since = date.year * 12 + date.month - 1 + months;
  const year = Math.floor(since / 12);
  const month = since - year * 12 + 1;
  return dayOf(year, month, Math.min(date.day, daysIn(year, month)));
}
