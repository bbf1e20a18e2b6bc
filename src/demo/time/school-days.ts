/**
 * School days of the invented schools. Where a school's dates are not known to the product, those of its council are used
 * to invent what happened there.
 */

import { schoolYearOf } from '../../record/cohort/school-year.ts';
import { type SchoolKey, schoolFacts, schoolKeys } from '../places/school-list.ts';
import { type Day, day, isBefore, isWeekend } from './days.ts';
import { type Period, type TermStyle, type YearDates, yearDates } from './term-dates.ts';

const styleOf = (school: SchoolKey): TermStyle => {
  const { terms } = schoolFacts(school);
  return terms === undefined || terms === 'unknown' ? {} : terms;
};

/** A date as a number that is quick to compare. */
const numberOf = ({ year, month, day: of }: Day): number => (year * 100 + month) * 100 + of;

function* daysOf({ from, to }: Period): Generator<Day> {
  for (let date = from; !isBefore(to, date); date = date.add({ days: 1 })) yield date;
}

/** The first Monday of May. Other bank holidays fall into the holidays. */
const isMayDay = (date: Day): boolean => date.month === 5 && date.day <= 7 && date.dayOfWeek === 1;

/** The school days of a year in order. */
type OpenDays = { readonly dates: readonly Day[]; readonly numbers: readonly number[] };

function openDays({ terms, closed }: YearDates): OpenDays {
  const shut = new Set(closed.flatMap((period) => [...daysOf(period)].map(numberOf)));
  const dates = terms
    .flatMap((term) => [...daysOf(term)])
    .filter((date) => !isWeekend(date) && !isMayDay(date) && !shut.has(numberOf(date)));
  return { dates, numbers: dates.map(numberOf) };
}

const styles = new Map(schoolKeys.map((school) => [school, JSON.stringify(styleOf(school))]));
/** Only remembered: the same question always has the same answer. */
const known = new Map<string, OpenDays>();

function openIn(school: SchoolKey, year: number): OpenDays {
  const key = `${year} ${styles.get(school) ?? ''}`;
  const found = known.get(key) ?? openDays(yearDates(year, styleOf(school)));
  known.set(key, found);
  return found;
}

/** How many school days of its year come before a date. */
function countBefore({ numbers }: OpenDays, date: Day): number {
  const sought = numberOf(date);
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) < sought) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The school day at a place in the order of its year; places below 0 and beyond the end are in the years around it. */
function dayAt(school: SchoolKey, year: number, place: number): Day {
  const { dates } = openIn(school, year);
  if (place < 0) return dayAt(school, year - 1, openIn(school, year - 1).dates.length + place);
  return dates[place] ?? dayAt(school, year + 1, place - dates.length);
}

export function isSchoolDay(school: SchoolKey, date: Day): boolean {
  const open = openIn(school, schoolYearOf(date));
  return open.numbers[countBefore(open, date)] === numberOf(date);
}

/** The day itself or the next school day. */
export function schoolDayFrom(school: SchoolKey, date: Day): Day {
  const year = schoolYearOf(date);
  return dayAt(school, year, countBefore(openIn(school, year), date));
}

/** The day itself or the school day before it. */
export const schoolDayUntil = (school: SchoolKey, date: Day): Day =>
  isSchoolDay(school, date) ? date : addSchoolDays(school, date, -1);

/** So many school days after a day, or before it when negative. */
export function addSchoolDays(school: SchoolKey, date: Day, count: number): Day {
  const year = schoolYearOf(date);
  const before = countBefore(openIn(school, year), date);
  const first = isSchoolDay(school, date) && count > 0 ? before + 1 : before;
  return count === 0 ? date : dayAt(school, year, count > 0 ? first + count - 1 : before + count);
}

/** The first day on which pupils come in a school year. */
export const firstDayOfYear = (school: SchoolKey, year: number): Day => schoolDayFrom(school, day(year, 9, 1));
/** The last day of the summer term of a school year. */
export const lastDayOfYear = (school: SchoolKey, year: number): Day => schoolDayUntil(school, day(year + 1, 7, 31));
