/** Kinds of entry about detention in hospital, what follows it, and a stay that the council has to know of. */
import { z } from 'zod';
import { day, id, kindsOf, words } from './kind.ts';

const kind = kindsOf('pathway');
const note = words.optional();

export const stayAssessed = kind('hospital-stay.assessed', {
  title: 'How long a hospital stay will be',
  compartment: 'health',
  status: 'finding',
  precision: 'moment',
  data: z.strictObject({
    organisation: id,
    /** It is meant from the start to last at least three months. */
    threeMonthsIntended: z.boolean(),
    /** Autistic, or with a learning disability, or awaiting an assessment of that. */
    autismOrLearningDisability: z.enum(['yes', 'awaiting-assessment', 'no']),
    lookedAfterUnderCareOrder: z.boolean(),
  }),
  sentence: ({ threeMonthsIntended }) =>
    `The hospital stay is ${threeMonthsIntended ? 'meant to last three months or longer' : 'meant to be shorter than three months'}`,
});

export const detentionStarted = kind('detention.started', {
  title: 'Detained under the Mental Health Act',
  compartment: 'health',
  precision: 'moment',
  data: z.strictObject({
    organisation: id,
    under: z.enum(['section-2', 'section-3', 'renewed-section-3']),
    autismOrLearningDisability: z.boolean(),
  }),
  sentence: ({ under }) => `Detained under the Mental Health Act, ${under.replaceAll('-', ' ')}`,
});

export const detentionEnded = kind('detention.ended', {
  title: 'Detention ended',
  compartment: 'health',
  precision: 'moment',
  data: z.strictObject({
    how: z.enum(['discharged', 'became-informal', 'another-section', 'renewed']),
    afterSection3: z.boolean(),
  }),
  sentence: ({ how }) => `The detention ended: ${how.replaceAll('-', ' ')}`,
});

export const wardSuitabilityRecorded = kind('ward-suitability.recorded', {
  title: 'Whether the ward suits a child of this age',
  compartment: 'health',
  status: 'finding',
  data: z.strictObject({ organisation: id, suitable: z.boolean(), consulted: words }),
  sentence: ({ suitable }) => `The ward is ${suitable ? '' : 'not '}suitable for a child of this age`,
});

export const papersSent = kind('treatment-review.papers-sent', {
  title: 'Papers for a care, education and treatment review',
  compartment: 'health',
  precision: 'moment',
  data: z.strictObject({ review: id }),
  sentence: () => 'The papers were sent to the panel of the review',
  family: () => null,
});

export const aftercareAgreed = kind('aftercare.agreed', {
  title: 'Aftercare after a detention',
  compartment: 'health',
  data: z.strictObject({ plan: words }),
  sentence: ({ plan }) => `Aftercare agreed: ${plan}`,
});

export const aftercareEnded = kind('aftercare.ended', {
  title: 'Aftercare ended',
  compartment: 'health',
  data: z.strictObject({ reason: words, on: day.optional() }),
  sentence: ({ reason }) => `The council and health agreed that aftercare ends: ${reason}`,
});

export const dischargeContactMade = kind('discharge-contact.made', {
  title: 'Contact after leaving hospital',
  compartment: 'health',
  precision: 'moment',
  data: z.strictObject({ note }),
  sentence: () => 'Somebody of the community team was in touch after the hospital stay',
});

export const hospitalKinds = [
  stayAssessed,
  detentionStarted,
  detentionEnded,
  wardSuitabilityRecorded,
  papersSent,
  aftercareAgreed,
  aftercareEnded,
  dischargeContactMade,
] as const;
