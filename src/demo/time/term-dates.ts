/** Term dates of any school year, by rules like those of English councils, so that the demo makes sense in every year. */
import type { SchoolTerms } from '../../rulebook/calendar/school-calendar.ts';
import { addWeekdays, type Day, day, weekdayFrom, weekdayUntil } from './days.ts';
import { easterSunday } from './easter.ts';

export type Period = { readonly title: string; readonly from: Day; readonly to: Day };
export type YearDates = { readonly terms: readonly Period[]; readonly closed: readonly Period[] };

/** How a school's own dates differ from those of its council. */
export type TermStyle = {
  /** More training days at the beginning of September. */
  readonly startsLater?: number;
  readonly weeksInOctober?: number;
  /** Weekdays after those of the council on which the summer term ends. */
  readonly endsLater?: number;
};

/** The Monday that falls into seven days beginning with this one. */
const mondayFrom = (date: Day): Day => date.add({ days: (8 - date.dayOfWeek) % 7 });

const holidays = (title: string, monday: Day, weeks = 1): Period => ({
  title,
  from: monday,
  to: monday.add({ days: 7 * weeks - 3 }),
});

const oneDay = (title: string, date: Day): Period => ({ title, from: date, to: date });

function easterBreak(year: number): { readonly lastDay: Day; readonly firstDay: Day } {
  const easter = easterSunday(year);
  return easter.month === 3
    ? { lastDay: easter.subtract({ days: 3 }), firstDay: easter.add({ days: 15 }) }
    : { lastDay: easter.subtract({ days: 9 }), firstDay: easter.add({ days: 8 }) };
}

/** @param year the calendar year in which the school year begins */
export function yearDates(year: number, { startsLater = 0, weeksInOctober = 1, endsLater = 0 }: TermStyle): YearDates {
  const next = year + 1;
  const begins = weekdayFrom(day(year, 9, 1));
  const christmas = day(year, 12, 21).subtract({ days: (day(year, 12, 21).dayOfWeek + 2) % 7 });
  const january = christmas.add({ days: 17 });
  const easter = easterBreak(next);
  const ends = addWeekdays(weekdayUntil(day(next, 7, 21)), endsLater);
  return {
    terms: [
      { title: `autumn term ${year}`, from: begins, to: christmas },
      { title: `spring term ${next}`, from: january, to: easter.lastDay },
      { title: `summer term ${next}`, from: easter.firstDay, to: ends },
    ],
    closed: [
      ...Array.from({ length: 1 + startsLater }, (_, index) => oneDay('training day', addWeekdays(begins, index))),
      holidays('half term', mondayFrom(day(year, 10, 23)), weeksInOctober),
      oneDay('training day', january),
      holidays('half term', mondayFrom(day(next, 2, 12))),
      holidays('half term', mondayFrom(day(next, 5, 25))),
    ],
  };
}

const written = ({ title, from, to }: Period) => ({ title, from: from.toString(), to: to.toString() });

/** A calendar of the school years from `first` to `last`. */
export function schoolTerms(title: string, first: number, last: number, style: TermStyle): SchoolTerms {
  const years = Array.from({ length: last - first + 1 }, (_, index) => yearDates(first + index, style));
  return {
    title,
    from: `${first}-09-01`,
    to: `${last + 1}-08-31`,
    terms: years.flatMap(({ terms }) => terms.map(written)),
    closed: years.flatMap(({ closed }) => closed.map(written)),
  };
}
