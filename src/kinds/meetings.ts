/** Kinds of entry about meetings of professionals: planned, minuted while they go on, with decisions, actions and who disagrees. */
import { z } from 'zod';
import { day, id, kindsOf, line, words } from './kind.ts';
import { roleCodes } from './vocabulary.ts';

const kind = kindsOf('threshold');

/** What can be held, in the middle of a sentence. */
export const meetingTypes = {
  'strategy-discussion': 'strategy discussion',
  'initial-conference': 'initial child protection conference',
  'review-conference': 'review child protection conference',
  'core-group': 'core group',
  'professionals-meeting': "professionals' meeting",
} as const;
export type MeetingType = keyof typeof meetingTypes;
export const meetingTypeCodes = Object.keys(meetingTypes) as readonly MeetingType[];

/** On the clocks of the United Kingdom. */
export const clockTime = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/u);

/** What an entry says that a meeting was held by, when it was held from its page. */
export const heldFields = {
  /** The meeting that was planned, and what was written at it. */
  meetingId: id.optional(),
  /** Who was there, each with what they do. */
  present: z.array(line).max(40).optional(),
};

export const meetingPlanned = kind('meeting.planned', {
  title: 'Meeting planned',
  compartment: 'safeguarding',
  precision: 'moment',
  data: z.strictObject({
    meeting: id,
    type: z.enum(meetingTypeCodes),
    on: day,
    from: clockTime,
    until: clockTime,
    why: words,
    agenda: z.array(line).max(40),
    invited: z.array(id).max(60),
    /** Those who have no access here and are invited by telephone or letter. */
    others: z.array(line).max(40).optional(),
    /** Who chairs it. */
    chair: line.optional(),
  }),
  sentence: ({ type, on, from, why }) => `A ${meetingTypes[type]} is planned for ${on} at ${from}. ${why}`,
  family: ({ on }) => `The people who work with you will meet on ${on}`,
});

export const meetingMoved = kind('meeting.moved', {
  title: 'Meeting moved',
  compartment: 'safeguarding',
  precision: 'moment',
  data: z.strictObject({ meeting: id, on: day, from: clockTime, until: clockTime, reason: words }),
  sentence: ({ on, from, reason }) => `A meeting was moved to ${on} at ${from}. ${reason}`,
  family: ({ on }) => `The people who work with you will meet on ${on} instead`,
});

export const meetingCalledOff = kind('meeting.called-off', {
  title: 'Meeting called off',
  compartment: 'safeguarding',
  precision: 'moment',
  data: z.strictObject({ meeting: id, reason: words }),
  sentence: ({ reason }) => `A meeting was called off. ${reason}`,
});

export const meetingNoteRecorded = kind('meeting-note.recorded', {
  title: 'Note of a meeting',
  compartment: 'safeguarding',
  status: 'opinion',
  precision: 'moment',
  data: z.strictObject({ meeting: id, text: words }),
  sentence: ({ text }) => text,
  family: () => null,
});

export const meetingDecisionRecorded = kind('meeting-decision.recorded', {
  title: 'Decision of a meeting',
  compartment: 'safeguarding',
  status: 'finding',
  precision: 'moment',
  data: z.strictObject({ meeting: id, decided: words, because: words }),
  sentence: ({ decided, because }) => `A meeting decided: ${decided} Because: ${because}`,
  family: ({ decided }) => `A meeting decided: ${decided}`,
});

export const meetingActionAgreed = kind('meeting-action.agreed', {
  title: 'Action agreed at a meeting',
  compartment: 'safeguarding',
  precision: 'moment',
  data: z.strictObject({
    meeting: id,
    action: id,
    what: line,
    /** Who owes it: a role of an organisation, so that it is owed also when the person is away. */
    organisation: id,
    role: z.enum(roleCodes),
    by: day,
  }),
  sentence: ({ what, by, organisation }, names) => `${names.organisation(organisation)} will do this by ${by}: ${what}`,
});

export const meetingActionDone = kind('meeting-action.done', {
  title: 'Action of a meeting done',
  compartment: 'safeguarding',
  precision: 'moment',
  data: z.strictObject({ action: id, shows: words }),
  sentence: ({ shows }) => `What a meeting agreed was done. ${shows}`,
});

export const meetingActionEnded = kind('meeting-action.ended', {
  title: 'Action of a meeting no longer needed',
  compartment: 'safeguarding',
  status: 'finding',
  precision: 'moment',
  data: z.strictObject({ action: id, reason: words }),
  sentence: ({ reason }) => `What a meeting agreed is not needed any more. ${reason}`,
});

export const meetingDissentRecorded = kind('meeting-dissent.recorded', {
  title: 'Disagreement with a meeting',
  compartment: 'safeguarding',
  status: 'opinion',
  precision: 'moment',
  /** In the words of the person who disagrees, recorded by nobody else. */
  data: z.strictObject({ meeting: id, about: words, because: words, asks: words.optional() }),
  sentence: ({ about, because, asks }) =>
    `Disagrees: ${about} Because: ${because}${asks === undefined ? '' : ` Asks for: ${asks}`}`,
  family: () => null,
});

export const professionalsMeetingHeld = kind('professionals-meeting.held', {
  title: "Professionals' meeting",
  compartment: 'safeguarding',
  data: z.strictObject({ ...heldFields, note: words.optional() }),
  sentence: ({ note }) => `A professionals' meeting was held${note === undefined ? '' : `. ${note}`}`,
});

export const meetingKinds = [
  meetingPlanned,
  meetingMoved,
  meetingCalledOff,
  meetingNoteRecorded,
  meetingDecisionRecorded,
  meetingActionAgreed,
  meetingActionDone,
  meetingActionEnded,
  meetingDissentRecorded,
  professionalsMeetingHeld,
] as const;
