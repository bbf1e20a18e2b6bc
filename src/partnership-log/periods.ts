/** The times that a log is about. They are few and fixed: somebody who could choose any day could tell one child from the rest. */
import { timeZone } from '../clock.ts';

export type Period = {
  readonly code: string;
  readonly title: string;
  readonly from: Temporal.Instant;
  readonly until: Temporal.Instant;
};

const beginning = (day: Temporal.PlainDate): Temporal.Instant => day.toZonedDateTime(timeZone).toInstant();

/** The first day of the quarter of the calendar year. */
const quarterOf = ({ year, month }: Temporal.PlainDate): Temporal.PlainDate =>
  Temporal.PlainDate.from({ year, month: Math.floor((month - 1) / 3) * 3 + 1, day: 1 });

const months = (from: Temporal.PlainDate, until: Temporal.PlainDate): string => {
  const words = (day: Temporal.PlainDate) => day.toLocaleString('en-GB', { month: 'long', year: 'numeric' });
  return `${words(from)} to ${words(until.subtract({ days: 1 }))}`;
};

const yearBefore = (code: string, until: Temporal.PlainDate, title = ''): Period => {
  const from = until.subtract({ years: 1 });
  return { code, title: `${title}${months(from, until)}`, from: beginning(from), until: beginning(until) };
};

/** For numbers about children: years of complete quarters that do not overlap. */
export function completeYears(today: Temporal.PlainDate): readonly Period[] {
  const until = quarterOf(today);
  return [yearBefore('last', until), yearBefore('before', until.subtract({ years: 1 }))];
}

/** For numbers about organisations also the time since then, which changes with every challenge. */
export function logPeriods(today: Temporal.PlainDate): readonly Period[] {
  const from = quarterOf(today);
  const until = today.add({ days: 1 });
  const sinceThen = { code: 'now', title: `Since ${from.day} ${months(from, until).split(' to ')[0] ?? ''}` };
  return [{ ...sinceThen, from: beginning(from), until: beginning(until) }, ...completeYears(today)];
}

export const periodOf = (periods: readonly Period[], code: string | undefined): Period | undefined =>
  periods.find((each) => each.code === code) ?? periods[0];
