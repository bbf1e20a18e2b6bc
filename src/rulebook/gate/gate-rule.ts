/** How a pack writes a gate: what must be true before a planned or authorising step. */
import { z } from 'zod';
import { withheldSubjectCodes } from '../../kinds/telling.ts';
import { roleCodes } from '../../kinds/vocabulary.ts';
import { due } from '../pack/limit-schema.ts';
import { entryPattern, pattern, timescale, trigger } from '../pack/pattern-schema.ts';
import { about, exampleBase, exampleEntry, field, id, owed, party } from '../pack/rule-schema.ts';
import { needStatuses } from './gate.ts';

/** Each of them is asked about separately, for example each parent. In patterns `each.` names a field of the entry. */
const per = entryPattern.omit({ happened: true }).extend({
  /** The field that says who it is. Of several entries about one, the newest counts. */
  by: z.string(),
  /** What it means that nobody is recorded. Unknown is never a pass where somebody has to exist. */
  nobody: z.enum(['not-needed', 'not-met']).default('not-needed'),
});
export type Per = z.output<typeof per>;

const exception = z.strictObject({
  id,
  /** The legal test, in words. */
  test: z.string(),
  /** Where the test stands. */
  at: z.string(),
  /** When the test is available at all. */
  only: pattern.optional(),
  authorisedBy: z.array(z.enum(roleCodes)).min(1),
  /** Counted from the day it was authorised. Without it, the day to review it is for the person who authorises. */
  forAtMost: timescale
    .refine((text) => !/working|school/u.test(text), { error: 'Write hours, days, weeks or months' })
    .optional(),
  /** What it asks for: what has to be written, and done meanwhile. */
  asks: z.string(),
  /** One that stands beyond a single step counts too, when it withholds one of these. */
  standing: z.array(z.enum(withheldSubjectCodes)).min(1).optional(),
});
export type GateException = z.output<typeof exception>;

const need = z.strictObject({
  id,
  /** What must be true, in plain words. */
  says: z.string(),
  /** What to do when it is not. */
  do: z.string(),
  met: pattern,
  per: per.optional(),
  /** When it is needed at all. */
  if: pattern.optional(),
  owner: party,
  /** When the step happened without it: by when it is owed, and what then does for it when that is something else. */
  afterwards: z.strictObject({ due, done: pattern.optional() }).optional(),
  exceptions: z.array(exception).default([]),
});
export type Need = z.output<typeof need>;

export const gateExample = z.strictObject({
  ...exampleBase,
  /** The planned step that is asked about; without it, what is derived from the entries is looked at. */
  step: z.union([z.string(), exampleEntry]).optional(),
  expect: z.union([
    z.literal('nothing'),
    z.strictObject({
      passes: z.boolean().optional(),
      /** Each need, or need and person as `parents-asked/mother`, and how it stands. */
      needs: z.record(z.string(), z.enum([...needStatuses, 'not there'])).optional(),
      /** What it happened without, and what an emergency put off: all of them, and no other. */
      without: z.array(z.string()).optional(),
      deferred: z.array(z.string()).optional(),
      /** By when each of them is owed. */
      due: z
        .record(z.string(), z.union([z.iso.date(), z.iso.datetime({ local: true }), z.literal('no fixed time')]))
        .optional(),
    }),
  ]),
});
export type GateExample = z.output<typeof gateExample>;

export const gateRule = z.strictObject({
  gate: id,
  ...about,
  compartment: owed.compartment,
  /** The entry that plans or authorises. */
  step: trigger,
  /** The entry that says it happened. It is always recorded; without the gate, duties begin. */
  happened: trigger,
  /** What a step, the fact and an exception have in common, for example `trigger.move`. */
  matter: field.optional(),
  /** What ends everything that is owed about a fact, for example the next move. That it happened without stays. */
  ends: pattern.optional(),
  needs: z.array(need).min(1),
  emergency: z.strictObject({ when: pattern, defers: z.array(id).min(1), within: timescale }).optional(),
  examples: z.array(gateExample).default([]),
});
export type GateRule = z.output<typeof gateRule>;
