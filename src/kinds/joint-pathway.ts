/** Kinds of entry by which a child moves along the joint pathway of council and mental health services. */
import { z } from 'zod';
import { day, id, kindsOf, line, words } from './kind.ts';

const kind = kindsOf('pathway');
const move = id.optional();

export const jointPathwayOpened = kind('joint-pathway.opened', {
  title: 'Joint pathway opened',
  compartment: 'health',
  data: z.strictObject({ reason: words }),
  sentence: ({ reason }) => `The council and health began to plan together: ${reason}`,
});

export const jointPathwayClosed = kind('joint-pathway.closed', {
  title: 'Joint pathway closed',
  compartment: 'health',
  data: z.strictObject({ reason: words }),
  sentence: ({ reason }) => `The council and health no longer need to plan together: ${reason}`,
});

export const supportRatings = {
  red: 'red, at immediate risk of admission',
  amber: 'amber',
  green: 'green',
  blue: 'blue, in hospital',
  removed: 'taken off the register',
} as const;

export const dynamicSupportRecorded = kind('dynamic-support.recorded', {
  title: 'Dynamic support register',
  compartment: 'health',
  status: 'finding',
  data: z.strictObject({
    rating: z.enum(['red', 'amber', 'green', 'blue', 'removed']),
    consent: z.enum(['given', 'best-interests', 'refused', 'not-asked']),
    note: words.optional(),
  }),
  sentence: ({ rating }) => `Dynamic support register: ${supportRatings[rating]}`,
});

export const emergencyProtocolCalled = kind('emergency-protocol.called', {
  title: 'Emergency meeting to avoid admission',
  compartment: 'health',
  precision: 'moment',
  data: z.strictObject({ reason: words, tried: words.optional() }),
  sentence: ({ reason }) => `Emergency meeting called (local area emergency protocol): ${reason}`,
});

export const rootCauseAnalysisOpened = kind('root-cause-analysis.opened', {
  title: 'Why there was no review before admission',
  compartment: 'health',
  data: z.strictObject({ reason: words }),
  sentence: ({ reason }) => `Analysis opened of why there was no community review: ${reason}`,
  family: () => null,
});

const reviewSettings = z.enum(['community', 'after-admission', 'inpatient']);

export const treatmentReviewCalled = kind('treatment-review.called', {
  title: 'Care, education and treatment review called',
  compartment: 'health',
  data: z.strictObject({ review: id, setting: reviewSettings, on: day.optional() }),
  sentence: () => 'A care, education and treatment review was called',
});

export const treatmentReviewHeld = kind('treatment-review.held', {
  title: 'Care, education and treatment review',
  compartment: 'health',
  data: z.strictObject({
    review: id,
    setting: reviewSettings,
    /** Without consent the panel must not read the papers. */
    consent: z.enum(['given', 'best-interests', 'refused', 'not-asked']),
    actions: words.optional(),
  }),
  sentence: ({ actions }) =>
    actions === undefined
      ? 'Care, education and treatment review held'
      : `Care, education and treatment review held. ${actions}`,
});

export const admissionAlternativeAgreed = kind('admission-alternative.agreed', {
  title: 'Alternative to admission',
  compartment: 'health',
  data: z.strictObject({ plan: words }),
  sentence: ({ plan }) => `Agreed instead of admission: ${plan}`,
});

export const inpatientReferralMade = kind('inpatient-referral.made', {
  title: 'Referral for admission',
  compartment: 'health',
  precision: 'moment',
  data: z.strictObject({
    referral: id,
    urgency: z.enum(['emergency', 'urgent', 'routine']),
    /** The service that assesses for admission. */
    to: id.optional(),
    /** The consultant psychiatrist who endorses it. */
    endorsedBy: line,
    reason: words,
    /** Who is kept informed, besides those with parental responsibility. */
    keepInformed: words.optional(),
  }),
  sentence: ({ urgency, reason }) => `Referred for admission to a mental health ward (${urgency}): ${reason}`,
});

const declined = {
  reasons: words,
  /** What is done instead, when the answer is no. */
  alternative: words.optional(),
  /** Who looks after the risk tonight. */
  holdsRisk: line.optional(),
};

