/** How packs write patterns: what has to be in the chronology. No scripts. */
import { z } from 'zod';
import { parseTimescale } from '../calendar/timescale.ts';

const literal = z.union([z.string(), z.number(), z.boolean()]);
/** A text that begins with `trigger.` means the field of the trigger. */
export type Literal = z.output<typeof literal>;

const comparison = z.union([
  literal,
  z.strictObject({ in: z.array(literal).min(1) }),
  z.strictObject({ not: literal }),
  z.strictObject({ present: z.boolean() }),
  z.strictObject({ contains: literal }),
  z.strictObject({ atLeast: z.number() }),
  z.strictObject({ atMost: z.number() }),
]);
export type Comparison = z.output<typeof comparison>;

export const timescale = z.string().refine((text) => parseTimescale(text) !== null, {
  error:
    'Write a number and hours, working hours, days, working days, school days, weeks or months, for example "5 school days"',
});

const window = timescale.refine((text) => !text.includes('working') && !text.includes('school'), {
  error: 'A window is counted in hours, days, weeks or months',
});

const length = timescale.refine((text) => /\d (hour|day|week)s?$/u.test(text), {
  error: 'A length of time is written in hours, days or weeks',
});

export const entryPattern = z.strictObject({
  entry: z.union([z.string(), z.array(z.string()).min(1)]),
  /** Field of the entry, dotted for a part of it, and what it must be. */
  where: z.record(z.string(), comparison).optional(),
  /** Only entries that happened before, or after, the trigger did. */
  happened: z.enum(['before trigger', 'after trigger']).optional(),
});
export type EntryPattern = z.output<typeof entryPattern>;

export type Pattern =
  | EntryPattern
  | { readonly all: readonly Pattern[] }
  | { readonly any: readonly Pattern[] }
  | { readonly not: Pattern }
  | {
      readonly count: EntryPattern;
      readonly atLeast: number;
      readonly within?: string | undefined;
      readonly different?: { readonly field: string; readonly atLeast: number } | undefined;
    }
  | { readonly latest: EntryPattern; readonly since: EntryPattern }
  | {
      readonly lasting: { readonly from: EntryPattern; readonly to: EntryPattern };
      readonly atLeast: string;
      readonly within?: string | undefined;
    };

export const pattern: z.ZodType<Pattern> = z.lazy(() =>
  z.union([
    entryPattern,
    z.strictObject({ all: z.array(pattern).min(1) }),
    z.strictObject({ any: z.array(pattern).min(1) }),
    z.strictObject({ not: pattern }),
    z.strictObject({
      count: entryPattern,
      atLeast: z.number().int().min(1),
      within: window.optional(),
      /** Among them so many different values of a field, for example from two organisations. */
      different: z.strictObject({ field: z.string(), atLeast: z.number().int().min(2) }).optional(),
    }),
    z.strictObject({ latest: entryPattern, since: entryPattern }),
    z.strictObject({
      /** Spells that begin and end with an entry; one without an end still runs. Their time is added up. */
      lasting: z.strictObject({ from: entryPattern, to: entryPattern }),
      atLeast: length,
      within: window.optional(),
    }),
  ]),
);

export const trigger = entryPattern.omit({ happened: true });
export type Trigger = z.output<typeof trigger>;
