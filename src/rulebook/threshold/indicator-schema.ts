/** How a threshold document writes what it looks for: domains, indicators, triggers and patterns over time. */
import { z } from 'zod';
import { areaCodes } from '../../kinds/facts/areas.ts';
import { factCodes } from '../../kinds/facts/facts.ts';
import { roleCodes } from '../../kinds/vocabulary.ts';
import { pattern, timescale } from '../pack/pattern-schema.ts';
import { id } from '../pack/rule-schema.ts';
import { legalFrame, levelCode, named, oneLine, origin, text } from './part-schema.ts';

export const domain = z.strictObject({
  ...named,
  parent: id.optional(),
  /** Which areas of a child's life it is about, so that it can be said when nothing is known of it. */
  areas: z.array(z.enum(areaCodes)).min(1),
  ...origin,
});
export type Domain = z.output<typeof domain>;

/** What has to be recorded: any of these facts, or what a pattern asks for. */
const seenIn = {
  facts: z.array(z.enum(factCodes)).default([]),
  when: pattern.optional(),
};

const window = timescale.refine((written) => !/working|school/u.test(written), {
  error: 'A period is counted in hours, days, weeks or months',
});

export const indicator = z.strictObject({
  id,
  kind: z.enum(['concern', 'strength', 'unmet-need']).default('concern'),
  /** The levels at which the document prints it; several when it stands at more than one. */
  levels: z.array(levelCode).default([]),
  domain: id,
  text: oneLine,
  /** In whose words the document writes it. */
  voice: z.enum(['professional', 'child', 'family']).default('professional'),
  ...seenIn,
  /** Of how long ago it speaks; what is older has left its window and is shown as such. */
  period: window.optional(),
  /** Ages, in years, at which it applies: from the first up to and with the second. */
  age: z.strictObject({ from: z.int().min(0).max(25).default(0), to: z.int().min(0).max(25).default(25) }).optional(),
  askNext: z.array(oneLine).default([]),
  ...origin,
});
export type Indicator = z.output<typeof indicator>;

/** A fact that by itself asks for at least a level, or makes the child eligible for something. */
export const trigger = z.strictObject({
  ...named,
  ...seenIn,
  forces: levelCode.optional(),
  /** What the child is eligible for, whatever the level. */
  eligible: oneLine.optional(),
  route: oneLine,
  law: legalFrame.optional(),
  overridable: z.boolean().default(false),
  ...origin,
});
export type Trigger = z.output<typeof trigger>;

/** A pattern over time that asks for a second look, and that stays until a named person closes it. */
export const cumulative = z.strictObject({
  ...named,
  /** A prompt that is a rule of its own, by id. Without it, the pattern is written here and makes a prompt. */
  prompt: id.optional(),
  when: pattern.optional(),
  /** The level for which somebody has to look again. */
  review: levelCode.optional(),
  /** What is asked; a prompt of its own brings its question with it. */
  ask: text
    .refine((written) => written.endsWith('?'), { error: 'Write a question, with a question mark at its end' })
    .optional(),
  /** Who is asked, at the council in whose area it was recorded. */
  owner: z.enum(roleCodes).default('team-manager'),
  closedBy: z.array(z.enum(roleCodes)).default(['team-manager']),
  /** Roles of whom another person reads a closing before it counts. */
  secondReader: z.array(z.enum(roleCodes)).min(1).optional(),
  ...origin,
});
export type Cumulative = z.output<typeof cumulative>;
