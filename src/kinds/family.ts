/** Kinds of entry about what a family was told and asked. */
import { z } from 'zod';
import { id, kindsOf, line, words } from './kind.ts';
import { positionCodes } from './move-facts.ts';

const kind = kindsOf('family');

export const familyTold = kind('family.told', {
  title: 'Family told',
  compartment: 'general',
  precision: 'moment',
  data: z.strictObject({
    who: line,
    about: words,
    how: line,
    beforeItHappened: z.boolean(),
    /** The move they were told of, and which person of the family they are. */
    move: id.optional(),
    person: id.optional(),
  }),
  sentence: ({ who, about, beforeItHappened }) =>
    `${who} told ${beforeItHappened ? 'beforehand' : 'only afterwards'}: ${about}`,
});

export const familyConsulted = kind('family.consulted', {
  title: 'Family asked',
  compartment: 'general',
  precision: 'moment',
  data: z.strictObject({
    who: line,
    about: words,
    said: words,
    /** The move they were asked about, which person of the family they are, and where they stand. */
    move: id.optional(),
    person: id.optional(),
    how: line.optional(),
    position: z.enum(positionCodes).optional(),
  }),
  sentence: ({ who, about, said }) => `${who} asked about ${about}. They said: ${said}`,
});

export const familyDisagreed = kind('family.disagreed', {
  title: "Family's disagreement",
  compartment: 'general',
  status: 'opinion',
  /** `disputes`: the entry that they speak against. The statement stands wherever that entry is shown. */
  data: z.strictObject({ who: line, statement: words, disputes: id.optional() }),
  sentence: ({ who, statement }) => `${who} disagrees: ${statement}`,
});

export const familyContactAttempted = kind('family-contact.attempted', {
  title: 'Tried to reach',
  compartment: 'general',
  precision: 'moment',
  data: z.strictObject({
    person: id,
    move: id.optional(),
    channel: z.enum(['telephone', 'message', 'email', 'letter', 'visit', 'through-somebody']),
    result: line,
  }),
  sentence: ({ result }) => `Tried to reach somebody of the family: ${result}`,
  family: () => null,
});

export const childAsked = kind('child.asked', {
  title: 'Child asked',
  compartment: 'general',
  status: 'opinion',
  precision: 'moment',
  data: z.strictObject({
    move: id.optional(),
    about: words,
    /** How it was made possible for them to say it: where, with whom, in which way. */
    how: words,
    /** Their own words, or what they showed. */
    said: words,
    heardBy: line,
    advocate: z.enum(['took-part', 'declined', 'not-offered']),
    /** What changed because of it, or why nothing did. */
    changed: words.optional(),
  }),
  sentence: ({ about, said }) => `The child was asked about ${about}. They said: ${said}`,
  family: ({ about, said, changed }) =>
    `You were asked about ${about}. You said: ${said}${changed === undefined ? '' : `. What came of it: ${changed}`}`,
});

export const childTold = kind('child.told', {
  title: 'Child told',
  compartment: 'general',
  precision: 'moment',
  data: z.strictObject({ move: id.optional(), about: words, how: line, beforeItHappened: z.boolean() }),
  sentence: ({ about, beforeItHappened }) =>
    `The child was told ${beforeItHappened ? 'beforehand' : 'only afterwards'}: ${about}`,
  family: ({ about }) => `You were told: ${about}`,
});

export const dissentAnswered = kind('dissent.answered', {
  title: 'Disagreement answered',
  compartment: 'general',
  status: 'finding',
  data: z.strictObject({ move: id, person: id, answer: words }),
  sentence: ({ answer }) => `The decision-maker answered somebody who disagreed: ${answer}`,
  family: ({ answer }) => `The answer to what was said against the move: ${answer}`,
});

export const familyKinds = [
  familyTold,
  familyConsulted,
  familyDisagreed,
  familyContactAttempted,
  childAsked,
  childTold,
  dissentAnswered,
] as const;
