/**
 * Year, month and day of a day and the other way round, in whole numbers (the proleptic Gregorian calendar). Date does the
 * same, and several times as slowly.
 */

/** Whole days since 1970-01-01, as everywhere in the engine. */
type Day = number;
/** `month` from 1 to 12. */
export type CivilDate = { readonly year: number; readonly month: number; readonly day: number };

const era = 146_097;
/** From 1 March of the year 0 to 1 January 1970. */
const epoch = 719_468;

/** Years begin on 1 March here, so that a leap day is the last of its year. */
export function dayOf(year: number, month: number, day: number): Day {
  const marchYear = month > 2 ? year : year - 1;
  const century = Math.floor(marchYear / 400);
  const ofEra = marchYear - century * 400;
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return century * era + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - epoch;
}

export function civilDate(day: Day): CivilDate {
  const since = day + epoch;
  const century = Math.floor(since / era);
  const left = since - century * era;
  const year = Math.floor(
    (left - Math.floor(left / 1_460) + Math.floor(left / 36_524) - Math.floor(left / 146_096)) / 365,
  );
  const ofYear = left - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
  const marchMonth = Math.floor((5 * ofYear + 2) / 153);
  const month = marchMonth + (marchMonth < 10 ? 3 : -9);
  return {
    year: year + century * 400 + (month > 2 ? 0 : 1),
    month,
    day: ofYear - Math.floor((153 * marchMonth + 2) / 5) + 1,
  };
}

/** How many days a month has. */
export const daysIn = (year: number, month: number): number =>
  month === 2
    ? dayOf(year, 3, 1) - dayOf(year, 2, 1)
    : month === 4 || month === 6 || month === 9 || month === 11
      ? 30
      : 31;
