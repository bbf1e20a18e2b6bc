/**
 * School days of the invented schools. Where a school's dates are not known to the product, those of its council are used
 * to invent what happened there.
 */

import { schoolYearOf } from '../../transition/cohort.ts';
import { type SchoolKey, schoolFacts, schoolKeys } from '../places/school-list.ts';
import { type Day, day, isBefore, isWeekend } from './days.ts';
import { type Period, type TermStyle, type YearDates, yearDates } from './term-dates.ts';

const styleOf = (school: SchoolKey): TermStyle => {
  const { terms } = schoolFacts(school);
  return terms === undefined || terms === 'unknown' ? {} : terms;
};

/** A date as a number that is quick to look up. */
const numberOf = ({ year, month, day: of }: Day): number => (year * 100 + month) * 100 + of;

function* daysOf({ from, to }: Period): Generator<Day> {
  for (let date = from; !isBefore(to, date); date = date.add({ days: 1 })) yield date;
}

/** The first Monday of May. Other bank holidays fall into the holidays. */
const isMayDay = (date: Day): boolean => date.month === 5 && date.day <= 7 && date.dayOfWeek === 1;

function openDays({ terms, closed }: YearDates): ReadonlySet<number> {
  const shut = new Set(closed.flatMap((period) => [...daysOf(period)].map(numberOf)));
  const days = terms.flatMap((term) => [...daysOf(term)]).filter((date) => !isWeekend(date) && !isMayDay(date));
  return new Set(days.map(numberOf).filter((date) => !shut.has(date)));
}

const styles = new Map(schoolKeys.map((school) => [school, JSON.stringify(styleOf(school))]));
/** Only remembered: the same question always has the same answer. */
const known = new Map<string, ReadonlySet<number>>();

function openIn(school: SchoolKey, year: number): ReadonlySet<number> {
  const key = `${year} ${styles.get(school) ?? ''}`;
  const found = known.get(key) ?? openDays(yearDates(year, styleOf(school)));
  known.set(key, found);
  return found;
}

export const isSchoolDay = (school: SchoolKey, date: Day): boolean =>
  openIn(school, schoolYearOf(date)).has(numberOf(date));

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
