/**
 * Signs that somebody goes through the register rather than looks for a child: days of birth or numbers one after the other,
 * or one surname with ever other details. Pure. A sign is for the data protection officer; it stops nobody.
 */
import { surnameKey } from '../name-key.ts';
import type { SearchTerms } from './sought-child.ts';

export type Sign = 'days-in-a-row' | 'numbers-in-a-row' | 'one-surname-many-details';

/** How many make a sign. A family with children born on five days in a row there is none; twins and triplets share one. */
export const enough = { 'days-in-a-row': 5, 'numbers-in-a-row': 5, 'one-surname-many-details': 12 } as const;

/** The length of the run around a value, where neighbours are at most a step apart. */
function runAround(value: number, values: readonly number[], step: number): number {
  const sorted = [...new Set(values)].toSorted((a, b) => a - b);
  const at = sorted.indexOf(value);
  let [first, last] = [at, at];
  while (first > 0 && (sorted[first] ?? 0) - (sorted[first - 1] ?? 0) <= step) first -= 1;
  while (last < sorted.length - 1 && (sorted[last + 1] ?? 0) - (sorted[last] ?? 0) <= step) last += 1;
  return last - first + 1;
}

const dayNumber = ({ born }: SearchTerms): number | null =>
  born?.kind === 'day' ? Temporal.PlainDate.from('1970-01-01').until(born.day, { largestUnit: 'days' }).days : null;

/** Without what is computed from the rest: the check letter that begins one number, the check digit that ends others. */
function serial({ number }: SearchTerms): number | null {
  if (number === undefined) return null;
  return Number(number.length === 10 ? number.slice(0, 9) : number.slice(1).replaceAll(/\D/gu, '0'));
}

const details = ({ forename, born, schools }: SearchTerms): string =>
  JSON.stringify([forename?.toUpperCase(), born?.kind === 'day' ? born.day.toString() : born?.year, schools]);

function oneSurname(newest: SearchTerms, all: readonly SearchTerms[]): number {
  const key = surnameKey(newest.surname ?? '');
  if (key === '') return 0;
  return new Set(all.filter(({ surname }) => surnameKey(surname ?? '') === key).map(details)).size;
}

const runOf = (newest: number | null, all: readonly (number | null)[], step: number): number =>
  newest === null
    ? 0
    : runAround(
        newest,
        all.filter((each) => each !== null),
        step,
      );

/** With a check digit, neighbours may lie a few apart. */
const numberStep = 3;

/**
 * @param newest the search that was made now
 * @param before those of the same person in the last day
 * @returns the signs that this search completes: at the number that is enough, and each time as many have come to it
 */
export function signsOf(newest: SearchTerms, before: readonly SearchTerms[]): readonly Sign[] {
  const lengths = (all: readonly SearchTerms[]): Readonly<Record<Sign, number>> => ({
    'days-in-a-row': runOf(dayNumber(newest), all.map(dayNumber), 1),
    'numbers-in-a-row': runOf(serial(newest), all.map(serial), numberStep),
    'one-surname-many-details': oneSurname(newest, all),
  });
  const now = lengths([newest, ...before]);
  return (Object.keys(enough) as readonly Sign[]).filter((sign) => {
    const length = now[sign];
    return length >= enough[sign] && length % enough[sign] === 0 && isLonger(sign, length, newest, before);
  });
}

/** The same search once more adds nothing. */
function isLonger(sign: Sign, length: number, newest: SearchTerms, before: readonly SearchTerms[]): boolean {
  switch (sign) {
    case 'days-in-a-row':
      return !before.some((each) => dayNumber(each) === dayNumber(newest));
    case 'numbers-in-a-row':
      return !before.some(({ number }) => number === newest.number);
    case 'one-surname-many-details':
      return oneSurname(newest, before) < length;
  }
}
