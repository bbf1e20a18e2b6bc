/** Kinds of entry about secure accommodation and other deprivation of liberty. */
import { z } from 'zod';
import { day, id, kindsOf, line, words } from './kind.ts';

const kind = kindsOf('placement');
const note = words.optional();

export const secureProposed = kind('secure-placement.proposed', {
  title: 'Secure accommodation proposed',
  compartment: 'legal',
  status: 'opinion',
  precision: 'moment',
  data: z.strictObject({
    reason: words,
    /** Younger than 13 on the day of the placement. */
    underThirteen: z.boolean(),
    /** 16 or older, and accommodated by agreement under section 20(5). */
    accommodatedAtSixteen: z.boolean(),
    beyondSeventyTwoHours: z.boolean(),
  }),
  sentence: ({ reason }) => `Secure accommodation was proposed: ${reason}`,
  family: () => 'It was considered whether you need to live in a home that is locked to be safe',
});

export const secureStarted = kind('secure-placement.started', {
  title: 'Began to live in secure accommodation',
  compartment: 'legal',
  precision: 'moment',
  data: z.strictObject({
    organisation: id.optional(),
    authority: z.enum(['without-court-order', 'court-order']),
    underThirteen: z.boolean(),
    accommodatedAtSixteen: z.boolean(),
  }),
  sentence: ({ authority }) =>
    `Began to live in secure accommodation, ${authority === 'court-order' ? 'under an order of a court' : 'without an order of a court so far'}`,
});

export const secureEnded = kind('secure-placement.ended', {
  title: 'Left secure accommodation',
  compartment: 'legal',
  precision: 'moment',
  data: z.strictObject({ to: line, note }),
  sentence: ({ to }) => `Left secure accommodation, to ${to}`,
});

export const secureOrderMade = kind('secure-order.made', {
  title: 'Secure accommodation order',
  compartment: 'legal',
  status: 'finding',
  data: z.strictObject({ order: z.enum(['first', 'renewed']), until: day.optional() }),
  sentence: ({ order, until }) =>
    `Secure accommodation order (${order === 'first' ? 'the first' : 'renewed'})${until === undefined ? '' : ` until ${until}`}`,
});

export const secretaryOfStateApproved = kind('secretary-of-state.approved', {
  title: 'Approval of the Secretary of State',
  compartment: 'legal',
  status: 'finding',
  data: z.strictObject({ reference: line }),
  sentence: () => 'The Secretary of State approved secure accommodation of a child under 13',
});

export const secureReviewHeld = kind('secure-review.held', {
  title: 'Review of secure accommodation',
  compartment: 'legal',
  data: z.strictObject({
    people: z.int().min(1).max(20),
    /** At least one is neither a member nor an officer of the council. */
    independent: z.boolean(),
    criteria: z.enum(['still-met', 'no-longer-met']),
    note,
  }),
  sentence: ({ criteria }) =>
    `Secure accommodation was reviewed: the criteria are ${criteria === 'still-met' ? 'still' : 'no longer'} met`,
});

export const secureReferralOpened = kind('secure-referral.opened', {
  title: 'Referral for a secure place',
  compartment: 'legal',
  precision: 'moment',
  data: z.strictObject({ referral: id, note }),
  sentence: () => 'Referred to the Secure Welfare Coordination Unit',
});

export const secureReferralUpdated = kind('secure-referral.updated', {
  title: 'Referral for a secure place updated',
  compartment: 'legal',
  data: z.strictObject({ referral: id, what: z.enum(['update', 'reviewed-form']), note }),
  sentence: ({ what }) =>
    what === 'update'
      ? 'The referral for a secure place was updated'
      : 'The referral for a secure place was written anew',
  family: () => null,
});

export const secureReferralClosed = kind('secure-referral.closed', {
  title: 'Referral for a secure place closed',
  compartment: 'legal',
  data: z.strictObject({ referral: id, outcome: z.enum(['place-found', 'no-longer-needed', 'search-ceased']) }),
  sentence: ({ outcome }) => `The search for a secure place ended: ${outcome.replaceAll('-', ' ')}`,
});

export const libertyOrderMade = kind('liberty-order.made', {
  title: 'Deprivation of liberty authorised',
  compartment: 'legal',
  status: 'finding',
  data: z.strictObject({ endsOn: day, registeredSetting: z.boolean(), restrictions: words }),
  sentence: ({ endsOn }) => `The High Court authorised a deprivation of liberty until ${endsOn}`,
});

export const libertyOrderEnded = kind('liberty-order.ended', {
  title: 'Deprivation of liberty ended',
  compartment: 'legal',
  data: z.strictObject({ how: z.enum(['restrictions-lifted', 'renewed', 'moved']), note }),
  sentence: ({ how }) => `The deprivation of liberty ended: ${how.replaceAll('-', ' ')}`,
});

export const registrationApplied = kind('registration.applied-for', {
  title: 'Registration applied for',
  compartment: 'legal',
  data: z.strictObject({ note }),
  sentence: () => 'Registration of the setting was applied for',
  family: () => null,
});

export const secureKinds = [
  secureProposed,
  secureStarted,
  secureEnded,
  secureOrderMade,
  secretaryOfStateApproved,
  secureReviewHeld,
  secureReferralOpened,
  secureReferralUpdated,
  secureReferralClosed,
  libertyOrderMade,
  libertyOrderEnded,
  registrationApplied,
] as const;
