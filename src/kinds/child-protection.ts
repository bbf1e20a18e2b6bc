/** Kinds of entry about what follows a referral and a child protection plan, and about sharing information. */
import { z } from 'zod';
import { day, id, kindsOf, line, words } from './kind.ts';
import { heldFields } from './meetings.ts';
import { sharingKinds } from './sharing.ts';

const kind = kindsOf('threshold');
const note = words.optional();

export const coreGroupHeld = kind('core-group.held', {
  title: 'Core group',
  compartment: 'safeguarding',
  data: z.strictObject({ note, ...heldFields }),
  sentence: ({ note: said }) => (said === undefined ? 'The core group met' : `The core group met. ${said}`),
  family: () => 'Everybody who helps with the plan met',
});

export const returnInterviewHeld = kind('return-home-interview.held', {
  title: 'Talk after being missing',
  compartment: 'safeguarding',
  precision: 'moment',
  data: z.strictObject({ outcome: z.enum(['took-place', 'declined']), said: words.optional() }),
  sentence: ({ outcome, said }) =>
    outcome === 'declined'
      ? 'An independent talk after being missing was offered and declined'
      : `Talked with somebody independent after being missing${said === undefined ? '' : `: ${said}`}`,
});

export const sharingConsidered = kind('sharing.considered', {
  title: 'Information that may help another service',
  compartment: 'safeguarding',
  status: 'opinion',
  precision: 'moment',
  data: z.strictObject({
    consideration: id,
    /** What it is about, without the information itself. */
    about: line,
    with: line,
    /** It is thought relevant to safeguarding or welfare, and to help the other's functions. */
    relevant: z.boolean(),
  }),
  sentence: ({ about, with: other }) => `Whether to share ${about} with ${other}`,
  family: () => null,
});

export const socialWorkerAllocated = kind('social-worker.allocated', {
  title: 'Social worker allocated',
  compartment: 'safeguarding',
  data: z.strictObject({ note }),
  sentence: () => 'A social worker was allocated',
  family: () => 'You have a social worker',
});

export const preBirthAssessmentStarted = kind('pre-birth-assessment.started', {
  title: 'Assessment before birth began',
  compartment: 'safeguarding',
  data: z.strictObject({
    /** When the child is expected to be born, at 40 weeks. */
    expectedOn: day,
    note,
  }),
  sentence: ({ expectedOn }) => `An assessment before birth began; the child is expected on ${expectedOn}`,
  family: () => 'People began to plan with you for when the baby is born',
});

export const returnedToCarers = kind('child.returned-to-carers', {
  title: 'Child returned to carers',
  compartment: 'safeguarding',
  data: z.strictObject({
    /** Whether these are carers in whose care the harm occurred. */
    harmOccurredThere: z.boolean(),
    note,
  }),
  sentence: ({ harmOccurredThere }) =>
    harmOccurredThere
      ? 'The child returned to carers in whose care the harm had occurred'
      : 'The child returned to their carers',
  family: () => 'Back home',
});

export const planAfterReturnConsidered = kind('plan-after-return.considered', {
  title: 'Plan after return considered',
  compartment: 'safeguarding',
  status: 'finding',
  data: z.strictObject({ outcome: z.enum(['six-months-or-more', 'shorter', 'no-plan']), reason: words }),
  sentence: ({ outcome, reason }) => {
    const said = {
      'six-months-or-more': 'A plan of at least six months',
      shorter: 'A shorter plan',
      'no-plan': 'No plan',
    };
    return `${said[outcome]} after the return: ${reason}`;
  },
  family: ({ outcome }) => (outcome === 'no-plan' ? null : 'The plan goes on for a while after coming home'),
});

export const childProtectionKinds = [
  coreGroupHeld,
  returnInterviewHeld,
  sharingConsidered,
  ...sharingKinds,
  socialWorkerAllocated,
  preBirthAssessmentStarted,
  returnedToCarers,
  planAfterReturnConsidered,
] as const;
