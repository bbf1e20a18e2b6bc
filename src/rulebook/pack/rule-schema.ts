/** What rules of every kind say of themselves, and the parts that they are written with. */
import { z } from 'zod';
import { compartmentCodes, roleCodes } from '../../kinds/vocabulary.ts';
import { readMoment } from '../example/moment.ts';

/** How rules and their parts are named. */
export const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/u, { error: 'Use small letters, numbers and hyphens' });

/** A field of the trigger, for example `trigger.startsOn`. */
export const field = z.string().regex(/^trigger\.[A-Za-z.]+$/u, { error: 'Write trigger. and the name of a field' });

/** The organisation for which the trigger was recorded. */
export const recorder = 'recorder';
const named = z.union([field, z.literal(recorder)]);

/** An organisation that the trigger names, or the council in whose area that one lies (a council is its own). */
const organisation = z.union([named, z.strictObject({ authorityOf: named })]);
export type OrganisationReference = z.output<typeof organisation>;

export const party = z.strictObject({
  role: z.enum(roleCodes),
  /** A field of the trigger that names another role, for example of whoever took on an action. */
  orRole: field.optional(),
  of: organisation,
});
export type PartyReference = z.output<typeof party>;

export const moment = z.string().refine((text) => readMoment(text) !== null, {
  error: 'Write a day, for example 2026-09-22 (then noon is meant), or a day and a time, for example 2026-09-22T09:00',
});

export const exampleEntry = z.strictObject({
  /** An entry of the example world that this one is like; what is given here comes instead. */
  like: z.string().optional(),
  kind: z.string().optional(),
  happened: moment.optional(),
  /** When it was recorded; the same moment unless given. */
  recorded: moment.optional(),
  /** The number of the entry in this example that it corrects or withdraws, counted from 1. */
  corrects: z.int().min(1).optional(),
  /** The organisation for which it was recorded. */
  by: z.string().optional(),
  data: z.record(z.string(), z.unknown()).default({}),
});
export type ExampleEntry = z.output<typeof exampleEntry>;

/** What every example says; what is expected of it is a matter of the kind of rule. */
export const exampleBase = {
  title: z.string(),
  /** Entries in the order in which they were recorded: named ones of the example world, or written out. */
  entries: z.array(z.union([z.string(), exampleEntry])).min(1),
  asOf: moment,
};

const inForce = z.strictObject({ from: z.iso.date().optional(), to: z.iso.date().optional() });

export const about = {
  title: z.string(),
  basis: z.enum(['statute', 'regulations', 'statutory-guidance', 'local-policy', 'good-practice']),
  source: z.strictObject({ ref: z.string(), at: z.string() }),
  verified: z.enum(['yes', 'partly', 'no']),
  /** What a reader should know about how sure we are, or whom it binds. */
  note: z.string().optional(),
  inForce: inForce.default({}),
  /** A setting of the partnership: law that is not in force before the day that is set there. */
  commences: id.optional(),
  lesson: z.int().min(1).max(6).optional(),
};

export const owed = {
  compartment: z.enum(compartmentCodes).default('general'),
  /** Only the two parties themselves, not everyone whose role reaches the compartment. */
  between: z.literal('owner and receiver').optional(),
};
