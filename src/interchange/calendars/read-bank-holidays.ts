/**
 * Reads the government's own list of bank holidays (https://www.gov.uk/bank-holidays.json): all of it, or the part for
 * England and Wales.
 */
import { z } from 'zod';
import { type BankHolidayList, bankHolidayList } from '../../rulebook/calendar/bank-holidays.ts';

export type ReadBankHolidays =
  | { readonly ok: true; readonly list: BankHolidayList }
  | { readonly ok: false; readonly says: string };

const wholeFile = z.object({ 'england-and-wales': bankHolidayList });

/** New Year's Day, Good Friday, Easter Monday, two in May, one in August, Christmas Day and Boxing Day. */
const fewestInYear = 8;

const refused = (says: string): ReadBankHolidays => ({ ok: false, says });

function contentOf(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\u{feff}/u, ''));
  } catch {
    return undefined;
  }
}

/** What is wrong with the dates, or null. A file that was cut off must not pass for a year without holidays. */
function implausible({ events }: BankHolidayList): string | null {
  const years = events.map(({ date }) => Number(date.slice(0, 4)));
  const days = new Map(events.map(({ date, title }) => [date, title]));
  if (days.size < events.length) return 'A day is on the list twice.';
  const weekend = events.find(({ date }) => Temporal.PlainDate.from(date).dayOfWeek > 5);
  if (weekend !== undefined)
    return `${weekend.title} on ${weekend.date} is at a weekend. The government's list has the substitute day instead.`;
  for (let year = Math.min(...years); year <= Math.max(...years); year += 1) {
    const count = years.filter((each) => each === year).length;
    if (count < fewestInYear)
      return `It has ${count} bank holidays in ${year}, and England and Wales has at least ${fewestInYear}. Part of it is missing.`;
  }
  return null;
}

export function readBankHolidayFile(text: string): ReadBankHolidays {
  const content = contentOf(text);
  if (content === undefined) return refused('This is not JSON.');
  const whole = wholeFile.safeParse(content);
  const part = bankHolidayList.safeParse(content);
  const list = whole.success ? whole.data['england-and-wales'] : part.data;
  if (list === undefined)
    return refused('This is not the list of bank holidays: there is no part for England and Wales.');
  const wrong = implausible(list);
  return wrong === null ? { ok: true, list } : refused(wrong);
}
