/** Kinds of entry about what a council owes a child it looks after. */
import { z } from 'zod';
import { day, id, kindsOf, line, words } from './kind.ts';

const kind = kindsOf('placement');
const note = words.optional();

export const placementPlanAgreed = kind('placement-plan.agreed', {
  title: 'Placement plan',
  compartment: 'general',
  data: z.strictObject({ signedBy: line, childAsked: z.boolean(), note }),
  sentence: ({ signedBy }) => `Placement plan agreed and signed by ${signedBy}`,
});

export const carePlanPrepared = kind('care-plan.prepared', {
  title: 'Care plan',
  compartment: 'general',
  data: z.strictObject({ note }),
  sentence: () => 'Care plan prepared',
});

export const placementEndingIntended = kind('placement-ending.intended', {
  title: 'Council intends to end a placement',
  compartment: 'general',
  precision: 'moment',
  data: z.strictObject({
    reason: words,
    endsOn: day.optional(),
    /** The child or others would be seriously harmed if the child stayed. */
    atOnce: z.boolean(),
  }),
  sentence: ({ reason }) => `The council intends to end the placement: ${reason}`,
});

export const placementEndingReviewed = kind('placement-ending.reviewed', {
  title: 'Review before a placement ends',
  compartment: 'general',
  data: z.strictObject({ note, noticeGiven: z.boolean() }),
  sentence: ({ noticeGiven }) =>
    `The end of the placement was reviewed${noticeGiven ? ' and everybody concerned was told in writing' : ''}`,
});

export const temporaryApprovalGiven = kind('temporary-approval.given', {
  title: 'Carer approved for the time being',
  compartment: 'general',
  data: z.strictObject({
    /** A relative or friend approved for a time, or a parent at home under an interim order. */
    carer: z.enum(['connected-person', 'parent-under-interim-order']),
    note,
  }),
  sentence: ({ carer }) =>
    carer === 'connected-person'
      ? 'A relative or friend was approved as carer for the time being'
      : 'Lives with a parent under an interim care order',
});

export const visitMade = kind('social-work-visit.made', {
  title: 'Social work visit',
  compartment: 'general',
  precision: 'moment',
  data: z.strictObject({
    where: z.enum(['placement', 'home', 'hospital', 'secure-home', 'elsewhere']),
    seenAlone: z.boolean(),
    note,
  }),
  sentence: ({ where, seenAlone }) =>
    `Visited by the social worker (${where.replaceAll('-', ' ')})${seenAlone ? ', seen alone' : ''}`,
});

export const healthAssessed = kind('looked-after-health.assessed', {
  title: 'Health assessment of a looked-after child',
  compartment: 'health',
  data: z.strictObject({ note }),
  sentence: () => 'Health assessed',
});

export const educationPlanAgreed = kind('personal-education-plan.agreed', {
  title: 'Personal education plan',
  compartment: 'general',
  data: z.strictObject({ note }),
  sentence: () => 'Personal education plan agreed',
});

export const contactRefused = kind('contact.refused', {
  title: 'Contact refused',
  compartment: 'legal',
  status: 'finding',
  precision: 'moment',
  data: z.strictObject({
    person: id.optional(),
    reason: words,
    /** Urgently, to protect the child, without an order of a court. */
    withoutOrder: z.boolean(),
  }),
  sentence: ({ reason }) => `Contact with somebody of the family was refused: ${reason}`,
  family: ({ reason }) => `For now you could not see somebody of your family: ${reason}`,
});

export const contactSettled = kind('contact.settled', {
  title: 'Contact settled',
  compartment: 'legal',
  precision: 'moment',
  data: z.strictObject({ how: z.enum(['restored', 'order-of-a-court']), note }),
  sentence: ({ how }) => (how === 'restored' ? 'Contact takes place again' : 'A court decided about contact'),
});

export const lookedAfterKinds = [
  placementPlanAgreed,
  carePlanPrepared,
  placementEndingIntended,
  placementEndingReviewed,
  temporaryApprovalGiven,
  visitMade,
  healthAssessed,
  educationPlanAgreed,
  contactRefused,
  contactSettled,
] as const;
