/** How a pack writes a pathway: parallel regions of states, with one accountable role each and the ways between them. */
import { z } from 'zod';
import { compartmentCodes } from '../../kinds/vocabulary.ts';
import { pattern, trigger } from '../pack/pattern-schema.ts';
import { postOf } from '../pack/post-schema.ts';
import { about, exampleBase, id } from '../pack/rule-schema.ts';

/** What a step may change for the child. */
export const changes = z.enum(['service', 'setting', 'area']);
export type Change = z.output<typeof changes>;

/** A state of the same region, or of another one: `joint/escalation`. */
const target = z.string().regex(/^[a-z0-9-]+(\/[a-z0-9-]+)?$/u, { error: 'Write a state, or a region/state' });

const needed = {
  /** What has to be in the chronology. `trigger.x` is a field of the entry that makes the step. */
  needs: pattern,
  /** What is missing when it is not, put after "Happened without" and "Needs". */
  says: z.string(),
};

export const exitRule = z.strictObject({
  event: z.string(),
  on: trigger,
  to: target,
  changes: z.array(changes).min(1).optional(),
  guard: z
    .strictObject({
      ...needed,
      /** Only what happened since the state began counts. */
      since: z.literal('state').optional(),
    })
    .optional(),
});
export type ExitRule = z.output<typeof exitRule>;

export const stateRule = z.strictObject({
  title: z.string(),
  /** One role that answers for it; only a state in which everything has ended has none. */
  accountable: postOf.optional(),
  /** Others who take part, in words. */
  with: z.string().optional(),
  legal: z.string().optional(),
  documents: z.array(z.string()).default([]),
  /** Rules of this or another pack that set a limit or a gate here. */
  duties: z.array(id).default([]),
  /** An entry that by itself shows that the child is in this state, whatever was before. */
  shownBy: trigger.optional(),
  /** The pathway may begin in this state, when the entry that begins it shows it. */
  mayBegin: z.boolean().default(false),
  exits: z.array(exitRule).default([]),
  final: z.boolean().default(false),
});
export type StateRule = z.output<typeof stateRule>;

export const regionRule = z.strictObject({ title: z.string(), initial: id, states: z.record(id, stateRule) });
export type RegionRule = z.output<typeof regionRule>;

/** R does it, A answers for it, C is consulted before, I is told. */
export const responsibility = z.enum(['R', 'A', 'C', 'I']);
export const responsibilityWords = {
  R: 'does it',
  A: 'answers for it',
  C: 'is consulted before',
  I: 'is told',
} as const satisfies Readonly<Record<z.output<typeof responsibility>, string>>;

const letters = z.array(responsibility).min(1);
const cell = z.union([letters, z.strictObject({ is: letters, note: z.string() })]);
export type ResponsibilityCell = z.output<typeof cell>;

const responsibilities = z.strictObject({
  parties: z.record(id, z.string()),
  activities: z.array(z.strictObject({ activity: id, title: z.string(), who: z.record(id, cell) })).min(1),
  note: z.string().optional(),
});

export const pathwayExample = z.strictObject({
  ...exampleBase,
  expect: z.union([
    z.literal('nothing'),
    z.strictObject({
      /** The state of each region that is meant. */
      states: z.record(id, id).optional(),
      /** Exits that are open, or blocked: `health/admitted`. */
      open: z.array(z.string()).optional(),
      blocked: z.array(z.string()).optional(),
      /** What steps happened without, in the words of the pack. */
      without: z.array(z.string()).optional(),
      ended: z.boolean().optional(),
    }),
  ]),
});
export type PathwayExample = z.output<typeof pathwayExample>;

export const pathwayRule = z.strictObject({
  pathway: id,
  ...about,
  compartment: z.enum(compartmentCodes).default('general'),
  /** The first such entry starts it for a child. */
  begins: trigger,
  ends: trigger.optional(),
  /**
   * Entries that announce a step, each until it was taken or given up. What is asked of the step itself is looked at with the
   * newest of them.
   */
  announced: z.strictObject({ by: trigger, until: pattern }).optional(),
  regions: z.record(id, regionRule),
  /** What has to hold for every step that changes these things, in whichever region. */
  invariants: z
    .array(z.strictObject({ invariant: id, title: z.string(), changing: z.array(changes).min(1), ...needed }))
    .default([]),
  responsibilities: responsibilities.optional(),
  examples: z.array(pathwayExample).default([]),
});
export type PathwayRule = z.output<typeof pathwayRule>;
