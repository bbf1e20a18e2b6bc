/** Kinds of entry about professionals who disagree. */
import { z } from 'zod';
import { id, kindsOf, words } from './kind.ts';

const kind = kindsOf('escalation');

export const challengeRaised = kind('challenge.raised', {
  title: 'Challenge raised',
  compartment: 'safeguarding',
  status: 'opinion',
  precision: 'moment',
  data: z.strictObject({ challenge: id, about: words, position: words, safetyMeanwhile: words }),
  sentence: ({ about, safetyMeanwhile }) => `Challenge: ${about}. Meanwhile: ${safetyMeanwhile}`,
  family: () => null,
});

export const challengeAnswered = kind('challenge.answered', {
  title: 'Challenge answered',
  compartment: 'safeguarding',
  status: 'opinion',
  precision: 'moment',
  data: z.strictObject({ challenge: id, answer: words }),
  sentence: ({ answer }) => `Answer to the challenge: ${answer}`,
  family: () => null,
});

export const challengeClosed = kind('challenge.closed', {
  title: 'Challenge closed',
  compartment: 'safeguarding',
  precision: 'moment',
  data: z.strictObject({ challenge: id, outcome: words }),
  sentence: ({ outcome }) => `Challenge closed: ${outcome}`,
  family: () => null,
});

export const escalationKinds = [challengeRaised, challengeAnswered, challengeClosed] as const;
