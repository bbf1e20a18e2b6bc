/** How a threshold document writes its levels, its front doors and what it asks when a child moves between levels. */
import { z } from 'zod';
import { certaintyCodes } from '../../kinds/observation.ts';
import { roleCodes } from '../../kinds/vocabulary.ts';
import { timescale } from '../pack/pattern-schema.ts';
import { id } from '../pack/rule-schema.ts';
import { legalFrame, levelCode, named, oneLine, origin, text } from './part-schema.ts';

const lines = z.array(oneLine).default([]);

/** How much has to be recorded before the document indicates a level. */
export const sufficiency = z.strictObject({
  /** Indicators of this level or a higher one. */
  atLeast: z.int().min(1).max(50).default(1),
  domainsAtLeast: z.int().min(1).max(50).default(1),
  /** How sure the evidence has to be to count. */
  certainty: z
    .array(z.enum(certaintyCodes))
    .min(1)
    .default([...certaintyCodes]),
});
export type Sufficiency = z.output<typeof sufficiency>;

export const level = z.strictObject({
  code: levelCode,
  rank: z.int().min(1).max(20),
  name: oneLine,
  /** What the child and family read instead of the name. */
  familyName: oneLine,
  means: text,
  lead: lines,
  assessment: lines,
  plan: lines,
  response: lines,
  /** Rules about agreement, by id. */
  agreement: z.array(id).default([]),
  sufficiency: sufficiency.prefault({}),
  /** What a decision for this level has to hold, in words. */
  requires: lines,
  law: z.array(legalFrame).default([]),
  timescales: z.array(id).default([]),
  /** Why nothing recorded can indicate this level by itself, so that only a person can say it. */
  byJudgementAlone: text.optional(),
  ...origin,
});
export type Level = z.output<typeof level>;

export const contactWay = z.strictObject({
  /** Who or what it is for, for example "Risk of significant harm". */
  for: oneLine,
  by: z.enum(['telephone', 'online-form', 'email', 'in-person']),
  number: oneLine.optional(),
  address: oneLine.optional(),
  hours: oneLine.optional(),
  ...origin,
});

export const frontDoor = z.strictObject({
  ...named,
  /** Where the children live whom it serves. */
  area: oneLine,
  hours: oneLine,
  contacts: z.array(contactWay).default([]),
  /** Within what time a contact by telephone has to be put in writing. */
  inWriting: timescale.optional(),
  screening: text.optional(),
  ...origin,
});
export type FrontDoor = z.output<typeof frontDoor>;

/** When the family's agreement is needed. It is never a condition of sharing to protect a child. */
export const agreement = z.strictObject({
  ...named,
  says: text,
  needed: z.enum(['needed', 'asked-unless-unsafe', 'not-needed']),
  inWriting: z.boolean().default(false),
  ...origin,
});

/** What is asked when a child moves from one level to another. */
export const step = z.strictObject({
  ...named,
  from: levelCode,
  to: levelCode,
  needs: lines,
  propose: z.array(z.enum(roleCodes)).default([]),
  agree: z.array(z.enum(roleCodes)).default([]),
  /** Whoever takes over has been named and has accepted. */
  acceptedByReceiver: z.boolean().default(false),
  checkBack: timescale.optional(),
  ...origin,
});
export type Step = z.output<typeof step>;

/** A limit that the document prints. The duty that enforces it, if there is one, is a rule of its own. */
export const documentTimescale = z.strictObject({
  ...named,
  within: z.union([z.literal('at once'), timescale]),
  after: oneLine,
  until: oneLine,
  calendar: z.enum(['working days', 'school days', 'every day']).optional(),
  counting: z.enum(['inclusive', 'exclusive']).default('exclusive'),
  owner: z.enum(roleCodes).optional(),
  duty: id.optional(),
  ...origin,
});
