/** Kinds of entry by which practitioners say, in neutral words, what they saw or were told and what became of it. */
import { z } from 'zod';
import { areaCodes, areas } from './facts/areas.ts';
import { factCodes, facts } from './facts/facts.ts';
import { id, kindsOf, words } from './kind.ts';

const kind = kindsOf('threshold');

/** How sure it is, from least to most. */
export const certainties = {
  alleged: 'alleged',
  reported: 'reported by somebody who was there',
  observed: 'seen by the person who recorded it',
  confirmed: 'confirmed',
} as const;
export type Certainty = keyof typeof certainties;
export const certaintyCodes = ['alleged', 'reported', 'observed', 'confirmed'] as const;

export const standings = {
  current: 'current',
  resolved: 'resolved',
  unsubstantiated: 'looked into and not borne out',
} as const;
export type Standing = keyof typeof standings;
export const standingCodes = ['current', 'resolved', 'unsubstantiated'] as const;

export const observationRecorded = kind('observation.recorded', {
  title: 'Observation',
  compartment: 'safeguarding',
  status: 'opinion',
  data: z.strictObject({
    fact: z.enum(factCodes),
    certainty: z.enum(certaintyCodes),
    /** `current` unless it says otherwise. */
    standing: z.enum(standingCodes).optional(),
    /** Whose words it rests on, when it was not seen by whoever recorded it. */
    from: z.enum(['child', 'parent', 'relative', 'practitioner', 'public']).optional(),
    /** Said by the child or parent about themselves and not seen by anybody else. */
    selfReported: z.boolean().optional(),
    said: words,
  }),
  sentence: ({ fact, certainty, said }) => `${facts[fact].title} (${certainties[certainty]}). ${said}`,
  family: ({ said }) => said,
});

export const observationReviewed = kind('observation.reviewed', {
  title: 'What became of a concern',
  compartment: 'safeguarding',
  status: 'finding',
  precision: 'moment',
  data: z.strictObject({
    /** The entry that it is about, of whatever kind. */
    of: id,
    standing: z.enum(standingCodes),
    because: words,
  }),
  sentence: ({ standing, because }) => `An earlier entry is now ${standings[standing]}. ${because}`,
  family: ({ because }) => because,
});

export const areaExplored = kind('area.explored', {
  title: 'Asked about, nothing of concern',
  compartment: 'safeguarding',
  status: 'opinion',
  data: z.strictObject({ area: z.enum(areaCodes), said: words }),
  sentence: ({ area, said }) => `${areas[area]}: asked about, nothing of concern. ${said}`,
  family: ({ said }) => said,
});

export const planReviewed = kind('plan.reviewed', {
  title: 'Plan reviewed',
  compartment: 'safeguarding',
  status: 'finding',
  data: z.strictObject({
    plan: z.enum(['early-help', 'family-help', 'child-in-need', 'child-protection']),
    progress: z.enum(['progress', 'some-progress', 'no-progress']),
    note: words.optional(),
  }),
  sentence: ({ progress, note }) => {
    const said = { progress: 'progress', 'some-progress': 'some progress', 'no-progress': 'no progress' }[progress];
    return note === undefined ? `Plan reviewed: ${said}` : `Plan reviewed: ${said}. ${note}`;
  },
});

export const observationKinds = [observationRecorded, observationReviewed, areaExplored, planReviewed] as const;
