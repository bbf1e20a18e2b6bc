/** Kinds of entry about what is closed to all but named people, and about opening a record in an emergency. */
import { z } from 'zod';
import { day, id, kindsOf, line, words } from './kind.ts';
import { purposeCodes, roleCodes, roles } from './vocabulary.ts';

const kind = kindsOf('shared');

/** Grounds on which records of two councils are restricted (their published policies), in our words. */
export const restrictionGrounds = {
  'protected-person': 'A protected person, or somebody much in the public eye',
  staff: 'A member of staff of the partnership, or somebody close to one',
  adoption: 'Adoption',
  'high-risk': 'High risk to the child or others if the record were seen',
} as const;

export const locationGrounds = {
  refuge: 'The family is in a refuge, or has fled abuse',
  'police-protection': 'Police protect where the child is',
  'court-order': 'A court has ordered it',
  placement: 'Where the child is placed is withheld from the family for safety',
} as const;

/** To whom something closed stays open, in the post in which they work with the child. */
export const namedPerson = z.strictObject({
  practitioner: id,
  organisation: id,
  role: z.enum(roleCodes),
  purpose: z.enum(purposeCodes),
});

const people = (count: number): string => (count === 1 ? 'one named person' : `${count} named people`);

export const recordRestricted = kind('record.restricted', {
  title: 'Record restricted',
  compartment: 'safeguarding',
  status: 'finding',
  precision: 'moment',
  data: z.strictObject({
    /** The same when the people, the reason or the day of review change. */
    restriction: id,
    ground: z.enum(['protected-person', 'staff', 'adoption', 'high-risk']),
    named: z.array(namedPerson).min(1).max(40),
    reason: words,
    reviewOn: day,
  }),
  sentence: ({ named, reason }) => `The record is open to ${people(named.length)} only. ${reason}`,
  family: () => null,
});

export const restrictionLiftingAsked = kind('restriction.lifting-asked', {
  title: 'Lifting of a restriction asked for',
  compartment: 'safeguarding',
  precision: 'moment',
  data: z.strictObject({ restriction: id, reason: words }),
  sentence: ({ reason }) => `It was asked that the record be opened again. A second person decides. ${reason}`,
  family: () => null,
});

export const restrictionLifted = kind('restriction.lifted', {
  title: 'Restriction lifted',
  compartment: 'safeguarding',
  status: 'finding',
  precision: 'moment',
  data: z.strictObject({ restriction: id, asked: id, reason: words }),
  sentence: ({ reason }) => `The record is open again to those who work with the child. ${reason}`,
  family: () => null,
});

export const locationProtected = kind('location.protected', {
  title: 'Where the child is was protected',
  compartment: 'safeguarding',
  status: 'finding',
  precision: 'moment',
  data: z.strictObject({
    protection: id,
    ground: z.enum(['refuge', 'police-protection', 'court-order', 'placement']),
    named: z.array(namedPerson).min(1).max(40),
    reason: words,
    reviewOn: day,
    /** Entries from before that tell where the child is. They are covered from now on. */
    covers: z.array(id).max(200),
  }),
  sentence: ({ named }) =>
    `Where the child is may be seen by ${people(named.length)} only. What tells it is recorded apart from now on`,
  family: () => null,
});

export const locationReleased = kind('location.released', {
  title: 'Where the child is is no longer protected',
  compartment: 'safeguarding',
  status: 'finding',
  precision: 'moment',
  data: z.strictObject({ protection: id, reason: words }),
  sentence: ({ reason }) => `Where the child is is no longer protected. What was recorded apart stays apart. ${reason}`,
  family: () => null,
});

export const emergencyOpened = kind('emergency-access.opened', {
  title: 'Opened in an emergency',
  compartment: 'general',
  precision: 'moment',
  data: z.strictObject({
    emergency: id,
    practitioner: id,
    organisation: id,
    role: z.enum(roleCodes),
    reasonCode: line,
    reason: words,
    until: z.iso.datetime(),
    officers: z.array(id).min(1).max(40),
    /** Whether the person knew that there is a record, or gave a full identity. */
    knew: z.enum(['existence', 'identity']),
  }),
  sentence: ({ practitioner, organisation, role, reason }, names) =>
    `${names.practitioner(practitioner)}, ${names.organisation(organisation)} (${roles[role]}), opened the record in an emergency. ${reason}`,
  family: () => null,
});

export const emergencyReviewed = kind('emergency-access.reviewed', {
  title: 'Emergency access reviewed',
  compartment: 'general',
  status: 'finding',
  precision: 'moment',
  data: z.strictObject({
    emergency: id,
    outcome: z.enum(['justified', 'not-needed', 'misuse']),
    words,
  }),
  sentence: ({ outcome }) =>
    `The data protection officer reviewed the emergency access: ${outcome === 'justified' ? 'it was needed' : outcome === 'not-needed' ? 'it was not needed' : 'it was not lawful'}`,
  family: () => null,
});

export const closingKinds = [
  recordRestricted,
  restrictionLiftingAsked,
  restrictionLifted,
  locationProtected,
  locationReleased,
  emergencyOpened,
  emergencyReviewed,
] as const;
