/** How a partnership's pack changes rules of other packs: it may make a limit shorter, or switch a rule off with a reason. */
import { z } from 'zod';
import { timescale } from './pattern-schema.ts';
import { id } from './rule-schema.ts';

const because = z.string().trim().min(10, { error: 'Say why, in a sentence' });

export const overlay = z.union([
  /** The rule is not derived from here. Not possible for statute and regulations, which are marked as not commenced instead. */
  z.strictObject({ off: id, because }),
  /** The same clock runs shorter here: a duty's own limit, or for an item the limit to send it. */
  z.strictObject({ tighten: id, within: timescale, because }),
]);
export type Overlay = z.output<typeof overlay>;
