/**
 * Kinds of entry about hearing the child and the family before a move: whether it is safe to send them something, what they
 * said and who may see it, or that they were asked and declined.
 */
import { z } from 'zod';
import { day, id, kindsOf, line, words } from './kind.ts';

const kind = kindsOf('family');

/** Who is asked. */
export const asked = {
  move: id,
  who: z.enum(['pupil', 'family']),
  person: id.optional(),
  /** The id of the person, or `pupil`. */
  place: line,
  name: line,
};

export const voiceChannels = {
  'own-phone': 'Their own phone, by text message',
  'shared-phone': 'A phone that others use too, by text message',
  email: 'Email',
  'in-school': 'On a device in school, with somebody beside them',
} as const;
export const voiceChannelCodes = ['own-phone', 'shared-phone', 'email', 'in-school'] as const;

/** While one of these stands nothing goes out by link unless a second person has agreed to it. */
export const voiceSituations = {
  'section-47': 'A strategy discussion or section 47 enquiry',
  'criminal-investigation': 'A criminal investigation that touches the family',
  'domestic-abuse': 'Domestic abuse, now or before',
  'fabricated-illness': 'Suspected fabricated or induced illness',
  refuge: 'The family is in a refuge, or their address is protected',
  'no-contact': 'An order or decision that somebody has no contact, or must not be told something',
} as const;
export type VoiceSituation = keyof typeof voiceSituations;
export const voiceSituationCodes = [
  'section-47',
  'criminal-investigation',
  'domestic-abuse',
  'fabricated-illness',
  'refuge',
  'no-contact',
] as const;

export const safetyChecked = kind('voice-safety.checked', {
  title: 'Whether a link is safe',
  compartment: 'general',
  status: 'finding',
  precision: 'moment',
  data: z.strictObject({
    ...asked,
    check: id,
    organisation: id,
    channel: z.enum(voiceChannelCodes),
    /** Somebody who harms or controls could read along or be there. */
    readBesides: z.enum(['no', 'yes', 'not-known']),
    situations: z.array(z.enum(voiceSituationCodes)).max(6),
    because: words,
    allowed: z.boolean(),
    /** Counts only with the agreement of a second person. */
    needsSecond: z.boolean(),
    /** Who is asked to look again, when somebody is. */
    role: z.enum(['dsl', 'headteacher']).optional(),
    until: day,
  }),
  sentence: ({ name, allowed, because }) =>
    `A link for ${name} was judged ${allowed ? 'safe' : 'not safe'}. ${because}`,
  family: () => null,
});

export const safetySeconded = kind('voice-safety.seconded', {
  title: 'Second look at whether a link is safe',
  compartment: 'general',
  status: 'finding',
  precision: 'moment',
  data: z.strictObject({ ...asked, check: id, agrees: z.boolean(), because: words }),
  sentence: ({ name, agrees, because }) =>
    `A second person ${agrees ? 'agrees' : 'does not agree'} that a link goes to ${name}. ${because}`,
  family: () => null,
});

export const voiceLinkMade = kind('voice-link.made', {
  title: 'Asked by link',
  compartment: 'general',
  precision: 'moment',
  data: z.strictObject({ ...asked, until: day }),
  sentence: ({ name }) => `${name} was given a link to say what they think about the move`,
  family: () => null,
});

/** No reason is kept, so that none can be read by whoever asks why. */
export const voiceLinkEnded = kind('voice-link.ended', {
  title: 'Link ended',
  compartment: 'general',
  precision: 'moment',
  data: z.strictObject(asked),
  sentence: ({ name }) => `The link of ${name} was ended`,
  family: () => null,
});

export const voiceReaders = {
  'key-adult': 'Only the adult who looks out for them at the new school',
  teachers: 'The adults who teach and look after them, at both schools',
  parents: 'Those adults, and their parents or carers too',
} as const;
export type VoiceReader = keyof typeof voiceReaders;
export const voiceReaderCodes = ['key-adult', 'teachers', 'parents'] as const;

export const voiceWays = {
  link: 'by link',
  paper: 'on paper',
  spoken: 'in conversation',
} as const;
export type VoiceWay = keyof typeof voiceWays;

export const voiceAnswered = kind('voice.answered', {
  title: 'What they said about the move',
  compartment: 'general',
  status: 'opinion',
  precision: 'moment',
  data: z.strictObject({
    ...asked,
    /** By its code; the words in which it was asked stand beside it, and may change for others. */
    question: line,
    asked: line,
    said: words,
    readers: z.enum(voiceReaderCodes),
    how: z.enum(['link', 'paper', 'spoken']),
  }),
  sentence: ({ name, asked: question, said }) => `${name}, asked “${question}”, said: ${said}`,
  family: () => null,
});

/** Says that there was an answer, or that somebody was asked and declined, and nothing of what was said. */
export const voiceReceived = kind('voice.received', {
  title: 'Asked about the move',
  compartment: 'general',
  precision: 'moment',
  data: z.strictObject({
    ...asked,
    answer: id,
    organisation: id,
    outcome: z.enum(['answered', 'declined']),
    how: z.enum(['link', 'paper', 'spoken']),
  }),
  sentence: ({ name, outcome, how }) =>
    outcome === 'answered' ? `${name} answered ${voiceWays[how]}` : `${name} was asked and declined`,
  family: ({ outcome }) => (outcome === 'answered' ? 'You were asked and answered' : 'You were asked and declined'),
});

export const voiceRead = kind('voice.read', {
  title: 'What they said was read',
  compartment: 'general',
  precision: 'moment',
  data: z.strictObject({ ...asked, answer: id, note: words.optional() }),
  sentence: ({ name }) => `What ${name} said was read by the safeguarding lead`,
  family: () => null,
});

export const voiceKinds = [
  safetyChecked,
  safetySeconded,
  voiceLinkMade,
  voiceLinkEnded,
  voiceAnswered,
  voiceReceived,
  voiceRead,
] as const;
