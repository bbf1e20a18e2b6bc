/**
 * School days: days on which there is a session at the school (Education Act 1996 section 579: "school day"), so not
 * weekends, holidays between and within terms, bank holidays, training days or other closures.
 */
import { z } from 'zod';
import { type BankHolidays, bankHolidaysTitle } from './bank-holidays.ts';
import { type Day, dayNumber, isWeekend } from './days.ts';
import { type BeyondCalendar, compileOpenDays, type OpenDays } from './open-days.ts';

const period = z.strictObject({ title: z.string(), from: z.iso.date(), to: z.iso.date() });

export const schoolTerms = z.strictObject({
  title: z.string(),
  /** The days that the calendar speaks about; outside them nothing can be reckoned. */
  from: z.iso.date(),
  to: z.iso.date(),
  terms: z.array(period).min(1),
  /** Half terms, training days and other closures within a term. */
  closed: z.array(period),
});
export type SchoolTerms = z.output<typeof schoolTerms>;

export type SchoolCalendar = {
  readonly open: OpenDays;
  /** The last school day of the last term that has ended by a day. */
  readonly endOfLastTerm: (by: Day) => Day | BeyondCalendar;
};

/** No term is as short as four weeks, so none can lie unknown between the end of a calendar and a day so soon after it. */
const shorterThanTerm = 28;

export function compileSchoolCalendar(terms: SchoolTerms, bankHolidays: BankHolidays): SchoolCalendar {
  const spans = terms.terms
    .map(({ from, to }) => ({ from: dayNumber(from), to: dayNumber(to) }))
    .toSorted((a, b) => a.to - b.to);
  const closures = terms.closed.map(({ title, from, to }) => ({ title, from: dayNumber(from), to: dayNumber(to) }));
  const within = (day: Day) => (span: { readonly from: Day; readonly to: Day }) => day >= span.from && day <= span.to;
  const whyClosed = (day: Day): string | undefined => {
    if (isWeekend(day)) return 'weekend';
    if (!spans.some(within(day))) return 'school holiday';
    return bankHolidays.titles.get(day) ?? closures.find(within(day))?.title;
  };
  const from = dayNumber(terms.from);
  const to = dayNumber(terms.to);
  const open = compileOpenDays(
    terms.title,
    Math.max(from, bankHolidays.from),
    Math.min(to, bankHolidays.to),
    whyClosed,
    {
      from: from < bankHolidays.from ? bankHolidaysTitle : terms.title,
      to: to > bankHolidays.to ? bankHolidaysTitle : terms.title,
    },
  );
  const ends = spans.map((term) => ({
    to: term.to,
    last: open.days.findLast((day) => day >= term.from && day <= term.to),
  }));
  const endOfLastTerm = (by: Day): Day | BeyondCalendar => {
    const term = ends.findLast(({ to: end }) => end <= by);
    if (term !== undefined && term.to > open.to) return { beyond: 'ends-too-early' };
    if (by - open.to >= shorterThanTerm) return { beyond: 'ends-too-early' };
    return term?.last ?? { beyond: 'starts-too-late' };
  };
  return { open, endOfLastTerm };
}
