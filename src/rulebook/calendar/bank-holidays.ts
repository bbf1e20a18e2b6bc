/**
 * Working days in England and Wales: Monday to Friday, bank holidays excluded.
 * The list has the shape of the government's own (https://www.gov.uk/bank-holidays.json, Open Government Licence v3.0),
 * so that theirs can be loaded in its place.
 */
import { z } from 'zod';
import { type Day, dayNumber, dayText, isWeekend } from './days.ts';
import { compileOpenDays, type OpenDays } from './open-days.ts';

export const bankHolidayList = z.object({
  division: z.literal('england-and-wales'),
  events: z.array(z.object({ title: z.string(), date: z.iso.date() })).min(1),
});
export type BankHolidayList = z.output<typeof bankHolidayList>;

export type BankHolidays = {
  readonly from: Day;
  readonly to: Day;
  readonly titles: ReadonlyMap<Day, string>;
};

/** What the list is called when it has to be made longer. */
export const bankHolidaysTitle = 'bank holidays in England and Wales';

/** The list covers whole years: from 1 January of its first to 31 December of its last. */
export function readBankHolidays(list: BankHolidayList): BankHolidays {
  const titles = new Map(list.events.map(({ title, date }) => [dayNumber(date), title]));
  const years = list.events.map(({ date }) => Number(date.slice(0, 4)));
  return { from: dayNumber(`${Math.min(...years)}-01-01`), to: dayNumber(`${Math.max(...years)}-12-31`), titles };
}

const yearOf = (day: Day): string => dayText(day).slice(0, 4);

/** Two lists as one, the second for the years it speaks of; null when years between them are missing. */
export function mergeBankHolidays(known: BankHolidays, newer: BankHolidays): BankHolidays | null {
  if (newer.from > known.to + 1 || newer.to < known.from - 1) return null;
  const years = new Set([...newer.titles.keys()].map(yearOf));
  const kept = [...known.titles].filter(([day]) => !years.has(yearOf(day)));
  return {
    from: Math.min(known.from, newer.from),
    to: Math.max(known.to, newer.to),
    titles: new Map([...kept, ...newer.titles]),
  };
}

export const compileWorkingDays = ({ from, to, titles }: BankHolidays): OpenDays =>
  compileOpenDays(
    'working days in England and Wales',
    from,
    to,
    (day) => (isWeekend(day) ? 'weekend' : titles.get(day)),
    { from: bankHolidaysTitle, to: bankHolidaysTitle },
  );

/** The list and what is compiled from it, which belong together. */
export type CalendarBase = { readonly bankHolidays: BankHolidays; readonly workingDays: OpenDays };
