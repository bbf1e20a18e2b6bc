/**
 * What schools hand over, as the packs for England say it; a test compares the two. The demo does not read the packs, so
 * that it is the same whatever rules are put over it.
 */
import type { Compartment, Role } from '../../kinds/vocabulary.ts';

/** When somebody who is in time hands it over. */
export type Occasion = 'may' | 'end-of-term' | 'before-start' | 'after-leaving' | 'first-week';

/** What has to be recorded about a child for the item to be expected; absent when it is expected of everybody. */
export type Condition = {
  readonly kinds: readonly string[];
  readonly where?: Readonly<Record<string, readonly unknown[]>>;
};

export type HandoverItem = {
  readonly title: string;
  readonly sender: Role;
  readonly receiver: Role;
  readonly occasion: Occasion;
  readonly compartment?: Compartment;
  /** Only the two of them see it. */
  readonly betweenThem?: true;
  readonly conditions?: readonly Condition[];
};

const unsettled: readonly Condition[] = [
  {
    kinds: ['suspension.recorded', 'permanent-exclusion.recorded', 'part-time-timetable.started', 'behaviour.recorded'],
  },
];
const hasPlan: Condition = { kinds: ['sen-status.recorded'], where: { provision: ['E'] } };
const hasSupport: Condition = { kinds: ['sen-status.recorded'], where: { provision: ['K', 'E'] } };
const inCare: Condition = { kinds: ['care-status.recorded'], where: { inCare: [true] } };
const careBegan: Condition = { kinds: ['care-episode.started'] };
const earlyHelp: Condition = { kinds: ['early-help.started'] };
const disabled: Condition = { kinds: ['school-profile.recorded'], where: { hasDisability: [true] } };

export const handoverItems = {
  ctf: { title: 'Common Transfer File', sender: 'data-manager', receiver: 'data-manager', occasion: 'after-leaving' },
  'educational-record': {
    title: 'Educational record',
    sender: 'data-manager',
    receiver: 'data-manager',
    occasion: 'after-leaving',
  },
  'safeguarding-file': {
    title: 'Safeguarding file, DSL to DSL',
    sender: 'dsl',
    receiver: 'dsl',
    occasion: 'first-week',
    compartment: 'safeguarding',
    betweenThem: true,
  },
  ehcp: {
    title: 'Education, health and care plan with its last review',
    sender: 'senco',
    receiver: 'senco',
    occasion: 'before-start',
    compartment: 'send',
    conditions: [hasPlan],
  },
  'sen-support-plan': {
    title: 'SEN support plan and what has been tried',
    sender: 'senco',
    receiver: 'senco',
    occasion: 'end-of-term',
    compartment: 'send',
    conditions: [hasSupport],
  },
  'personal-education-plan': {
    title: 'Personal education plan of a looked-after child',
    sender: 'designated-teacher',
    receiver: 'designated-teacher',
    occasion: 'before-start',
    conditions: [inCare, careBegan],
  },
  'dsl-briefing': {
    title: 'Conversation between the two DSLs',
    sender: 'dsl',
    receiver: 'dsl',
    occasion: 'before-start',
    compartment: 'safeguarding',
    betweenThem: true,
    conditions: [
      { kinds: ['child-protection-plan.started', 'child-in-need-plan.started'] },
      earlyHelp,
      inCare,
      careBegan,
    ],
  },
  'needs-profile': {
    title: 'What helps, what is hard, and what it looks like before it goes wrong',
    sender: 'class-teacher',
    receiver: 'head-of-year',
    occasion: 'may',
    conditions: unsettled,
  },
  'behaviour-summary': {
    title: 'Summary of behaviour and what was tried',
    sender: 'headteacher',
    receiver: 'head-of-year',
    occasion: 'may',
    conditions: unsettled,
  },
  'risk-assessment': {
    title: 'Risk assessment',
    sender: 'headteacher',
    receiver: 'headteacher',
    occasion: 'before-start',
    conditions: [{ kinds: ['behaviour.recorded'], where: { harm: [true] } }],
  },
  'one-page-profile': {
    title: "One-page profile in the pupil's words",
    sender: 'class-teacher',
    receiver: 'class-teacher',
    occasion: 'before-start',
  },
  'pupil-voice': {
    title: "The pupil's worries, hopes and who helps",
    sender: 'class-teacher',
    receiver: 'head-of-year',
    occasion: 'end-of-term',
  },
  'parent-voice': {
    title: "The parents' or carers' view",
    sender: 'senco',
    receiver: 'head-of-year',
    occasion: 'end-of-term',
    conditions: [hasSupport, { kinds: ['suspension.recorded', 'behaviour.recorded'] }],
  },
  'medical-detail': {
    title: 'Medical detail and individual healthcare plan',
    sender: 'data-manager',
    receiver: 'first-aid-lead',
    occasion: 'before-start',
    compartment: 'health',
    conditions: [{ kinds: ['medical-flag.recorded'], where: { flagged: [true] } }],
  },
  'attendance-summary': {
    title: 'Attendance with reasons',
    sender: 'data-manager',
    receiver: 'head-of-year',
    occasion: 'end-of-term',
  },
  'early-help-plan': {
    title: 'Early help or family plan, and who else is working with the family',
    sender: 'dsl',
    receiver: 'dsl',
    occasion: 'before-start',
    compartment: 'safeguarding',
    conditions: [earlyHelp],
  },
  attainment: {
    title: 'Attainment, reading age and language',
    sender: 'data-manager',
    receiver: 'data-manager',
    occasion: 'end-of-term',
  },
  'access-arrangements': {
    title: 'Access arrangements and equipment',
    sender: 'senco',
    receiver: 'senco',
    occasion: 'end-of-term',
    compartment: 'send',
    conditions: [hasSupport, disabled],
  },
  'friendship-advice': {
    title: 'Advice on friends and form group',
    sender: 'class-teacher',
    receiver: 'head-of-year',
    occasion: 'may',
  },
  'contacts-and-orders': {
    title: 'Contacts with parental responsibility, court orders and safe addresses',
    sender: 'dsl',
    receiver: 'dsl',
    occasion: 'after-leaving',
    compartment: 'legal',
  },
} as const satisfies Readonly<Record<string, HandoverItem>>;

export type ItemCode = keyof typeof handoverItems;
export const itemCodes = Object.keys(handoverItems) as readonly ItemCode[];
export const handoverItem = (code: ItemCode): HandoverItem => handoverItems[code];
