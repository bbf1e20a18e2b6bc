/**
 * Which kinds of entry hold a decision of a professional, so that somebody who disagrees can challenge it from wherever it is
 * shown, and what a challenge of it is usually about.
 */
import type { ChallengeTopic } from './challenge-codes.ts';

const topics: Readonly<Record<string, ChallengeTopic>> = {
  'contact.decided': 'referral-outcome',
  'assessment.completed': 'level',
  'level.decided': 'level',
  'step.agreed': 'step-down',
  'step.refused': 'level',
  'step.checked-back': 'step-down',
  'early-help.started': 'level',
  'early-help.ended': 'step-down',
  'child-in-need-plan.started': 'level',
  'child-in-need-plan.ended': 'step-down',
  'strategy-discussion.held': 'strategy-discussion',
  'section-47.started': 'section-47',
  'section-47.ended': 'section-47',
  'child-protection-conference.held': 'conference-dissent',
  'meeting-decision.recorded': 'plan-drift',
  'child-protection-plan.started': 'conference-dissent',
  'child-protection-plan.ended': 'step-down',
  'plan-after-return.considered': 'step-down',
  'plan.reviewed': 'plan-drift',
  'sharing.decided': 'information-sharing',
  'sharing.stopped': 'information-sharing',
  'prompt.closed': 'level',
  'duty.waived': 'plan-not-carried-out',
  'gate-exception.authorised': 'plan-not-carried-out',
  'school-move.confirmed': 'handover',
  'school-move.rejected': 'handover',
  'sen-support.decided': 'handover',
  'enhanced-transition.decided': 'handover',
  'handover.advance-sharing-decided': 'handover',
  'handover.item-nil-declared': 'handover',
  'handover.item-rejected': 'handover',
  'handover.item-withheld': 'handover',
  'camhs-referral.decided': 'hospital-admission',
  'inpatient-referral.answered': 'hospital-admission',
  'access-assessment.completed': 'hospital-admission',
  'hospital-discharge.ready': 'hospital-discharge',
  'hospital-discharge.not-ready': 'hospital-discharge',
  'community-care.closed': 'step-down',
  'treatment-review.held': 'hospital-discharge',
  'care-episode.ended': 'step-down',
  'looked-after-review.held': 'plan-drift',
  'placement-approach.answered': 'placement',
  'placement-bed.decided': 'placement',
  'placement-ending.intended': 'placement',
  'secure-panel.decided': 'placement',
  'move.decided': 'placement',
  'move.authorised': 'placement',
  'move-emergency.authorised': 'placement',
  'contact.refused': 'other',
  'suspension.recorded': 'other',
  'permanent-exclusion.recorded': 'other',
  'part-time-timetable.started': 'other',
};

export const isDecision = (kind: string): boolean => Object.hasOwn(topics, kind);

/** What a challenge of such a decision is usually about; undefined for what is no decision. */
export const topicOfDecision = (kind: string): ChallengeTopic | undefined =>
  isDecision(kind) ? topics[kind] : undefined;

export const decisionKinds: readonly string[] = Object.keys(topics);
