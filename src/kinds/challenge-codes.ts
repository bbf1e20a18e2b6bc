/** What professionals disagree about, how soon an answer is needed, and what may come of it. */

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

export const challengeOutcomes = {
  stands: 'the decision stands',
  changed: 'the decision is changed',
  'something-else': 'something else is done',
} as const;
export type ChallengeOutcome = keyof typeof challengeOutcomes;
export const challengeOutcomeCodes = Object.keys(challengeOutcomes) as readonly ChallengeOutcome[];

export const contactWays = {
  telephone: 'by telephone',
  'in-person': 'in person',
  message: 'by message',
} as const;
export type ContactWay = keyof typeof contactWays;
export const contactWayCodes = Object.keys(contactWays) as readonly ContactWay[];
