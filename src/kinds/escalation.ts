/** Kinds of entry about professionals who disagree: a challenge, each answer to it, and what came of it. */
import { z } from 'zod';
import { day, id, kindsOf, line, words } from './kind.ts';
import { roleCodes } from './vocabulary.ts';

const kind = kindsOf('escalation');

/** What professionals disagree about. */
export const challengeTopics = {
  'referral-outcome': 'The outcome of a contact or referral',
  level: 'The level of need',
  'strategy-discussion': 'Whether a strategy discussion is held',
  'section-47': 'The outcome of a section 47 enquiry',
  'conference-needed': 'Whether a child protection conference is held',
  'conference-dissent': 'What a child protection conference decided',
  'plan-not-carried-out': 'A plan that is not being carried out',
  'plan-drift': 'A plan that makes no difference',
  'step-down': 'Stepping down or ending',
  'information-sharing': 'Sharing information',
  handover: 'A handover between schools or services',
  'hospital-admission': 'Admission to a mental health ward, or its refusal',
  'hospital-discharge': 'Leaving hospital',
  placement: 'Where a child lives',
  funding: 'Who pays',
  other: 'Something else',
} as const;
export type ChallengeTopic = keyof typeof challengeTopics;
export const challengeTopicCodes = Object.keys(challengeTopics) as readonly ChallengeTopic[];

export const challengeUrgencies = {
  routine: 'Routine',
  urgent: 'Urgent',
  'immediate-danger': 'Immediate danger',
} as const;
export type ChallengeUrgency = keyof typeof challengeUrgencies;
export const challengeUrgencyCodes = Object.keys(challengeUrgencies) as readonly ChallengeUrgency[];

const stage = z.int().min(1).max(9);

const step = <const Name extends string, Extra extends z.ZodRawShape>(
  name: Name,
  title: string,
  data: Extra,
  sentence: (data: z.output<z.ZodObject<Extra & { challenge: typeof id }, z.core.$strict>>) => string,
) =>
  kind(name, {
    title,
    compartment: 'safeguarding',
    precision: 'moment',
    data: z.strictObject({ ...data, challenge: id }),
    sentence,
    family: () => null,
  });

export const challengeRaised = kind('challenge.raised', {
  title: 'Challenge raised',
  compartment: 'safeguarding',
  status: 'opinion',
  precision: 'moment',
  data: z.strictObject({
    challenge: id,
    about: words,
    position: words,
    safetyMeanwhile: words,
    topic: z.enum(challengeTopicCodes).optional(),
    urgency: z.enum(challengeUrgencyCodes).optional(),
    /** The organisations that disagree. Without it, only the one that raised it is known. */
    between: z
      .array(z.strictObject({ organisation: id }))
      .min(1)
      .max(8)
      .optional(),
    /** The entry with the decision that is challenged. */
    decision: id.optional(),
    /** Role in which it was raised. */
    byRole: z.enum(roleCodes).optional(),
    /** The last day by which the child needs an answer. */
    neededBy: day.optional(),
  }),
  sentence: ({ about, safetyMeanwhile }) => `Challenge: ${about}. Meanwhile: ${safetyMeanwhile}`,
  family: () => null,
});

export const challengeAcknowledged = step(
  'challenge.acknowledged',
  'Challenge acknowledged',
  { stage: stage.optional(), by: line },
  ({ by }) => `${by} has the challenge and is dealing with it`,
);

export const challengeAnswered = kind('challenge.answered', {
  title: 'Challenge answered',
  compartment: 'safeguarding',
  status: 'opinion',
  precision: 'moment',
  data: z.strictObject({ challenge: id, answer: words, stage: stage.optional() }),
  sentence: ({ answer }) => `Answer to the challenge: ${answer}`,
  family: () => null,
});

export const challengeStageOpened = step(
  'challenge.stage-opened',
  'Challenge taken to another stage',
  { stage, reason: words, byRole: z.enum(roleCodes).optional() },
  ({ stage: to, reason }) => `The challenge went to stage ${to}: ${reason}`,
);

export const challengeNotAgreed = step(
  'challenge.not-agreed',
  'Challenge not agreed',
  { stage: stage.optional(), reasons: words },
  ({ reasons }) => `No agreement on the challenge: ${reasons}`,
);

export const challengeOutcomes = {
  stands: 'the decision stands',
  changed: 'the decision is changed',
  'something-else': 'something else is done',
} as const;

export const challengeAgreed = step(
  'challenge.agreed',
  'Challenge agreed',
  {
    outcome: z.enum(['stands', 'changed', 'something-else']),
    reasons: words,
    /** What is to be done now, by whom and by when. */
    action: words,
    actionBy: line,
    actionUntil: day.optional(),
  },
  ({ outcome, action, actionBy }) =>
    `Agreed on the challenge: ${challengeOutcomes[outcome]}. To be done by ${actionBy}: ${action}`,
);

export const challengeActionDone = step(
  'challenge.action-done',
  'Agreed action done',
  { evidence: words },
  ({ evidence }) => `What was agreed on the challenge has been done: ${evidence}`,
);

export const challengeOriginatorInformed = step(
  'challenge.originator-informed',
  'Person who challenged was told',
  { how: line },
  ({ how }) => `The person who raised the challenge was told what came of it: ${how}`,
);

export const challengeSafetyArranged = step(
  'challenge.safety-arranged',
  'Safety while a challenge is open',
  { safetyMeanwhile: words },
  ({ safetyMeanwhile }) => `While the challenge is open: ${safetyMeanwhile}`,
);

export const challengeClosed = kind('challenge.closed', {
  title: 'Challenge closed',
  compartment: 'safeguarding',
  precision: 'moment',
  data: z.strictObject({
    challenge: id,
    outcome: words,
    /** What others could learn from it, without facts of the child. */
    learning: words.optional(),
  }),
  sentence: ({ outcome }) => `Challenge closed: ${outcome}`,
  family: () => null,
});

export const escalationKinds = [
  challengeRaised,
  challengeAcknowledged,
  challengeAnswered,
  challengeStageOpened,
  challengeNotAgreed,
  challengeAgreed,
  challengeActionDone,
  challengeOriginatorInformed,
  challengeSafetyArranged,
  challengeClosed,
] as const;
