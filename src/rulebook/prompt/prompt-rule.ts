/** How a pack writes a prompt: a pattern that raises a question, which stays until a person closes it. */
import { z } from 'zod';
import { roleCodes } from '../../kinds/vocabulary.ts';
import { pattern, timescale, trigger } from '../pack/pattern-schema.ts';
import { about, exampleBase, id, owed, party } from '../pack/rule-schema.ts';
import { promptStates } from './prompt.ts';

export const promptExample = z.strictObject({
  ...exampleBase,
  expect: z.union([
    z.literal('nothing'),
    z.strictObject({
      state: z.enum(promptStates).optional(),
      /** The day on which the pattern first held. */
      raised: z.iso.date().optional(),
      /** How many entries it quotes. */
      quotes: z.int().min(1).optional(),
      /** How many more came since. */
      since: z.int().min(0).optional(),
      /** How many of those quoted were withdrawn. */
      withdrawn: z.int().min(0).optional(),
      /** How many times it has been asked. */
      asked: z.int().min(1).optional(),
      owner: z.string().optional(),
    }),
  ]),
});
export type PromptExample = z.output<typeof promptExample>;

export const promptRule = z.strictObject({
  prompt: id,
  ...about,
  compartment: owed.compartment,
  /** What is asked: whether an unmet need was considered, and who will ask. It never names a condition. */
  question: z.string().regex(/\?$/u, { error: 'Write a question, with a question mark at its end' }),
  raised: pattern,
  /** What it is anchored to. An absence needs it: something has to have happened before anything can be missing. */
  when: trigger.optional(),
  /** How long after `when` the pattern is first looked at, in days, weeks or months. */
  wait: timescale
    .refine((text) => !/hour|working|school/u.test(text), { error: 'Wait for days, weeks or months' })
    .optional(),
  owner: party,
  /** Roles that may close it or put it off. */
  closedBy: z.array(z.enum(roleCodes)).min(1),
  /** Roles of whom another person reads a closing before it counts. Putting it off needs no second reader. */
  secondReader: z.array(z.enum(roleCodes)).min(1).optional(),
  examples: z.array(promptExample).default([]),
});
export type PromptRule = z.output<typeof promptRule>;
