/**
 * What may be kept from somebody of a family, and the legal tests for it. There are several, and they never become one
 * tick-box: each allows its own subject only.
 */
import type { Role } from './vocabulary.ts';

export const withheldSubjects = {
  whereabouts: 'where the child lives',
  notice: 'the written notice of a placement',
  school: 'which school the child goes to',
  health: 'what the child tells doctors, nurses and therapists',
  contact: 'telephone numbers and email addresses of the child or carers',
  meetings: 'when and where meetings and appointments are',
  everything: 'everything about the child',
} as const;
export type WithheldSubject = keyof typeof withheldSubjects;
export const withheldSubjectCodes = [
  'whereabouts',
  'notice',
  'school',
  'health',
  'contact',
  'meetings',
  'everything',
] as const satisfies readonly WithheldSubject[];

type TellingTest = {
  readonly title: string;
  /** Where the test stands. */
  readonly at: string;
  readonly verified: boolean;
  /** What it allows to be withheld, and nothing else. */
  readonly allows: readonly WithheldSubject[];
  readonly authorisedBy: readonly Role[];
  /** What must be written down. */
  readonly asks: string;
};

/** The ids are those of the exceptions in packs about moves, so that a gate reads what was authorised here. */
export const tellingTests = {
  'prejudice-to-welfare': {
    title: "The child is in care under a care order, and telling would prejudice the child's welfare",
    at: 'Children Act 1989, Schedule 2, paragraph 15(4)',
    verified: true,
    allows: ['whereabouts'],
    authorisedBy: ['service-manager', 'director-childrens-services'],
    asks: 'It is for where the child lives only, and there is no such power for a child accommodated by agreement.',
  },
  'risk-of-significant-harm': {
    title: 'The written notice of a placement would put the child at risk of significant harm',
    at: 'Care Planning Regulations 2010, regulation 13(3)',
    verified: true,
    allows: ['notice'],
    authorisedBy: ['service-manager', 'director-childrens-services'],
    asks: 'It is decided for each placement and person. It is no ground to withhold where the child lives.',
  },
  'court-order': {
    title: 'A court order says so',
    at: 'The terms of the order',
    verified: true,
    allows: ['whereabouts', 'notice', 'school', 'health', 'contact', 'meetings', 'everything'],
    authorisedBy: ['service-manager', 'director-childrens-services', 'team-manager', 'dsl', 'headteacher'],
    asks: 'Write down which court, which day and which clauses. It ends when the order ends.',
  },
  'young-person-objects': {
    title: 'A young person of 16 or 17, or a younger one who is competent to decide, does not want it to be known',
    at: 'Confidentiality. Not verified: ask your lawyers',
    verified: false,
    allows: ['health'],
    authorisedBy: ['camhs-clinician', 'ward-clinician', 'general-practitioner', 'school-nurse'],
    asks: 'Keep their own words and what they agree to be said. It never keeps a parent from knowing where the child lives.',
  },
  'address-kept-for-safety': {
    title: 'An address is kept for the safety of the child, of somebody in the family or of staff',
    at: 'Risk assessment. Not verified: ask your lawyers',
    verified: false,
    allows: ['whereabouts', 'school', 'contact'],
    authorisedBy: ['service-manager', 'director-childrens-services', 'team-manager', 'dsl', 'police-officer'],
    asks: 'Give the area and a way to reach the child instead. For a parent of a looked-after child the Act has its own test.',
  },
} as const satisfies Readonly<Record<string, TellingTest>>;
export type TellingTestCode = keyof typeof tellingTests;
export const tellingTestCodes = [
  'prejudice-to-welfare',
  'risk-of-significant-harm',
  'court-order',
  'young-person-objects',
  'address-kept-for-safety',
] as const satisfies readonly TellingTestCode[];
export const tellingTest = (code: TellingTestCode): TellingTest => tellingTests[code];
