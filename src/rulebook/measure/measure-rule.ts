/** How a pack writes a measure: a rate or a length of time over duties and entries, by period and group. */
import { z } from 'zod';
import { dutyStates } from '../duty/duty.ts';
import { pattern, timescale, trigger } from '../pack/pattern-schema.ts';
import { about, exampleBase, id } from '../pack/rule-schema.ts';

export const periods = ['month', 'quarter', 'year'] as const;

/** Of the duties of a rule that were settled or whose limit has passed, those in one of these states. */
const ofDuties = z.strictObject({ duty: z.string(), inState: z.array(z.enum(dutyStates)).min(1) });

/** Of the entries that match, those after which the pattern held, in time when a time is given. */
const ofEntries = z.strictObject({ of: trigger, followedBy: pattern, within: timescale.optional() });

/** How many days it took from each entry that matches until the pattern held. */
const lengthOfTime = z.strictObject({ from: trigger, until: pattern });

const measureExample = z.strictObject({
  ...exampleBase,
  expect: z.union([
    z.literal('nothing'),
    z.strictObject({
      /** For example "2026-09", "2026 Q3" or "2026". */
      period: z.string(),
      of: z.int().min(0),
      hit: z.int().min(0).optional(),
      medianDays: z.number().optional(),
    }),
  ]),
});
export type MeasureExample = z.output<typeof measureExample>;

export const measureRule = z.strictObject({
  measure: id,
  ...about,
  counts: z.union([ofDuties, ofEntries, lengthOfTime]),
  period: z.enum(periods).default('month'),
  /** One group for everybody, or one for each organisation that owes the duty, or for which the entry was recorded. */
  by: z.enum(['everybody', 'owner', 'recorder']).default('everybody'),
  /** Groups with fewer cases are not shown, so that nobody can be recognised. */
  smallest: z.int().min(1).default(5),
  examples: z.array(measureExample).default([]),
});
export type MeasureRule = z.output<typeof measureRule>;
