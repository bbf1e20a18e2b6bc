/** How a pack writes a duty: somebody owes somebody something by some time. */
import { z } from 'zod';
import { due, repeat } from '../pack/limit-schema.ts';
import { pattern, timescale, trigger } from '../pack/pattern-schema.ts';
import { about, exampleBase, field, id, owed, party } from '../pack/rule-schema.ts';
import { dutyStates } from './duty.ts';

export const dutyExample = z.strictObject({
  ...exampleBase,
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
export type DutyExample = z.output<typeof dutyExample>;

export const dutyRule = z.strictObject({
  duty: id,
  ...about,
  ...owed,
  when: trigger,
  if: pattern.optional(),
  /** A date of the trigger: what first becomes true on that day or later begins nothing. */
  beginsBefore: field.optional(),
  owner: party,
  to: party.optional(),
  due,
  /** For `continuously`: what makes it owed once more. */
  rearmed: pattern.optional(),
  repeat: repeat.optional(),
  done: pattern,
  ends: pattern.optional(),
  /** So long before it is due, it is shown as due soon. */
  warn: z.array(timescale).default([]),
  /** Who else is told when it is overdue. */
  overdue: z.array(z.strictObject({ tell: party })).optional(),
  examples: z.array(dutyExample).default([]),
});
export type DutyRule = z.output<typeof dutyRule>;
