/** How a pack writes a threshold document: levels, what it looks for, and what it asks at each step. */
import { z } from 'zod';
import { about, exampleBase, id, moment } from '../pack/rule-schema.ts';
import { cumulative, domain, indicator, trigger } from './indicator-schema.ts';
import { agreement, documentTimescale, frontDoor, level, step } from './level-schema.ts';
import { levelCode, oneLine } from './part-schema.ts';

export const thresholdExample = z.strictObject({
  ...exampleBase,
  /** An earlier look, for what has left a window since. */
  since: moment.optional(),
  expect: z.strictObject({
    /** `nothing` when nothing recorded speaks for any level, which is not the lowest level. */
    band: z.union([z.literal('nothing'), z.strictObject({ from: levelCode, to: levelCode }), levelCode]).optional(),
    forced: z.union([z.literal('nothing'), levelCode]).optional(),
    /** Indicators, triggers and patterns over time that have to speak, by id. */
    mentions: z.array(id).default([]),
    silent: z.array(id).default([]),
    /** Domains of which nothing is known: all of them, and no other. */
    notKnown: z.array(id).optional(),
    /** Words that what is asked to step up, or down, has to contain. */
    toStepUp: oneLine.optional(),
    toStepDown: oneLine.optional(),
  }),
});
export type ThresholdExample = z.output<typeof thresholdExample>;

export const thresholdRule = z.strictObject({
  threshold: id,
  ...about,
  /** Whose document it is, for example "Derby and Derbyshire". */
  area: oneLine,
  levels: z.array(level).min(1),
  frontDoors: z.array(frontDoor).default([]),
  domains: z.array(domain).min(1),
  indicators: z.array(indicator).default([]),
  triggers: z.array(trigger).default([]),
  cumulative: z.array(cumulative).default([]),
  agreement: z.array(agreement).default([]),
  steps: z.array(step).default([]),
  timescales: z.array(documentTimescale).default([]),
  examples: z.array(thresholdExample).default([]),
});
export type ThresholdRule = z.output<typeof thresholdRule>;
