/** Kinds of entry that every capability uses: who the child is, who works with them, and what was put right. */
import { z } from 'zod';
import { gateExceptionAuthorised } from './gate-exception.ts';
import { day, id, kindsOf, line, words } from './kind.ts';
import { promptKinds } from './prompts.ts';
import { purposeCodes, purposes, roleCodes, roles } from './vocabulary.ts';

const kind = kindsOf('shared');

export const sexes = { F: 'Female', M: 'Male' } as const;

/** As in Common Transfer File code set "Relationship". */
export const relationships = {
  CAR: 'Carer',
  CHM: 'Childminder',
  DOC: 'Doctor',
  FAM: 'Other family member',
  FOF: 'Foster father',
  FOM: 'Foster mother',
  HTC: 'Head teacher',
  OTH: 'Other contact',
  PAF: 'Father',
  PAM: 'Mother',
  REL: 'Other relative',
  RLG: 'Religious contact',
  STF: 'Stepfather',
  STM: 'Stepmother',
  SWR: 'Social worker',
  TCH: 'Teacher',
} as const;

export const identityRecorded = kind('identity.recorded', {
  title: 'Identity',
  compartment: 'general',
  data: z.strictObject({
    surname: line,
    forename: line,
    middleNames: line.optional(),
    preferredSurname: line.optional(),
    preferredForename: line.optional(),
    formerSurnames: z.array(line).max(20).optional(),
    /** Names recorded before no longer find the child, for example after a change of name for safety. */
    earlierNames: z.enum(['put-away']).optional(),
    dateOfBirth: day,
    sex: z.enum(['F', 'M']).optional(),
    upn: z.string().max(13).optional(),
    formerUpns: z.array(z.string().max(13)).max(20).optional(),
    uln: z.string().max(10).optional(),
    nhsNumber: z.string().max(10).optional(),
  }),
  sentence: () => 'Name, date of birth and identifiers recorded',
});

export const addressRecorded = kind('address.recorded', {
  title: 'Address',
  compartment: 'general',
  data: z.strictObject({
    lines: z.array(line).max(8),
    postcode: z.string().max(12).optional(),
    phones: z
      .array(z.strictObject({ type: z.string().max(3), number: z.string().max(40) }))
      .max(20)
      .optional(),
    email: z.string().max(254).optional(),
  }),
  sentence: ({ postcode }) => (postcode === undefined ? 'Address recorded' : `Address recorded, ${postcode}`),
});

export const contact = z.strictObject({
  order: z.number().int().optional(),
  title: z.string().max(20).optional(),
  forename: z.string().max(100).optional(),
  surname: z.string().max(100),
  relationship: z.string().max(10).optional(),
  /** As the sender stated it. Whether somebody holds parental responsibility is decided from evidence, not from this. */
  statedResponsibility: z.boolean().optional(),
  phones: z
    .array(z.strictObject({ type: z.string().max(3), number: z.string().max(40) }))
    .max(20)
    .optional(),
  email: z.string().max(254).optional(),
});
export type Contact = z.output<typeof contact>;

export const contactsRecorded = kind('contacts.recorded', {
  title: 'Family and contacts',
  compartment: 'general',
  data: z.strictObject({ contacts: z.array(contact).min(1).max(50) }),
  sentence: ({ contacts }) =>
    contacts.length === 1
      ? 'One family member or contact recorded'
      : `${contacts.length} family members and contacts recorded`,
});

export const involvementStarted = kind('involvement.started', {
  title: 'Involvement began',
  compartment: 'general',
  precision: 'moment',
  data: z.strictObject({
    involvement: id,
    organisation: id,
    /** Only this person, rather than everyone in the organisation whose role reaches the child for this purpose. */
    practitioner: id.optional(),
    role: z.enum(roleCodes).optional(),
    purpose: z.enum(purposeCodes),
    reason: line,
    /** The day after which it ends by itself. */
    until: day.optional(),
  }),
  sentence: (data, names) => {
    const who = data.practitioner === undefined ? '' : `${names.practitioner(data.practitioner)}, `;
    const role = data.role === undefined ? '' : ` (${roles[data.role]})`;
    return `${who}${names.organisation(data.organisation)}${role} became involved: ${purposes[data.purpose].toLowerCase()}`;
  },
});

export const involvementEnded = kind('involvement.ended', {
  title: 'Involvement ended',
  compartment: 'general',
  precision: 'moment',
  data: z.strictObject({ involvement: id, organisation: id, purpose: z.enum(purposeCodes).optional(), reason: line }),
  sentence: ({ organisation, purpose, reason }, names) => {
    const what = purpose === undefined ? '' : ` (${purposes[purpose].toLowerCase()})`;
    return `The involvement of ${names.organisation(organisation)}${what} ended: ${reason}`;
  },
});

export const entryWithdrawn = kind('entry.withdrawn', {
  title: 'Entry withdrawn',
  compartment: 'general',
  precision: 'moment',
  data: z.strictObject({ reason: words }),
  sentence: ({ reason }) => `An entry was withdrawn: ${reason}`,
});

export const entryDisputed = kind('entry.disputed', {
  title: 'Disagreement with an entry',
  compartment: 'general',
  status: 'opinion',
  precision: 'moment',
  /** Of somebody who works with the child; a family's is `family.disagreed`. */
  data: z.strictObject({ disputes: id, statement: words }),
  sentence: ({ statement }) => `Disagrees with an entry: ${statement}`,
});

export const dutyWaived = kind('duty.waived', {
  title: 'Duty waived',
  compartment: 'general',
  precision: 'moment',
  data: z.strictObject({ rule: line, instance: line, reason: words }),
  sentence: ({ reason }) => `It was decided that something owed need not be done: ${reason}`,
});

export const noteRecorded = kind('note.recorded', {
  title: 'Note',
  compartment: 'general',
  status: 'opinion',
  data: z.strictObject({ text: words }),
  sentence: ({ text }) => text,
});

export const sharedKinds = [
  identityRecorded,
  addressRecorded,
  contactsRecorded,
  involvementStarted,
  involvementEnded,
  entryWithdrawn,
  entryDisputed,
  dutyWaived,
  ...promptKinds,
  gateExceptionAuthorised,
  noteRecorded,
] as const;
