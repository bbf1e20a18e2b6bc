/** How a pack writes a ladder: the stages by which professionals who disagree get an answer in time. */
import { z } from 'zod';
import { challengeTopicCodes, challengeUrgencyCodes } from '../../kinds/challenge-codes.ts';
import { compartmentCodes, roleCodes } from '../../kinds/vocabulary.ts';
import { calendar, counting } from '../pack/limit-schema.ts';
import { pattern, timescale } from '../pack/pattern-schema.ts';
import { actingByKind, organisationKind, postOf } from '../pack/post-schema.ts';
import { about, exampleBase, id } from '../pack/rule-schema.ts';

const stageNumber = z.int().min(1).max(9);

/** How long a stage gives, counted from when it opens. */
export const stageLimit = z.union([
  z.enum(['at once', 'no fixed time']),
  z.strictObject({ within: timescale, calendar: calendar.optional(), counting }),
]);
export type StageLimit = z.output<typeof stageLimit>;

export const stageRule = z.strictObject({
  n: stageNumber,
  title: z.string(),
  /** For each kind of organisation that may disagree, who acts for it at this stage. */
  who: actingByKind.default({}),
  /** Somebody who leads the stage for all of them. */
  chair: postOf.optional(),
  acknowledge: stageLimit,
  resolve: stageLimit,
  /** The limits of an urgent challenge, where they are others. */
  urgent: z.strictObject({ acknowledge: stageLimit.optional(), resolve: stageLimit.optional() }).optional(),
  record: z.array(z.string()).default([]),
  /** The stage that follows when there is no agreement; the next number unless it is given. */
  next: stageNumber.optional(),
});
export type StageRule = z.output<typeof stageRule>;

const topics = z.array(z.enum(challengeTopicCodes)).min(1);

export const ladderStates = ['open', 'last-stage-passed', 'agreed', 'closed', 'does-not-run'] as const;

export const ladderExample = z.strictObject({
  ...exampleBase,
  expect: z.union([
    z.literal('nothing'),
    z.strictObject({
      state: z.enum(ladderStates).optional(),
      stage: stageNumber.optional(),
      why: z.string().optional(),
      /** The last day in time of each stage, from the first that opens on. */
      limits: z.array(z.union([z.iso.date(), z.enum(['no fixed time', 'cannot compute'])])).optional(),
      responded: z.boolean().optional(),
      /** Names of the organisations whose people are to be rung at this stage. */
      ring: z.array(z.string()).optional(),
      /** What was still missing when it was closed. */
      without: z.array(id).optional(),
    }),
  ]),
});
export type LadderExample = z.output<typeof ladderExample>;

export const ladderRule = z.strictObject({
  ladder: id,
  ...about,
  compartment: z.enum(compartmentCodes).default('safeguarding'),
  /** Whether its stages have been confirmed. A ladder that is not confirmed can be shown and is never run. */
  confirmed: z.enum(['yes', 'no']),
  /** What it is for; everything that is not listed under `elsewhere` when it is not given. */
  topics: topics.optional(),
  /** What has a route of its own, in words. */
  elsewhere: z.array(z.strictObject({ topics, says: z.string() })).default([]),
  stages: z.array(stageRule).default([]),
  /** Where a challenge starts when that is not the first stage. Of several the highest counts. */
  starts: z
    .array(
      z.strictObject({
        at: stageNumber,
        topics: topics.optional(),
        urgency: z.array(z.enum(challengeUrgencyCodes)).min(1).optional(),
        because: z.string(),
      }),
    )
    .default([]),
  /** What may go straight to a later stage: by whom when they record it, or by itself when a pattern holds. */
  skips: z
    .array(
      z.strictObject({
        to: stageNumber,
        by: z.array(z.enum(roleCodes)).min(1).optional(),
        when: pattern.optional(),
        because: z.string(),
      }),
    )
    .default([]),
  /** What runs at the same time and never waits for the ladder. */
  beside: z
    .array(
      z.strictObject({
        title: z.string(),
        says: z.string(),
        urgency: z.array(z.enum(challengeUrgencyCodes)).optional(),
      }),
    )
    .default([]),
  /** For an organisation without a ladder of its own, the kind of organisation that acts for it. */
  proxies: z
    .array(z.strictObject({ for: organisationKind, by: organisationKind, note: z.string().optional() }))
    .default([]),
  /** Whether it is also for a disagreement within one organisation. */
  withinAgency: z.enum(['included', 'excluded', 'not known']),
  /** Whether no stage may last beyond the day by which the child needs an answer. */
  soonerForTheChild: z.boolean().default(false),
  /** What has to be shown before it is closed. */
  closing: z.array(z.strictObject({ need: id, title: z.string(), shownBy: pattern })).default([]),
  /** What follows when the last stage ends without agreement. */
  afterLast: z.string().optional(),
  examples: z.array(ladderExample).default([]),
});
export type LadderRule = z.output<typeof ladderRule>;