export const inpatientReferralAnswered = kind('inpatient-referral.answered', {
  title: 'Answer to a referral for admission',
  compartment: 'health',
  status: 'finding',
  precision: 'moment',
  data: z.strictObject({ referral: id, outcome: z.enum(['accepted-for-assessment', 'declined']), ...declined }),
  sentence: ({ outcome, reasons }) =>
    `${outcome === 'declined' ? 'Referral for admission declined' : 'Accepted for an access assessment'}. ${reasons}`,
});

export const accessAssessmentCompleted = kind('access-assessment.completed', {
  title: 'Access assessment',
  compartment: 'health',
  status: 'finding',
  precision: 'moment',
  data: z.strictObject({
    referral: id,
    outcome: z.enum(['indicated', 'not-indicated']),
    ...declined,
    /** What the child and the family said. */
    views: words.optional(),
    /** How the stay is meant to end. */
    exitPlan: words.optional(),
  }),
  sentence: ({ outcome, reasons }) =>
    `Access assessment: admission ${outcome === 'indicated' ? 'is' : 'is not'} indicated. ${reasons}`,
});

export const admissionAuthorities = {
  'own-consent': 'own consent of a young person of 16 or 17 with capacity',
  'gillick-consent': 'own consent of a child under 16 who is competent to give it',
  'parental-consent': 'consent of somebody with parental responsibility, within its scope',
  'section-2': 'Mental Health Act section 2',
  'section-3': 'Mental Health Act section 3',
  'other-detention': 'another power to detain',
} as const;

export const admissionAuthorityRecorded = kind('admission-authority.recorded', {
  title: 'Legal authority for being in hospital',
  compartment: 'health',
  status: 'finding',
  precision: 'moment',
  data: z.strictObject({
    basis: z.enum(['own-consent', 'gillick-consent', 'parental-consent', 'section-2', 'section-3', 'other-detention']),
    evidence: words,
  }),
  sentence: ({ basis }) => `Legal authority for being in hospital: ${admissionAuthorities[basis]}`,
});

export const communityPlanAgreed = kind('community-plan.agreed', {
  title: 'Plan in the community',
  compartment: 'health',
  data: z.strictObject({ plan: words, holdsRisk: line }),
  sentence: ({ plan, holdsRisk }) => `Plan in the community: ${plan} Answerable for the risk: ${holdsRisk}`,
});

export const hospitalNoticeSent = kind('hospital-notice.sent', {
  title: 'Council told of a child in hospital',
  compartment: 'health',
  precision: 'moment',
  data: z.strictObject({ about: z.enum(['three-months', 'three-months-intended', 'left']) }),
  sentence: ({ about }) =>
    about === 'left'
      ? 'The council was told that the child left hospital'
      : 'The council was told that the child is in hospital for three months or longer',
});

export const hospitalTransferMade = kind('hospital-transfer.made', {
  title: 'Moved to another ward',
  compartment: 'health',
  precision: 'moment',
  data: z.strictObject({ organisation: id, reason: words, move }),
  sentence: (data, names) => `Moved to ${names.organisation(data.organisation)}. ${data.reason}`,
});

export const noLongerReady = kind('hospital-discharge.not-ready', {
  title: 'No longer ready for discharge',
  compartment: 'health',
  status: 'finding',
  data: z.strictObject({ reason: words }),
  sentence: ({ reason }) => `No longer ready to leave hospital: ${reason}`,
});

export const communityCareSettled = kind('community-care.settled', {
  title: 'Settled in the community',
  compartment: 'health',
  status: 'finding',
  data: z.strictObject({ note: words }),
  sentence: ({ note }) => `Settled in the community. ${note}`,
});

export const communityCareClosed = kind('community-care.closed', {
  title: 'Mental health care closed',
  compartment: 'health',
  data: z.strictObject({ reason: words }),
  sentence: ({ reason }) => `Mental health care closed: ${reason}`,
});

export const jointPathwayKinds = [
  jointPathwayOpened,
  jointPathwayClosed,
  dynamicSupportRecorded,
  emergencyProtocolCalled,
  rootCauseAnalysisOpened,
  treatmentReviewCalled,
  treatmentReviewHeld,
  admissionAlternativeAgreed,
  inpatientReferralMade,
  inpatientReferralAnswered,
  accessAssessmentCompleted,
  admissionAuthorityRecorded,
  communityPlanAgreed,
  hospitalNoticeSent,
  hospitalTransferMade,
  noLongerReady,
  communityCareSettled,
  communityCareClosed,
] as const;
