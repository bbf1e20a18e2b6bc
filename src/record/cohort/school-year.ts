/** School years, and which of them people look at. */

/** A school year, by the calendar year in which it begins. */
export type SchoolYear = number;

export const schoolYearOf = (day: Temporal.PlainDate): SchoolYear => (day.month >= 9 ? day.year : day.year - 1);

/** From March, when places are offered, people look at the September that comes; before that at the one that was. */
export const usualYear = (today: Temporal.PlainDate): SchoolYear =>
  today.month >= 3 && today.month <= 8 ? today.year : schoolYearOf(today);

/** 2026 to 2027 */
export const yearWords = (year: SchoolYear): string => `${year} to ${year + 1}`;
