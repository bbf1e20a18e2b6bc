/** How packs write limits of time: so long after or before what, on which calendar. */
import { z } from 'zod';
import { timescale } from './pattern-schema.ts';
import { field } from './rule-schema.ts';

const calendar = z.union([
  z.literal('working days'),
  z.strictObject({ school: field }),
  z.strictObject({ openInBoth: z.tuple([field, field]) }),
  z.strictObject({ openInEither: z.tuple([field, field]) }),
]);
export type CalendarReference = z.output<typeof calendar>;

const counting = z.enum(['inclusive', 'exclusive']).default('exclusive');
const roll = z.enum(['none', 'earlier', 'later']).default('none');

const daysInMonths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const dayAndMonth = z
  .strictObject({ day: z.int().min(1).max(31), month: z.int().min(1).max(12) })
  .refine(({ day, month }) => day <= (daysInMonths[month - 1] ?? 0), { error: 'There is no such day in that month' });

export const limit = z.union([
  z.literal('no fixed time'),
  /** So long after an event. */
  z.strictObject({
    within: timescale,
    after: z.union([field, z.enum(['trigger', 'begun'])]),
    counting,
    calendar: calendar.optional(),
    roll,
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
