/** What goes out of one controller's part of a record, as it is kept. */
import { z } from 'zod';

const segment = z.union([z.object({ text: z.string() }), z.object({ removed: z.literal(true) })]);

const documentLine = z.object({
  entry: z.string(),
  /** Instants; the second is null when it was no span of days. */
  from: z.string(),
  to: z.string().nullable(),
  isMoment: z.boolean(),
  /** Who wrote it; null when that is left out. */
  author: z.string().nullable(),
  organisation: z.string(),
  segments: z.array(segment),
  isSummary: z.boolean(),
  /** Why something of it is left out, as far as that is told. */
  told: z.array(z.string()),
  notes: z.array(z.string()),
  files: z.array(z.string()),
  filesKeptBack: z.int().min(0),
});
export type DocumentLine = z.output<typeof documentLine>;

export const answerDocument = z.object({
  controller: z.string(),
  lines: z.array(documentLine),
  /** Passages of which nothing goes out, by the reason that is told. */
  leftOut: z.array(z.object({ told: z.string(), count: z.int().min(1) })),
  /** Some are left out for a reason that is not told. */
  leavesMore: z.boolean(),
});
export type AnswerDocument = z.output<typeof answerDocument>;
