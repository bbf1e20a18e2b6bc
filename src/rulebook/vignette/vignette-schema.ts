/** A vignette as it is written: an invented child, told in entries of several agencies over several dates. */
import { z } from 'zod';
import { organisationKindCodes } from '../../kinds/vocabulary.ts';
import { readMoment } from '../example/moment.ts';

const id = z.string().regex(/^[a-z][a-z0-9-]{1,59}$/u, 'a short name in small letters, digits and hyphens');
const sentence = z.string().trim().min(1).max(1_000);
const moment = z
  .string()
  .refine(
    (text) => readMoment(text) !== null,
    'a day such as "2026-09-22", or a day and a time such as "2026-09-22T09:00"',
  );

const told = z.strictObject({
  happened: moment,
  /** When it was written down; when it happened unless given. */
  recorded: moment.optional(),
  /** One of the vignette's organisations. */
  by: id,
  /** Who wrote it, for example "Class teacher". */
  who: sentence,
  kind: z.string().optional(),
  data: z.record(z.string(), z.unknown()).optional(),
  /** What is told and does not belong to a child's record: it is given to no document. */
  keptOut: sentence.optional(),
});

export const vignetteSchema = z.strictObject({
  vignette: id,
  title: sentence,
  /** Who the child is and lives with, in a sentence. No name. */
  child: sentence,
  /** What has just come up. */
  now: sentence,
  asOf: moment,
  organisations: z.record(id, z.strictObject({ kind: z.enum(organisationKindCodes), name: sentence })),
  /** Names for ids of contacts and the like. */
  names: z.array(id).default([]),
  /** In the order in which it was written down. */
  told: z.array(told).min(1).max(30),
  /** For what is not a question of a level at all: what to do instead. */
  instead: sentence.optional(),
  /** What there is to learn from it, whatever somebody answered. */
  learn: z.array(sentence).min(1).max(6),
  /** What documents that come with the product say of it, by their id. */
  reads: z.record(
    z.string(),
    z.strictObject({
      /** "nothing", one level, or the lowest and the highest: "L3 to L4". */
      band: z.string(),
      mentions: z.array(z.string()).default([]),
      fired: z.array(z.string()).default([]),
    }),
  ),
});
export type WrittenVignette = z.output<typeof vignetteSchema>;
export type Told = WrittenVignette['told'][number];
