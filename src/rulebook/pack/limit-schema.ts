/** How packs write limits of time: so long after or before what, on which calendar. */
import { z } from 'zod';
import { timescale } from './pattern-schema.ts';
import { field } from './rule-schema.ts';

export const calendar = z.union([
  z.literal('working days'),
  z.strictObject({ school: field }),
  z.strictObject({ openInBoth: z.tuple([field, field]) }),
  z.strictObject({ openInEither: z.tuple([field, field]) }),
]);
export type CalendarReference = z.output<typeof calendar>;

export const counting = z.enum(['inclusive', 'exclusive']).default('exclusive');
export const roll = z.enum(['none', 'earlier', 'later']).default('none');

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/u, { error: 'Write a time of day, for example "17:00"' });

/** When a working day begins and ends. */
const workingHours = z
  .strictObject({ from: clock, to: clock })
  .refine(({ from, to }) => from < to, { error: 'The working day has to begin before it ends' });
export type WorkingHours = z.output<typeof workingHours>;

/** Limits without a number. `continuously`: for as long as the duty runs. */
export const unnumbered = ['no fixed time', 'as soon as possible', 'continuously'] as const;

const daysInMonths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const dayAndMonth = z
  .strictObject({ day: z.int().min(1).max(31), month: z.int().min(1).max(12) })
  .refine(({ day, month }) => day <= (daysInMonths[month - 1] ?? 0), { error: 'There is no such day in that month' });

export const limit = z.union([
  z.enum(unnumbered),
  /** So long after an event. */
  z.strictObject({
    within: timescale,
    after: z.union([field, z.enum(['trigger', 'begun'])]),
    counting,
    calendar: calendar.optional(),
    roll,
    /** What comes in after this time counts as received on the next open day. */
    cutOff: clock.optional(),
    /** For a limit in working hours; 09:00 to 17:00 unless it is given. */
    hours: workingHours.optional(),
  }),
  /** At least so long before an event; without `atLeast`, before the day of the event. */
  z.strictObject({ before: field, atLeast: timescale.optional(), calendar: calendar.optional() }),
  /** The last such date on or before an event: `{ day: 15, month: 2 }`. */
  z.strictObject({ on: dayAndMonth, before: field }),
  /** The last day of the last term that ends before an event. */
  z.strictObject({ endOfTerm: z.strictObject({ school: field }), before: field }),
]);
export type Limit = z.output<typeof limit>;

/** A limit, and the one that counts instead when the duty begins after it has passed. */
export const due = z.union([limit, z.strictObject({ first: limit, elseIfPassed: limit })]);
export type Due = z.output<typeof due>;

/**
 * What comes round again. `every` is one interval, or one to the second time, one to the third, and so on, of which the last
 * goes on. `actual` counts from when the one before was done, `scheduled` from its limit.
 */
export const repeat = z.strictObject({
  every: z.union([timescale, z.array(timescale).min(1)]),
  from: z.enum(['actual', 'scheduled']),
  calendar: calendar.optional(),
  counting,
  roll,
});
export type Repeat = z.output<typeof repeat>;

export const intervalsOf = ({ every }: Pick<Repeat, 'every'>): readonly string[] =>
  typeof every === 'string' ? [every] : every;

/** From the time before to the time `n`, which is 2 or more. */
export function intervalBefore(comingRound: Pick<Repeat, 'every'>, n: number): string {
  const intervals = intervalsOf(comingRound);
  return intervals[n - 2] ?? intervals.at(-1) ?? '';
}
