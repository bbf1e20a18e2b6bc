/** Kinds of entry about professionals who disagree: a challenge, each answer to it, and what came of it. */
import { z } from 'zod';
import {
  challengeOutcomeCodes,
  challengeOutcomes,
  challengeTopicCodes,
  challengeUrgencyCodes,
  contactWayCodes,
  contactWays,
} from './challenge-codes.ts';
import { day, id, kindsOf, line, words } from './kind.ts';
import { roleCodes } from './vocabulary.ts';

const kind = kindsOf('escalation');

const stage = z.int().min(1).max(9);
/** Entries of the child's record that show what somebody says. */
const evidence = z.array(id).min(1).max(30).optional();
const byRole = z.enum(roleCodes).optional();

/** How the child is kept safe while a challenge is open, who sees to it, and when it is looked at again. */
const safety = {
  safetyMeanwhile: words,
  safetyOwner: line.optional(),
  safetyReviewOn: day.optional(),
};

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
    ...safety,
    /** What the other side says, as whoever raised it understands that. */
    otherPosition: words.optional(),
    evidence,
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
    byRole,
    /** The last day by which the child needs an answer. */
    neededBy: day.optional(),
    /** Whether the child and the family know of it, and what they say; or why they do not. */
    familyKnows: words.optional(),
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
  data: z.strictObject({ challenge: id, answer: words, stage: stage.optional(), evidence, byRole }),
  sentence: ({ answer }) => `Answer to the challenge: ${answer}`,
  family: () => null,
});

/** What is to be done now, by whom and by when. */
const settlement = {
  outcome: z.enum(challengeOutcomeCodes),
  reasons: words,
  action: words,
  actionBy: line,
  actionUntil: day.optional(),
};

export const challengeProposed = step(
  'challenge.proposed',
  'Agreement proposed',
  { ...settlement, stage: stage.optional(), byRole },
  ({ outcome, action, actionBy }) =>
    `Proposed on the challenge: ${challengeOutcomes[outcome]}. To be done by ${actionBy}: ${action}`,
);

export const challengeContactTried = step(
  'challenge.contact-tried',
  'Somebody was asked to respond',
  { whom: line, by: z.enum(contactWayCodes), reached: z.boolean(), said: words.optional() },
  ({ whom, by, reached, said }) =>
    `${whom} ${reached ? 'was reached' : 'was not reached'} ${contactWays[by]}${said === undefined ? '' : `: ${said}`}`,
);

export const challengeStageOpened = step(
  'challenge.stage-opened',
  'Challenge taken to another stage',
  { stage, reason: words, byRole },
  ({ stage: to, reason }) => `The challenge went to stage ${to}: ${reason}`,
);

export const challengeNotAgreed = step(
  'challenge.not-agreed',
  'Challenge not agreed',
  { stage: stage.optional(), reasons: words },
  ({ reasons }) => `No agreement on the challenge: ${reasons}`,
);

export const challengeAgreed = step(
  'challenge.agreed',
  'Challenge agreed',
  {
    ...settlement,
    /** The proposal that was agreed to. */
    proposal: id.optional(),
  },
  ({ outcome, action, actionBy }) =>
    `Agreed on the challenge: ${challengeOutcomes[outcome]}. To be done by ${actionBy}: ${action}`,
);

export const challengeActionDone = step(
  'challenge.action-done',
  'Agreed action done',
  { evidence: words, entries: evidence },
  ({ evidence: shown }) => `What was agreed on the challenge has been done: ${shown}`,
);

export const challengeOriginatorInformed = step(
  'challenge.originator-informed',
  'Person who challenged was told',
  {
    how: line,
    /** What others could learn from it, without facts of the child. */
    learning: words.optional(),
  },
  ({ how }) => `The person who raised the challenge was told what came of it: ${how}`,
);

export const challengeSafetyArranged = step(
  'challenge.safety-arranged',
  'Safety while a challenge is open',
  safety,
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
    /** Taken back by whoever raised it. */
    withdrawn: z.boolean().optional(),
  }),
  sentence: ({ outcome }) => `Challenge closed: ${outcome}`,
  family: () => null,
});

export const escalationKinds = [
  challengeRaised,
  challengeAcknowledged,
  challengeAnswered,
  challengeProposed,
  challengeContactTried,
  challengeStageOpened,
  challengeNotAgreed,
  challengeAgreed,
  challengeActionDone,
  challengeOriginatorInformed,
  challengeSafetyArranged,
  challengeClosed,
] as const;
