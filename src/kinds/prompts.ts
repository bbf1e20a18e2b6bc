/** Kinds of entry by which people deal with a question that the rulebook raised: who has it, how it was closed, what reads differently. */
import { z } from 'zod';
import { day, id, kindsOf, line, words } from './kind.ts';
import { roleCodes } from './vocabulary.ts';

const kind = kindsOf('shared');

/** What came of a question that the rulebook raised. */
export const promptOutcomes = {
  'need-found': 'a need was found and somebody is acting on it',
  'already-acted-on': 'it is known and somebody is acting on it',
  'no-need-found': 'it was looked into and no unmet need was found',
  mistaken: 'what raised it was wrong',
  'look-again': 'to be looked at again',
} as const;
export type PromptOutcome = keyof typeof promptOutcomes;
export const promptOutcomeCodes = Object.keys(promptOutcomes) as readonly PromptOutcome[];

export const promptClosed = kind('prompt.closed', {
  title: 'Question closed',
  compartment: 'general',
  status: 'finding',
  precision: 'moment',
  data: z
    .strictObject({
      prompt: line,
      instance: line,
      outcome: z.enum(promptOutcomeCodes),
      reason: words,
      /** The role in which the person closed it. */
      role: z.enum(roleCodes),
      /** It is open again on this day. */
      lookAgainOn: day.optional(),
      /** Whether whoever closed it had opened what it quotes. Said by the product, for measuring questions and not people. */
      read: z.boolean().optional(),
    })
    .refine(({ outcome, lookAgainOn }) => (outcome === 'look-again') === (lookAgainOn !== undefined), {
      error: 'Give the day on which to look again, and only then',
      path: ['lookAgainOn'],
    }),
  sentence: ({ outcome, reason }) =>
    `A question raised by what was recorded was closed: ${promptOutcomes[outcome]}. ${reason}`,
  family: () => null,
});

export const promptAssigned = kind('prompt.assigned', {
  title: 'Question given to somebody',
  compartment: 'general',
  precision: 'moment',
  data: z.strictObject({
    prompt: line,
    instance: line,
    /** Who has it from now on. */
    practitioner: id,
    reason: line.optional(),
  }),
  sentence: ({ practitioner, reason }, names) =>
    `${names.practitioner(practitioner)} has a question raised by what was recorded${reason === undefined ? '' : `: ${reason}`}`,
  family: () => null,
});

export const promptSecondRead = kind('prompt.second-read', {
  title: 'Closing of a question read by a second person',
  compartment: 'general',
  status: 'finding',
  precision: 'moment',
  data: z.strictObject({
    prompt: line,
    instance: line,
    /** The closing that was read. */
    closing: id,
    agrees: z.boolean(),
    reason: words,
    role: z.enum(roleCodes),
  }),
  sentence: ({ agrees, reason }) =>
    `A second person read why a question was closed and ${agrees ? 'agrees' : 'does not agree, so that it stays open'}. ${reason}`,
  family: () => null,
});

export const entryReadAgain = kind('entry.read-again', {
  title: 'How an earlier entry reads now',
  compartment: 'general',
  status: 'opinion',
  precision: 'moment',
  data: z.strictObject({
    /** The earlier entry. It stays as it was. */
    of: id,
    /** The question on whose account it was read again. */
    instance: line.optional(),
    reads: words,
  }),
  sentence: ({ reads }) => `An earlier entry, read again: ${reads}`,
});

export const promptKinds = [promptClosed, promptAssigned, promptSecondRead, entryReadAgain] as const;
