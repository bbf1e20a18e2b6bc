/** A calendar day as text, `2015-02-14`: it crosses threads, compares in order, and is stored as it is. */
export type IsoDate = string & { readonly __brand: 'IsoDate' };

const daysIn = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

const isDay = (year: number, month: number, day: number): boolean =>
  year >= 1000 && year <= 9999 && day >= 1 && day <= (month === 2 && isLeap(year) ? 29 : (daysIn[month - 1] ?? 0));

/** The day that a year, month and day name, or undefined when there is no such day. */
export function isoDate(year: number, month: number, day: number): IsoDate | undefined {
  if (!isDay(year, month, day)) return undefined;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` as IsoDate;
}

/** The number that decimal digits of a text make; NaN when one of them is not a digit. */
function digitsAt(text: string, start: number, end: number): number {
  let value = 0;
  for (let index = start; index < end; index += 1) {
    const digit = text.charCodeAt(index) - 0x30;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

const hyphen = 0x2d;

/**
 * Reads `2015-02-14` and nothing else: `14/02/2015` may be read two ways, so it is not read at all. Written out by hand
 * because a national file has millions of dates.
 */
export function parseIsoDate(text: string): IsoDate | undefined {
  if (text.length !== 10 || text.charCodeAt(4) !== hyphen || text.charCodeAt(7) !== hyphen) return undefined;
  return isDay(digitsAt(text, 0, 4), digitsAt(text, 5, 7), digitsAt(text, 8, 10)) ? (text as IsoDate) : undefined;
}

/** Whole years from a day of birth to another day; negative before birth. */
export function ageOn(dateOfBirth: IsoDate, day: IsoDate): number {
  const years = Number(day.slice(0, 4)) - Number(dateOfBirth.slice(0, 4));
  return day.slice(5) < dateOfBirth.slice(5) ? years - 1 : years;
}
