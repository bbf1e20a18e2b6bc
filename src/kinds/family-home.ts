/** Kinds of entry about homes and ties: who lives where and with whom, who is whose parent, and who is whose partner. */
import { z } from 'zod';
import { day, id, kindsOf, line, words } from './kind.ts';

const kind = kindsOf('family');

export const householdRecorded = kind('household.recorded', {
  title: 'Household',
  compartment: 'general',
  data: z.strictObject({
    household: id,
    /** What people call it: "with her mother". Never its address. */
    name: line,
    /** Why it is no longer a home of this family. */
    ended: line.optional(),
  }),
  sentence: ({ name, ended }) =>
    ended === undefined ? `Household: ${name}` : `Household that is over: ${name}. ${ended}`,
});

export const householdAddressRecorded = kind('household.address-recorded', {
  title: 'Address of a household',
  compartment: 'general',
  data: z.strictObject({
    household: id,
    lines: z.array(line).min(1).max(8),
    postcode: z.string().max(12).optional(),
    phone: z.string().max(40).optional(),
  }),
  sentence: ({ postcode }) =>
    postcode === undefined ? 'Address of a household recorded' : `Address of a household recorded, ${postcode}`,
  family: () => null,
});

export const householdStayRecorded = kind('household.stay-recorded', {
  title: 'Who lives where',
  compartment: 'general',
  data: z.strictObject({
    /** One time of one person in one household. */
    stay: id,
    household: id,
    /** Absent for the child. */
    person: id.optional(),
    who: line,
    from: day.optional(),
    /** The last day there. */
    to: day.optional(),
    /** When they are there, where the child or they live in several homes: "Wednesday to Saturday". */
    pattern: line.optional(),
    /** Recorded by mistake. */
    removed: z.boolean().optional(),
  }),
  sentence: ({ who, from, to, pattern, removed }) =>
    removed === true
      ? `${who} was recorded in a household by mistake`
      : `${who} ${to === undefined ? 'lives' : 'lived'} in a household${from === undefined ? '' : ` from ${from}`}${to === undefined ? '' : ` to ${to}`}${pattern === undefined ? '' : ` (${pattern})`}`,
});

export const coupleStates = {
  married: 'married',
  'civil-partnership': 'in a civil partnership',
  'living-together': 'living together',
  together: 'together, not living together',
  separated: 'separated',
  divorced: 'divorced',
  ended: 'no longer together',
  never: 'were never together',
} as const;
export type CoupleState = keyof typeof coupleStates;
export const coupleStateCodes = [
  'married',
  'civil-partnership',
  'living-together',
  'together',
  'separated',
  'divorced',
  'ended',
  'never',
] as const satisfies readonly CoupleState[];

export const coupleRecorded = kind('family-couple.recorded', {
  title: 'Relationship between two people of the family',
  compartment: 'general',
  data: z.strictObject({
    tie: id,
    one: id,
    other: id,
    who: line,
    state: z.enum(coupleStateCodes),
    since: day.optional(),
    /** Recorded by mistake. */
    removed: z.boolean().optional(),
  }),
  sentence: ({ who, state, removed }) =>
    removed === true ? `A relationship was recorded by mistake: ${who}` : `${who}: ${coupleStates[state]}`,
  family: () => null,
});

export const parentages = {
  birth: 'parent by birth',
  adoption: 'parent by adoption',
  step: 'step-parent',
  foster: 'foster carer',
} as const;
export type Parentage = keyof typeof parentages;
export const parentageCodes = ['birth', 'adoption', 'step', 'foster'] as const satisfies readonly Parentage[];

export const parentageRecorded = kind('family-parentage.recorded', {
  title: 'Who is whose parent',
  compartment: 'general',
  data: z.strictObject({
    tie: id,
    parent: id,
    /** Absent when it is the child whose record this is. */
    of: id.optional(),
    who: line,
    how: z.enum(parentageCodes),
    /** Recorded by mistake. */
    removed: z.boolean().optional(),
  }),
  sentence: ({ who, how, removed }) =>
    removed === true ? `It was recorded by mistake who is whose parent: ${who}` : `${who}: ${parentages[how]}`,
  family: () => null,
});

/**
 * What leads from one child's record to another's. Such entries are always written with an empty audience, so that nobody
 * reads them as entries: whoever may see both children is shown what they say, and nobody else learns that they are there.
 */
export const samePersonStated = kind('family-person.same-as', {
  title: 'The same person as in another record',
  compartment: 'general',
  status: 'finding',
  precision: 'moment',
  data: z.strictObject({
    person: id,
    other: z.strictObject({ child: id, person: id }),
    reason: words,
  }),
  sentence: ({ reason }) => `Somebody of the family is the same person as in another record: ${reason}`,
  family: () => null,
});

export const siblingRelations = {
  full: 'brother or sister, same parents',
  half: 'half-brother or half-sister',
  'one-parent-known': 'brother or sister, one parent is the same',
  step: 'stepbrother or stepsister',
  adoptive: 'brother or sister by adoption',
  foster: 'foster brother or foster sister',
  household: 'lives in the same home',
  other: 'like a brother or sister',
} as const;
export type SiblingRelation = keyof typeof siblingRelations;
export const statedSiblingCodes = [
  'full',
  'half',
  'step',
  'adoptive',
  'foster',
  'household',
  'other',
] as const satisfies readonly SiblingRelation[];

export const siblingStated = kind('sibling.stated', {
  title: 'Brother or sister who has a record',
  compartment: 'general',
  status: 'finding',
  precision: 'moment',
  data: z.strictObject({
    child: id,
    /** Which of the people around this child the other child is. */
    person: id.optional(),
    relation: z.enum(statedSiblingCodes),
    reason: words,
  }),
  sentence: ({ relation }) => `A brother or sister has a record: ${siblingRelations[relation]}`,
  family: () => null,
});

export const familyHomeKinds = [
  householdRecorded,
  householdAddressRecorded,
  householdStayRecorded,
  coupleRecorded,
  parentageRecorded,
  samePersonStated,
  siblingStated,
] as const;
