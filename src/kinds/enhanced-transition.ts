/**
 * Kinds of entry about a move that is prepared with more care than most: a worry, a short profile in everyday words, the
 * decision with its reason, and what both schools do, each with who owes it and until when. None asks for a diagnosis.
 */
import { z } from 'zod';
import { day, id, kindsOf, line, words } from './kind.ts';
import { roleCodes } from './vocabulary.ts';

const kind = kindsOf('transition');

export const worriers = {
  child: 'The child',
  parent: 'A parent or carer',
  teacher: 'A teacher or another adult at school',
  other: 'Somebody else',
} as const;

export const transitionWorryRecorded = kind('transition-worry.recorded', {
  title: 'Worry about a move to another school',
  compartment: 'general',
  status: 'opinion',
  data: z.strictObject({
    whose: z.enum(['child', 'parent', 'teacher', 'other']),
    /** In their words, as far as they are known. */
    worry: words,
  }),
  sentence: ({ whose, worry }) => `${worriers[whose]} is worried about the move: ${worry}`,
});

export const transitionProfileWritten = kind('transition-profile.written', {
  title: 'What helps, what is hard, and the early signs',
  compartment: 'general',
  status: 'opinion',
  data: z.strictObject({
    move: id,
    helps: words,
    hard: words,
    /** What it looks like before it goes wrong. */
    signs: words,
    /** What the child likes, is good at, wants others to know. */
    likes: words.optional(),
    /** Who wrote it, and with whom. */
    writtenBy: line,
  }),
  sentence: ({ helps, hard, signs, writtenBy }) =>
    `What helps: ${helps} What is hard: ${hard} Before it goes wrong: ${signs} Written by ${writtenBy}`,
  family: ({ helps, hard, signs }) => `What helps: ${helps} What is hard: ${hard} Before it goes wrong: ${signs}`,
});

export const enhancedOutcomes = {
  enhanced: 'The move is prepared with an enhanced transition',
  usual: 'The usual preparation is enough',
} as const;

export const enhancedTransitionDecided = kind('enhanced-transition.decided', {
  title: 'Whether the move is prepared with an enhanced transition',
  compartment: 'general',
  status: 'finding',
  precision: 'moment',
  data: z.strictObject({
    move: id,
    outcome: z.enum(['enhanced', 'usual']),
    reason: words,
    /** What the child and the family say to it. */
    said: words.optional(),
  }),
  sentence: ({ outcome, reason }) => `${enhancedOutcomes[outcome]}. ${reason}`,
});

/** What a plan is made of. */
export const planParts = {
  visit: 'Visit to the new school',
  'key-adult': 'Meeting the key adult',
  'safe-place': 'A safe place to go to',
  adjustment: 'Adjustment: timetable, seating, uniform, equipment',
  'staff-briefing': 'Briefing of the adults who will teach the child',
  other: 'Something else',
} as const;
export type PlanPart = keyof typeof planParts;
export const planPartCodes = ['visit', 'key-adult', 'safe-place', 'adjustment', 'staff-briefing', 'other'] as const;

export const transitionActionAgreed = kind('transition-action.agreed', {
  title: 'Part of the plan for a move',
  compartment: 'general',
  precision: 'moment',
  data: z.strictObject({
    move: id,
    action: id,
    part: z.enum(planPartCodes),
    what: line,
    /** Who owes it: a role of one of the two schools, so that it is owed also when the person is away. */
    organisation: id,
    role: z.enum(roleCodes),
    by: day,
  }),
  sentence: ({ part, what, by, organisation }, names) =>
    `${planParts[part]}: ${what}. ${names.organisation(organisation)} does it by ${by}`,
});

export const transitionActionDone = kind('transition-action.done', {
  title: 'Part of the plan for a move done',
  compartment: 'general',
  precision: 'moment',
  data: z.strictObject({ move: id, action: id, went: words }),
  sentence: ({ went }) => `Part of the plan for the move was done. ${went}`,
});

export const transitionActionEnded = kind('transition-action.ended', {
  title: 'Part of the plan for a move no longer needed',
  compartment: 'general',
  status: 'finding',
  precision: 'moment',
  data: z.strictObject({ move: id, action: id, reason: words }),
  sentence: ({ reason }) => `Part of the plan for the move is not done. ${reason}`,
});

export const enhancedTransitionKinds = [
  transitionWorryRecorded,
  transitionProfileWritten,
  enhancedTransitionDecided,
  transitionActionAgreed,
  transitionActionDone,
  transitionActionEnded,
] as const;
