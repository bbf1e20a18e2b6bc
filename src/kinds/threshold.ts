/** Kinds of entry about concern, assessment and protection. */
import { z } from 'zod';
import { day, kindsOf, line, words } from './kind.ts';
import { heldFields } from './meetings.ts';

const kind = kindsOf('threshold');

export const concernRecorded = kind('concern.recorded', {
  title: 'Concern',
  compartment: 'safeguarding',
  status: 'opinion',
  precision: 'moment',
  data: z.strictObject({
    what: words,
    childSaid: words.optional(),
    actionTaken: words.optional(),
  }),
  sentence: ({ what }) => what,
});

const social = (name: `${string}.${string}`, title: string, said: string) =>
  kind(name, {
    title,
    compartment: 'safeguarding',
    data: z.strictObject({ note: words.optional() }),
    sentence: ({ note }) => (note === undefined ? said : `${said}. ${note}`),
  });

export const earlyHelpStarted = social('early-help.started', 'Early help began', 'Early help began');
export const earlyHelpEnded = social('early-help.ended', 'Early help ended', 'Early help ended');
export const childInNeedPlanStarted = social(
  'child-in-need-plan.started',
  'Child in need plan began',
  'Child in need plan began',
);
export const childInNeedPlanEnded = social(
  'child-in-need-plan.ended',
  'Child in need plan ended',
  'Child in need plan ended',
);
export const assessmentCompleted = social(
  'assessment.completed',
  'Assessment completed',
  "The social worker's assessment was completed",
);
export const strategyDiscussionHeld = kind('strategy-discussion.held', {
  title: 'Strategy discussion',
  compartment: 'safeguarding',
  data: z.strictObject({
    note: words.optional(),
    /** The section 47 enquiry was begun at it. Limits count from this one and not from a later one. */
    enquiryBegun: z.boolean().optional(),
    because: words.optional(),
    ...heldFields,
  }),
  sentence: ({ note, enquiryBegun, because }) =>
    [
      `Strategy discussion held${enquiryBegun === true ? ', at which an enquiry was begun' : ''}`,
      because === undefined ? undefined : `Because: ${because}`,
      note,
    ]
      .filter((part) => part !== undefined)
      .join('. '),
});
export const enquiryStarted = social('section-47.started', 'Section 47 enquiry began', 'Section 47 enquiry began');
export const enquiryEnded = kind('section-47.ended', {
  title: 'Section 47 enquiry ended',
  compartment: 'safeguarding',
  data: z.strictObject({
    note: words.optional(),
    outcome: z.enum(['conference', 'no-conference']).optional(),
  }),
  sentence: ({ note }) => (note === undefined ? 'Section 47 enquiry ended' : `Section 47 enquiry ended. ${note}`),
});

/** What a conference decided about a plan. */
export const conferenceOutcomes = {
  plan: 'a child protection plan is needed',
  'no-plan': 'no child protection plan is needed',
  'plan-continues': 'the plan goes on',
  'plan-ends': 'the plan ends',
} as const;

export const conferenceHeld = kind('child-protection-conference.held', {
  title: 'Child protection conference',
  compartment: 'safeguarding',
  data: z.strictObject({
    note: words.optional(),
    conference: z.enum(['initial', 'review', 'pre-birth']).optional(),
    outcome: z.enum(['plan', 'no-plan', 'plan-continues', 'plan-ends']).optional(),
    because: words.optional(),
    ...heldFields,
  }),
  sentence: ({ note, conference, outcome, because }) =>
    [
      `Child protection conference held${conference === undefined ? '' : ` (${conference.replace('-', ' ')})`}`,
      outcome === undefined ? undefined : `It decided that ${conferenceOutcomes[outcome]}`,
      because === undefined ? undefined : `Because: ${because}`,
      note,
    ]
      .filter((part) => part !== undefined)
      .join('. '),
});
export const protectionPlanStarted = social(
  'child-protection-plan.started',
  'Child protection plan began',
  'Child protection plan began',
);
export const protectionPlanEnded = social(
  'child-protection-plan.ended',
  'Child protection plan ended',
  'Child protection plan ended',
);

export const missingEpisodeRecorded = kind('missing-episode.recorded', {
  title: 'Missing episode',
  compartment: 'safeguarding',
  precision: 'moment',
  data: z.strictObject({ foundOn: day.optional(), circumstances: words }),
  sentence: ({ circumstances }) => `Reported missing. ${circumstances}`,
});

export const policeNoticeRecorded = kind('police-notice.recorded', {
  title: 'Police notice of vulnerability',
  compartment: 'safeguarding',
  status: 'allegation',
  precision: 'moment',
  data: z.strictObject({ what: words }),
  sentence: ({ what }) => `Police notice: ${what}`,
});

export const childVoiceRecorded = kind('child-voice.recorded', {
  title: "Child's own words",
  compartment: 'general',
  status: 'opinion',
  data: z.strictObject({ said: words, to: line.optional() }),
  sentence: ({ said }) => `The child said: ${said}`,
  family: ({ said }) => `You said: ${said}`,
});

export const thresholdKinds = [
  concernRecorded,
  earlyHelpStarted,
  earlyHelpEnded,
  childInNeedPlanStarted,
  childInNeedPlanEnded,
  assessmentCompleted,
  strategyDiscussionHeld,
  enquiryStarted,
  enquiryEnded,
  conferenceHeld,
  protectionPlanStarted,
  protectionPlanEnded,
  missingEpisodeRecorded,
  policeNoticeRecorded,
  childVoiceRecorded,
] as const;
