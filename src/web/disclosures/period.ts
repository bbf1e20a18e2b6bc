/** The days that are asked about. */
import { z } from 'zod';
import type { Span } from '../../access/spans.ts';
import { type Form, keptForm, readForm } from '../../ui/form.ts';
import { typedDate } from '../../ui/form-schemas.ts';

/** Without a choice: the last ninety days. */
const usual = { days: 90 } as const;
const zone = 'Europe/London';

const schema = (today: Temporal.PlainDate) =>
  z.object({
    from: typedDate({ label: 'First day', side: { of: today, must: 'today or past' } }),
    to: typedDate({ label: 'Last day', side: { of: today, must: 'today or past' } }),
  });
export type PeriodForm = Form<ReturnType<typeof schema>>;

export type Period = {
  readonly form: PeriodForm;
  /** The days, both included. */
  readonly from: Temporal.PlainDate;
  readonly to: Temporal.PlainDate;
  readonly start: Temporal.Instant;
  /** The first instant after it. */
  readonly end: Temporal.Instant;
  readonly span: Span;
};

const boxes = (name: string, day: Temporal.PlainDate): readonly (readonly [string, readonly string[]])[] => [
  [`${name}-day`, [String(day.day)]],
  [`${name}-month`, [String(day.month)]],
  [`${name}-year`, [String(day.year)]],
];

/** Parts of an address that say the same. */
export const periodQuery = ({ from, to }: Pick<Period, 'from' | 'to'>): Readonly<Record<string, string>> =>
  Object.fromEntries([...boxes('from', from), ...boxes('to', to)].map(([name, [value = '']]) => [name, value]));

/** What is typed wrong is shown with what is wrong; the usual days stand in for it meanwhile. */
export function readPeriod(query: Readonly<Record<string, string | undefined>>, today: Temporal.PlainDate): Period {
  const given = 'from-day' in query || 'to-day' in query;
  const [from, to] = [today.subtract(usual), today];
  const form: PeriodForm = given
    ? readForm(schema(today), query)
    : keptForm(schema(today), new Map([...boxes('from', from), ...boxes('to', to)]));
  return form.isComplete && Temporal.PlainDate.compare(form.values.from, form.values.to) <= 0
    ? periodOf(form, form.values.from, form.values.to)
    : periodOf(form, from, to);
}

function periodOf(form: PeriodForm, from: Temporal.PlainDate, to: Temporal.PlainDate): Period {
  const start = from.toZonedDateTime(zone).toInstant();
  const end = to.add({ days: 1 }).toZonedDateTime(zone).toInstant();
  return { form, from, to, start, end, span: { startsAt: start.epochMilliseconds, endsAt: end.epochMilliseconds } };
}
