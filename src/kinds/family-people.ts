/** Kinds of entry about the people around a child: who they are, how to reach them, and how they communicate. */
import { z } from 'zod';
import { day, id, kindsOf, line, words } from './kind.ts';
import { familyRelationCodes, kinshipCodes, relationTitle } from './kinship.ts';
import { holding } from './responsibility.ts';
import { contact } from './shared.ts';

const kind = kindsOf('family');

export const phoneTypes = { mobile: 'Mobile', home: 'Home', work: 'Work', other: 'Other' } as const;

export const familyPersonRecorded = kind('family-person.recorded', {
  title: 'Person who counts for the child',
  compartment: 'general',
  data: z.strictObject({
    person: id,
    name: line,
    /** How they wish to be called. */
    calledAs: line.optional(),
    relation: z.enum(familyRelationCodes),
    /** The same more closely. */
    kinship: z.enum(kinshipCodes).optional(),
    sex: z.enum(['F', 'M']).optional(),
    dateOfBirth: day.optional(),
    life: z.enum(['living', 'unborn', 'died']).optional(),
    /** Parental responsibility, decided from evidence and never from who says so; unverified counts as held. */
    responsibility: z.enum(['held', 'not-held', 'unverified']),
    /** What it rests on: the birth certificate, an order and its date, an agreement. */
    basis: line.optional(),
    /** Each way in which they came to hold it, with its dates and limits. */
    holdings: z.array(holding).max(10).optional(),
    /** An order gives them contact with the child. */
    contactOrder: z.boolean().default(false),
    /** The council considers their wishes and feelings relevant, though they are no parent and hold no responsibility. */
    relevant: z.boolean().default(false),
    needs: line.optional(),
    /** Why they no longer count. */
    ended: line.optional(),
  }),
  sentence: ({ name, ended, ...related }) =>
    ended === undefined ? `${name}: ${relationTitle(related)}` : `${name} no longer counts: ${ended}`,
  family: () => null,
});

export type PersonData = z.output<typeof familyPersonRecorded.data>;

export const familyContactDetailsRecorded = kind('family-contact-details.recorded', {
  title: 'How to reach somebody',
  compartment: 'general',
  data: z.strictObject({
    person: id,
    who: line,
    phones: z
      .array(z.strictObject({ type: z.enum(['mobile', 'home', 'work', 'other']), number: z.string().max(40) }))
      .max(6),
    email: z.string().max(254).optional(),
    note: words.optional(),
  }),
  sentence: ({ who, phones, email }) =>
    phones.length === 0 && email === undefined
      ? `${who}: no way to reach them is known`
      : `How to reach ${who} was recorded`,
  family: () => null,
});

export type ContactDetails = z.output<typeof familyContactDetailsRecorded.data>;

export const contactWays = {
  telephone: 'telephone call',
  text: 'text message',
  email: 'email',
  letter: 'letter',
  visit: 'visit',
  'video-call': 'video call',
  'through-somebody': 'through somebody they trust',
} as const;
export type ContactWay = keyof typeof contactWays;
export const contactWayCodes = [
  'telephone',
  'text',
  'email',
  'letter',
  'visit',
  'video-call',
  'through-somebody',
] as const satisfies readonly ContactWay[];

export const formats = {
  'easy-read': 'Easy read',
  'large-print': 'Large print',
  braille: 'Braille',
  audio: 'Recorded speech',
  pictures: 'Pictures or symbols',
  electronic: 'A file for a screen reader',
} as const;
export const formatCodes = [
  'easy-read',
  'large-print',
  'braille',
  'audio',
  'pictures',
  'electronic',
] as const satisfies readonly (keyof typeof formats)[];

/** After the Accessible Information Standard (DAPB1605): identified, recorded, flagged, shared, met and reviewed. */
export const communicationNeedsRecorded = kind('communication-needs.recorded', {
  title: 'How somebody communicates',
  compartment: 'general',
  data: z.strictObject({
    /** Absent for the child. */
    person: id.optional(),
    who: line,
    speaks: z.array(line).max(8),
    reads: z.array(line).max(8),
    interpreter: z.enum(['not-needed', 'needed', 'not-asked']),
    /** The language or dialect, and whom they want or do not want. Somebody of the family never interprets. */
    interpreterNote: line.optional(),
    /** British Sign Language, Makaton, lip-reading and the like. */
    signs: line.optional(),
    formats: z.array(z.enum(formatCodes)).max(6),
    /** How well they read and write, in words that they would accept. */
    literacy: line.optional(),
    /** What helps: time to think, one question at a time, a quiet room, questions beforehand. */
    helps: words.optional(),
    bestWay: z.enum(contactWayCodes).optional(),
    bestTime: line.optional(),
    /** Ways in which they must not be reached, and why. */
    unsafe: z.array(z.enum(contactWayCodes)).max(7),
    unsafeBecause: words.optional(),
    reviewOn: day.optional(),
  }),
  sentence: ({ who, interpreter, unsafe }) =>
    [
      `How ${who} communicates was recorded`,
      ...(interpreter === 'needed' ? ['an interpreter is needed'] : []),
      ...(unsafe.length === 0 ? [] : [`never by ${unsafe.map((way) => contactWays[way]).join(' or ')}`]),
    ].join(', '),
  family: ({ who }) => `How ${who} wants to be spoken and written to was recorded`,
});

export type CommunicationNeeds = z.output<typeof communicationNeedsRecorded.data>;

export const contactSuggestionAnswered = kind('contact-suggestion.answered', {
  title: 'Answer about a contact of a transfer file',
  compartment: 'general',
  precision: 'moment',
  data: z.strictObject({
    /** The entry that named the contact, and the contact as it stands there: another file may name the same. */
    entry: id,
    contact,
    who: line,
    answer: z.enum(['added', 'is-known', 'not-added']),
    person: id.optional(),
    reason: words.optional(),
  }),
  sentence: ({ who, answer }) =>
    ({
      added: `${who} was added to the people around the child, from a transfer file`,
      'is-known': `${who} of a transfer file is somebody who was recorded already`,
      'not-added': `${who} of a transfer file was not added`,
    })[answer],
  family: () => null,
});

export const familyPeopleKinds = [
  familyPersonRecorded,
  familyContactDetailsRecorded,
  communicationNeedsRecorded,
  contactSuggestionAnswered,
] as const;
