/**
 * Kinds of entry about a move that goes another way than it was planned: a child does not arrive, what was sent has to come
 * back, a family was asked whether it is free to agree, somebody looks for a child who is missing education.
 */
import { z } from 'zod';
import { day, id, kindsOf, line, words } from './kind.ts';
import { place } from './school-place.ts';

const kind = kindsOf('transition');

/** Why a confirmed move leads elsewhere or changes. */
export const changeCauses = {
  'destination-changed': 'Another school was chosen or offered',
  'offer-withdrawn': 'The offer of the place was withdrawn',
  'place-declined': 'The family declined the place',
  'appeal-won': 'An appeal was won',
  details: 'Only a day or the kind of move',
} as const;
export type ChangeCause = keyof typeof changeCauses;
export const changeCauseCodes = [
  'destination-changed',
  'offer-withdrawn',
  'place-declined',
  'appeal-won',
  'details',
] as const;

export const enrolmentMissed = kind('enrolment.missed', {
  title: 'Did not arrive at a school',
  compartment: 'general',
  data: z.strictObject({
    move: id,
    organisation: id,
    expectedOn: day,
    /** What was done to find out, in words. */
    asked: words,
  }),
  sentence: ({ organisation, asked }, names) => `Did not arrive at ${names.organisation(organisation)}. ${asked}`,
});

export const missingEducationEnquired = kind('missing-education.enquired', {
  title: 'Enquiry about a child missing education',
  compartment: 'general',
  data: z.strictObject({
    move: id,
    outcome: z.enum(['found', 'still-looking']),
    /** Where the child is and how that is known, or who was asked and what is done next. */
    words,
  }),
  sentence: ({ outcome, words: said }) =>
    `${outcome === 'found' ? 'It is known where the child is educated' : 'It is not known yet where the child is educated'}. ${said}`,
  family: () => null,
});

/** What became of what a school was sent for a child who goes elsewhere. */
export const recallAnswers = {
  destroyed: 'Destroyed or deleted',
  returned: 'Sent back',
  'never-received': 'Never received',
} as const;
export type RecallAnswer = keyof typeof recallAnswers;
export const recallAnswerCodes = ['destroyed', 'returned', 'never-received'] as const;

export const recallConfirmed = kind('handover.recall-confirmed', {
  title: 'Recall confirmed',
  compartment: 'general',
  precision: 'moment',
  data: z.strictObject({
    move: id,
    from: place,
    to: place,
    item: line,
    itemTitle: line,
    /** The entry by which it was recalled. */
    recall: id,
    answer: z.enum(['destroyed', 'returned', 'never-received']),
    note: words.optional(),
  }),
  sentence: ({ itemTitle, answer }) => `${itemTitle}: ${recallAnswers[answer].toLowerCase()} after the recall`,
  family: () => null,
});

/** Who first spoke of the move. */
export const moveIdeas = {
  child: 'The child',
  parent: 'A parent or carer',
  school: 'The school',
  council: 'The council or another service',
  together: 'Family and school together',
} as const;
export const moveIdeaCodes = ['child', 'parent', 'school', 'council', 'together'] as const;

export const agreementOutcomes = {
  agreed: 'Agrees freely',
  'not-agreed': 'Does not agree',
  'not-asked': 'Could not be asked',
} as const;
export const agreementOutcomeCodes = ['agreed', 'not-agreed', 'not-asked'] as const;

export const parentalAgreementRecorded = kind('parental-agreement.recorded', {
  title: 'Parents asked about a managed move or education at home',
  compartment: 'general',
  data: z.strictObject({
    move: id,
    /** Name, and what they are to the child. */
    who: line,
    idea: z.enum(['child', 'parent', 'school', 'council', 'together']),
    outcome: z.enum(['agreed', 'not-agreed', 'not-asked']),
    /** They were told that the child may stay on the roll. */
    toldMayStay: z.boolean(),
    /** What pressed them, in their words: an exclusion, a fine, a need that was not met. */
    pressure: words.optional(),
    /** What they said. */
    words,
    child: words.optional(),
  }),
  sentence: ({ who, outcome, words: said }) => `${who}: ${agreementOutcomes[outcome].toLowerCase()}. ${said}`,
});

export const givenToAuthority = kind('handover.given-to-authority', {
  title: 'Transfer given to the council',
  compartment: 'general',
  precision: 'moment',
  data: z.strictObject({
    move: id,
    /** The council that passes it on. */
    organisation: id,
    how: words,
  }),
  sentence: ({ organisation, how }, names) =>
    `The transfer was given to ${names.organisation(organisation)}, which passes it on. ${how}`,
  family: () => null,
});

export const changeOfPlanKinds = [
  enrolmentMissed,
  missingEducationEnquired,
  recallConfirmed,
  parentalAgreementRecorded,
  givenToAuthority,
] as const;
