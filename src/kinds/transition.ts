/** Kinds of entry about school: the roll and moves between schools. */
import { z } from 'zod';
import { changeCauseCodes } from './change-of-plan.ts';
import { day, id, kindsOf, line, words } from './kind.ts';
import { place, placeName } from './school-place.ts';

const kind = kindsOf('transition');

export const moveKinds = {
  'phase-transfer': 'Move to the next phase of school',
  'in-year': 'Move during the school year',
  'managed-move': 'Managed move',
  'alternative-provision': 'Move to alternative provision',
  'home-education': 'Move to education at home',
} as const;
export type MoveKind = keyof typeof moveKinds;

const moveData = {
  move: id,
  from: place,
  to: place,
  kind: z.enum(['phase-transfer', 'in-year', 'managed-move', 'alternative-provision', 'home-education']),
  /** Last day on the roll of the old school. */
  leavesOn: day.optional(),
  /** First day at the new school. */
  startsOn: day.optional(),
};

export const schoolMoveProposed = kind('school-move.proposed', {
  title: 'School move proposed',
  compartment: 'general',
  precision: 'moment',
  data: z.strictObject({ ...moveData, source: line, reason: words.optional() }),
  sentence: (data, names) =>
    `Proposed: from ${placeName(data.from, names)} to ${placeName(data.to, names)}. Source: ${data.source}`,
  family: (data, names) => `A move to ${placeName(data.to, names)} has been suggested. Nothing is decided yet`,
});

export const schoolMoveConfirmed = kind('school-move.confirmed', {
  title: 'School move confirmed',
  compartment: 'general',
  precision: 'moment',
  data: z.strictObject({
    ...moveData,
    source: line,
    reason: words,
    /** Why it became another than was confirmed before. */
    cause: z.enum(changeCauseCodes).optional(),
  }),
  sentence: (data, names) =>
    `Confirmed: from ${placeName(data.from, names)} to ${placeName(data.to, names)}. Source: ${data.source}`,
  family: (data, names) => `You are moving to ${placeName(data.to, names)}`,
});

export const schoolMoveRejected = kind('school-move.rejected', {
  title: 'School move rejected',
  compartment: 'general',
  precision: 'moment',
  data: z.strictObject({ move: id, reason: words }),
  sentence: ({ reason }) => `The proposed move is not going ahead: ${reason}`,
});

export const enrolmentStarted = kind('enrolment.started', {
  title: 'Joined a school',
  compartment: 'general',
  data: z.strictObject({ organisation: id, yearGroup: z.string().max(3).optional(), move: id.optional() }),
  sentence: (data, names) =>
    `Joined ${names.organisation(data.organisation)}${data.yearGroup === undefined ? '' : `, year group ${data.yearGroup}`}`,
});

export const enrolmentEnded = kind('enrolment.ended', {
  title: 'Left a school',
  compartment: 'general',
  data: z.strictObject({ organisation: id, reason: z.string().max(10).optional(), move: id.optional() }),
  sentence: (data, names) => `Left ${names.organisation(data.organisation)}`,
});

export const transitionKinds = [
  schoolMoveProposed,
  schoolMoveConfirmed,
  schoolMoveRejected,
  enrolmentStarted,
  enrolmentEnded,
] as const;
