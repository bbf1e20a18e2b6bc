/**
 * The format of a pack: a YAML file that a policy officer can read aloud. The shape is checked here; names of kinds,
 * fields, roles and sources in `check-references.ts`.
 */
import { z } from 'zod';
import { compartmentCodes, roleCodes } from '../../kinds/vocabulary.ts';
import { schoolTerms } from '../calendar/school-calendar.ts';
import { dutyStates } from '../duty/duty.ts';
import { readMoment } from '../example/moment.ts';
import { pattern, timescale, trigger } from './pattern-schema.ts';

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/u, { error: 'Use small letters, numbers and hyphens' });

/** A field of the trigger, for example `trigger.startsOn`. */
const field = z.string().regex(/^trigger\.[A-Za-z.]+$/u, { error: 'Write trigger. and the name of a field' });

const organisation = z.union([field, z.strictObject({ authorityOf: field })]);
export type OrganisationReference = z.output<typeof organisation>;

export const party = z.strictObject({ role: z.enum(roleCodes), of: organisation });
export type PartyReference = z.output<typeof party>;

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

const limit = z.union([
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
const due = z.union([limit, z.strictObject({ first: limit, elseIfPassed: limit })]);
export type Due = z.output<typeof due>;

const source = z.strictObject({
  title: z.string(),
  edition: z.string(),
  address: z.string().optional(),
});

const moment = z.string().refine((text) => readMoment(text) !== null, {
  error: 'Write a day, for example 2026-09-22 (then noon is meant), or a day and a time, for example 2026-09-22T09:00',
});

const exampleEntry = z.strictObject({
  /** An entry of the example world that this one is like; what is given here comes instead. */
  like: z.string().optional(),
  kind: z.string().optional(),
  happened: moment.optional(),
  /** When it was recorded; the same moment unless given. */
  recorded: moment.optional(),
  /** The number of the entry in this example that it corrects or withdraws, counted from 1. */
  corrects: z.int().min(1).optional(),
  data: z.record(z.string(), z.unknown()).default({}),
});
export type ExampleEntry = z.output<typeof exampleEntry>;

const example = z.strictObject({
  title: z.string(),
  /** Entries in the order in which they were recorded: named ones of the example world, or written out. */
  entries: z.array(z.union([z.string(), exampleEntry])).min(1),
  asOf: moment,
  expect: z.union([
    z.literal('nothing'),
    z.strictObject({
      /** Which of the three duties of an item is meant. */
      of: z.enum(['send', 'confirm', 'answer']).default('send'),
      due: z.union([z.iso.date(), z.literal('no fixed time'), z.literal('cannot compute')]).optional(),
      state: z.enum(dutyStates).optional(),
      owner: z.string().optional(),
    }),
  ]),
});
export type Example = z.output<typeof example>;

const inForce = z.strictObject({ from: z.iso.date().optional(), to: z.iso.date().optional() });

const about = {
  title: z.string(),
  basis: z.enum(['statute', 'regulations', 'statutory-guidance', 'local-policy', 'good-practice']),
  source: z.strictObject({ ref: z.string(), at: z.string() }),
  verified: z.enum(['yes', 'partly', 'no']),
  /** What a reader should know about how sure we are, or whom it binds. */
  note: z.string().optional(),
  inForce: inForce.default({}),
  lesson: z.int().min(1).max(6).optional(),
};

const owed = {
  compartment: z.enum(compartmentCodes).default('general'),
  /** Only the two parties themselves, not everyone whose role reaches the compartment. */
  between: z.literal('owner and receiver').optional(),
};

export const dutyRule = z.strictObject({
  duty: id,
  ...about,
  ...owed,
  when: trigger,
  if: pattern.optional(),
  owner: party,
  to: party.optional(),
  due,
  done: pattern,
  ends: pattern.optional(),
  /** So long before it is due, it is shown as due soon. */
  warn: z.array(timescale).default([]),
  examples: z.array(example).default([]),
});
export type DutyRule = z.output<typeof dutyRule>;

/**
 * Something that one school hands over to the next. It stands for three duties: the sender sends it (or declares nil, or
 * withholds it with a reason), the receiver confirms each sending, and the sender answers a query or rejection.
 */
export const itemRule = z.strictObject({
  item: id,
  ...about,
  ...owed,
  /** What it holds, for the person who has to put it together. */
  contents: z.string(),
  when: trigger,
  if: pattern.optional(),
  receipt: z.enum(['one by one', 'in a batch']),
  send: z.strictObject({ owner: party, due, warn: z.array(timescale).default([]) }),
  confirm: z.strictObject({ owner: party, due }),
  answer: z.strictObject({ due }),
  examples: z.array(example).default([]),
});
export type ItemRule = z.output<typeof itemRule>;

const termCalendar = schoolTerms.omit({ title: true }).extend({ closed: schoolTerms.shape.closed.default([]) });

export const packSchema = z.strictObject({
  pack: z
    .string()
    .regex(/^[a-z0-9-]+\/[a-z0-9-]+$/u, { error: 'Write the layer and the name, for example england/transition' }),
  title: z.string(),
  version: z.string(),
  status: z.enum(['draft', 'approved', 'in-force', 'superseded', 'withdrawn']),
  sources: z.record(z.string(), source),
  /** A small world in which the examples happen: schools with their term dates, councils, and other names for ids. */
  exampleWorld: z
    .strictObject({
      calendars: z.record(z.string(), termCalendar).default({}),
      /** Each school and the calendar it keeps, or "no calendar". */
      schools: z.record(z.string(), z.string()).default({}),
      authorities: z.record(z.string(), z.array(z.string())).default({}),
      names: z.array(z.string()).default([]),
      entries: z.record(z.string(), exampleEntry).default({}),
    })
    .prefault({}),
  rules: z.array(z.union([dutyRule, itemRule])),
});
export type Pack = z.output<typeof packSchema>;
