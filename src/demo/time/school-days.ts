/**
 * School days of the invented schools. Where a school's dates are not known to the product, those of its council are used
 * to invent what happened there.
 */

import { schoolYearOf } from '../../transition/cohort.ts';
import { type SchoolKey, schoolFacts } from '../places/school-list.ts';
import { type Day, day, isBefore, isWeekend } from './days.ts';
import { type Period, type TermStyle, type YearDates, yearDates } from './term-dates.ts';

const styleOf = (school: SchoolKey): TermStyle => {
  const { terms } = schoolFacts(school);
  return terms === undefined || terms === 'unknown' ? {} : terms;
};

/** Only remembered: the same question always has the same answer. */
const known = new Map<string, YearDates>();

function datesOf(school: SchoolKey, year: number): YearDates {
  const style = styleOf(school);
  const key = `${year} ${JSON.stringify(style)}`;
  const dates = known.get(key) ?? yearDates(year, style);
  known.set(key, dates);
  return dates;
}

const within = (periods: readonly Period[], date: Day): boolean =>
  periods.some(({ from, to }) => !isBefore(date, from) && !isBefore(to, date));

/** The first Monday of May. Other bank holidays fall into the holidays. */
const isMayDay = (date: Day): boolean => date.month === 5 && date.day <= 7 && date.dayOfWeek === 1;

export function isSchoolDay(school: SchoolKey, date: Day): boolean {
  const { terms, closed } = datesOf(school, schoolYearOf(date));
  return !isWeekend(date) && within(terms, date) && !within(closed, date) && !isMayDay(date);
}

function findSchoolDay(school: SchoolKey, from: Day, step: 1 | -1): Day {
  let date = from;
  while (!isSchoolDay(school, date)) date = date.add({ days: step });
  return date;
}

/** The day itself or the next school day. */
export const schoolDayFrom = (school: SchoolKey, date: Day): Day => findSchoolDay(school, date, 1);
/** The day itself or the school day before it. */
export const schoolDayUntil = (school: SchoolKey, date: Day): Day => findSchoolDay(school, date, -1);

/** So many school days after a day, or before it when negative. */
export function addSchoolDays(school: SchoolKey, date: Day, count: number): Day {
  const step = count < 0 ? -1 : 1;
  let found = date;
  for (let left = Math.abs(count); left > 0; left -= 1) found = findSchoolDay(school, found.add({ days: step }), step);
  return found;
}

/** The first day on which pupils come in a school year. */
export const firstDayOfYear = (school: SchoolKey, year: number): Day => schoolDayFrom(school, day(year, 9, 1));
/** The last day of the summer term of a school year. */
export const lastDayOfYear = (school: SchoolKey, year: number): Day => schoolDayUntil(school, day(year + 1, 8, 31));
