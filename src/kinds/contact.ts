/** Kinds of entry about a contact with the front door: who asks what, how it is screened, decided and answered. */
import { z } from 'zod';
import { id, kindsOf, line, words } from './kind.ts';

const kind = kindsOf('threshold');

export const contactPurposes = {
  'information-given': 'Information was given',
  'information-asked': 'Information was asked for',
  'service-asked': 'A service was asked for',
} as const;
export type ContactPurpose = keyof typeof contactPurposes;
export const contactPurposeCodes = ['information-given', 'information-asked', 'service-asked'] as const;

/** Who turned to the front door. What they are told of the outcome depends on it. */
export const referrers = {
  professional: 'Somebody who works with the child',
  family: 'Somebody of the family',
  child: 'The child',
  public: 'A member of the public',
} as const;
export type Referrer = keyof typeof referrers;
export const referrerCodes = ['professional', 'family', 'child', 'public'] as const;

export const familyKnowing = {
  'told-agrees': 'Yes, and they agree',
  'told-disagrees': 'Yes, and they do not agree',
  'not-told': 'No',
} as const;
export const familyKnowingCodes = ['told-agrees', 'told-disagrees', 'not-told'] as const;

export const contactMade = kind('contact.made', {
  title: 'Contact with the front door',
  compartment: 'safeguarding',
  precision: 'moment',
  data: z.strictObject({
    contact: id,
    asks: z.enum(contactPurposeCodes),
    by: z.enum(['telephone', 'form', 'email', 'in-person']),
    what: words,
    /** Somebody who works with the child unless it says otherwise. */
    referrer: z.enum(referrerCodes).optional(),
    /** Whoever makes the contact thinks that the child is suffering significant harm, or is likely to. */
    harm: z.boolean().optional(),
    /** They rang and did not get through. */
    notReached: z.boolean().optional(),
    childSaid: words.optional(),
    familyKnows: z.enum(familyKnowingCodes).optional(),
    familyWhy: words.optional(),
  }),
  sentence: ({ what }) => `Contact with the front door: ${what}`,
  // Whoever is not a professional must not be known by what they said
  family: ({ what, referrer = 'professional' }) =>
    referrer === 'professional' ? `Contact with the front door: ${what}` : null,
});

/** What the front door does with a contact, one after the other. */
export const screeningStages = {
  'first-look': 'First look: is the child safe now, is it about the right child, are they known?',
  checks: 'Checks: what other agencies know',
} as const;
export type ScreeningStage = keyof typeof screeningStages;
export const screeningStageCodes = ['first-look', 'checks'] as const;

export const checkedWith = {
  'own-records': 'Our own records, closed episodes included',
  school: 'School or nursery',
  health: 'Health',
  police: 'Police',
  'early-help': 'Early help',
  family: 'The family',
  others: 'Others',
} as const;
export const checkedWithCodes = [
  'own-records',
  'school',
  'health',
  'police',
  'early-help',
  'family',
  'others',
] as const;

export const contactScreened = kind('contact.screened', {
  title: 'Contact screened',
  compartment: 'safeguarding',
  status: 'finding',
  precision: 'moment',
  data: z.strictObject({
    contact: id,
    stage: z.enum(screeningStageCodes),
    checked: z.array(z.enum(checkedWithCodes)).max(checkedWithCodes.length).optional(),
    found: words,
    /** What is done at once, where something has to be. */
    now: words.optional(),
  }),
  sentence: ({ stage, found }) =>
    `${stage === 'checks' ? 'Checks with others' : 'First look at the contact'}. ${found}`,
  family: () => null,
});

export const contactConfirmed = kind('contact.confirmed-in-writing', {
  title: 'Referral confirmed in writing',
  compartment: 'safeguarding',
  precision: 'moment',
  data: z.strictObject({ contact: id, text: words.optional() }),
  sentence: ({ text }) => `The referral by telephone was confirmed in writing${text === undefined ? '' : `: ${text}`}`,
});

export const contactOutcomes = {
  'no-further-action': 'no further action',
  'advice-given': 'advice given',
  'early-help': 'passed to early help',
  'family-help': 'passed to family help',
  'child-in-need-assessment': 'assessment of a child in need',
  'strategy-discussion': 'strategy discussion',
} as const;
export type ContactOutcome = keyof typeof contactOutcomes;
export const contactOutcomeCodes = [
  'no-further-action',
  'advice-given',
  'early-help',
  'family-help',
  'child-in-need-assessment',
  'strategy-discussion',
] as const;

export const contactDecided = kind('contact.decided', {
  title: 'Decision on a contact',
  compartment: 'safeguarding',
  status: 'finding',
  precision: 'moment',
  data: z.strictObject({
    contact: id,
    outcome: z.enum(contactOutcomeCodes),
    /** The organisation that made the contact. */
    referredBy: id.optional(),
    rationale: words,
  }),
  sentence: ({ outcome, rationale }) => `Decision on the contact: ${contactOutcomes[outcome]}. ${rationale}`,
});

export const replyScopes = {
  full: 'The outcome and the reasons',
  acknowledgement: 'That the contact arrived and is dealt with, and nothing about the child',
} as const;
export type ReplyScope = keyof typeof replyScopes;
export const replyScopeCodes = ['full', 'acknowledgement'] as const;

export const replyWays = {
  telephone: 'By telephone',
  letter: 'By letter',
  email: 'By email',
  here: 'Here, in Throughline',
} as const;
export const replyWayCodes = ['here', 'telephone', 'letter', 'email'] as const;

export const referrerReplied = kind('referrer.replied', {
  title: 'Reply to whoever made a contact',
  compartment: 'safeguarding',
  precision: 'moment',
  data: z.strictObject({
    contact: id,
    to: line,
    scope: z.enum(replyScopeCodes),
    by: z.enum(replyWayCodes),
    text: words,
    /** Why somebody who is no professional is told more than that the contact arrived. */
    because: words.optional(),
  }),
  sentence: ({ to, text }) => `${to} was told what came of the contact. ${text}`,
  family: () => null,
});

export const contactKinds = [contactMade, contactScreened, contactConfirmed, contactDecided, referrerReplied] as const;
