/**
 * Kinds of entry by which the two ends of a handover meet: who looks out for the child, who has to read and has, what was asked
 * for although nobody expected it, what others need to know of a safeguarding file, what is not there and was looked at.
 */
import { z } from 'zod';
import { id, kindsOf, line, words } from './kind.ts';
import { place } from './school-place.ts';
import { roleCodes } from './vocabulary.ts';

const kind = kindsOf('transition');

const adult = { move: id, organisation: id, practitioner: id, role: z.enum(roleCodes) };

export const keyAdultNamed = kind('key-adult.named', {
  title: 'Key adult named',
  compartment: 'general',
  precision: 'moment',
  data: z.strictObject({ ...adult, why: words.optional() }),
  sentence: ({ practitioner, organisation }, names) =>
    `${names.practitioner(practitioner)} looks out for the child at ${names.organisation(organisation)}`,
});

export const readerNamed = kind('handover-reader.named', {
  title: 'Asked to read the handover',
  compartment: 'general',
  precision: 'moment',
  data: z.strictObject(adult),
  sentence: ({ practitioner }, names) => `${names.practitioner(practitioner)} has to read the handover`,
  family: () => null,
});

export const handoverRead = kind('handover.read', {
  title: 'Handover read',
  compartment: 'general',
  precision: 'moment',
  data: z.strictObject({ move: id, organisation: id, practitioner: id, does: words.optional() }),
  sentence: ({ practitioner, does }, names) =>
    `${names.practitioner(practitioner)} has read the handover${does === undefined ? '' : `. What they do with it: ${does}`}`,
  family: () => null,
});

export const gapAsked = kind('handover-gap.asked', {
  title: 'Something missing asked for',
  compartment: 'general',
  precision: 'moment',
  data: z.strictObject({ move: id, gap: id, from: place, to: place, what: line, why: words, role: z.enum(roleCodes) }),
  sentence: ({ what, why }) => `Asked for: ${what}. ${why}`,
  family: () => null,
});

export const gapAnswers = {
  sent: 'It has been sent',
  nothing: 'There is nothing: this school never had it',
  withheld: 'It is not handed over, for the reason given',
} as const;
export type GapAnswer = keyof typeof gapAnswers;
export const gapAnswerCodes = ['sent', 'nothing', 'withheld'] as const;

export const gapAnswered = kind('handover-gap.answered', {
  title: 'Answer to what was asked for',
  compartment: 'general',
  precision: 'moment',
  data: z.strictObject({ move: id, gap: id, answer: z.enum(gapAnswerCodes), words }),
  sentence: ({ answer, words: said }) => `${gapAnswers[answer]}. ${said}`,
  family: () => null,
});

/** For named roles alone; what the safeguarding file says stays between the two safeguarding leads. */
export const needToKnowWritten = kind('need-to-know.written', {
  title: 'What others need to know',
  compartment: 'general',
  status: 'opinion',
  precision: 'moment',
  data: z.strictObject({ move: id, note: words, readers: z.array(line).min(1).max(40) }),
  sentence: ({ note }) => note,
  family: () => null,
});

export const nilReviewed = kind('handover-nil.reviewed', {
  title: 'Looked at what was declared nil',
  compartment: 'general',
  status: 'finding',
  precision: 'moment',
  data: z.strictObject({ move: id, items: z.array(line).min(1).max(40) }),
  sentence: () => 'The new school has looked at what the old school says it has nothing of, and has no question',
  family: () => null,
});

export const senSupportDecided = kind('sen-support.decided', {
  title: 'Whether SEN support goes on at the new school',
  compartment: 'send',
  status: 'finding',
  data: z.strictObject({ organisation: id, goesOn: z.boolean(), reason: words }),
  sentence: ({ goesOn, reason }) => `SEN support ${goesOn ? 'goes on' : 'does not go on'}. ${reason}`,
});

export const bothEndsKinds = [
  keyAdultNamed,
  readerNamed,
  handoverRead,
  gapAsked,
  gapAnswered,
  needToKnowWritten,
  nilReviewed,
  senSupportDecided,
] as const;
