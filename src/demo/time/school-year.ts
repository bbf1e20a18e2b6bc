/** Year groups and the school year in which the demo takes place. */
import { schoolYearOf } from '../../record/cohort/school-year.ts';
import { type Day, day, isBefore } from './days.ts';

export type YearGroup = 'R' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9' | '10' | '11';

const groups: readonly YearGroup[] = ['R', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11'];
const indexOf = (group: YearGroup): number => groups.indexOf(group);

/** Children born from the first of these days to the second are in that year group in that school year. */
export const bornBetween = (group: YearGroup, year: number): readonly [Day, Day] => [
  day(year - 5 - indexOf(group), 9, 1),
  day(year - 4 - indexOf(group), 8, 31),
];

/** The year group of somebody born on a day, or undefined when they are too young or too old for school. */
export function yearGroupOn(born: Day, date: Day): YearGroup | undefined {
  const reception = isBefore(born, day(born.year, 9, 1)) ? born.year + 4 : born.year + 5;
  return groups[schoolYearOf(date) - reception];
}

/** The school year in which children who are in a year group now began another. */
export const yearWhenIn = (began: YearGroup, group: YearGroup, now: number): number =>
  now - indexOf(group) + indexOf(began);
