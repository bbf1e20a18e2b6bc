/** How a pack writes an item of a handover. */
import { z } from 'zod';
import { due } from '../pack/limit-schema.ts';
import { pattern, timescale, trigger } from '../pack/pattern-schema.ts';
import { about, id, owed, party } from '../pack/rule-schema.ts';
import { dutyExample } from './duty-rule.ts';

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
  examples: z.array(dutyExample).default([]),
});
export type ItemRule = z.output<typeof itemRule>;
