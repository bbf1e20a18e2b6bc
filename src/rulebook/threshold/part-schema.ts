/** What the parts of a threshold document are written with. */
import { z } from 'zod';
import { id } from '../pack/rule-schema.ts';

/** One line of plain text, so that it fits a cell and a line of a list. */
export const oneLine = z
  .string()
  .max(1_000)
  .regex(/^[^\s\p{C}](?:[^\p{C}]*[^\s\p{C}])?$/u, { error: 'Write one line of text without spaces at its ends' });

/** Text that may go over several lines. */
export const text = z
  .string()
  .max(8_000)
  .regex(/^[^\s\p{C}](?:[^\p{C}]|\n)*$/u, { error: 'Write plain text, not beginning with a space' })
  .refine((written) => !/\s$/u.test(written), { error: 'Write plain text, not ending with a space' });

/** The short code by which a level is known, for example L3 or 1a. */
export const levelCode = z.string().regex(/^[A-Za-z0-9]{1,6}$/u, { error: 'Write a short code, for example L3' });

/** Where a part comes from and how sure we are, when that differs from what the whole document says of itself. */
export const origin = {
  source: z.strictObject({ ref: oneLine, at: oneLine }).optional(),
  verified: z.enum(['yes', 'partly', 'no']).optional(),
  note: text.optional(),
};

export const named = { id, title: oneLine };

/** Law that a level or a trigger stands for. */
export const legalFrames = {
  'section-17': 'section 17 of the Children Act 1989 (child in need)',
  'section-20': 'section 20 of the Children Act 1989 (accommodation)',
  'section-47': 'section 47 of the Children Act 1989 (significant harm)',
} as const;
export type LegalFrame = keyof typeof legalFrames;
export const legalFrame = z.enum(['section-17', 'section-20', 'section-47']);
