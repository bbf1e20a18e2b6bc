/** Kinds of entry about mental health care and hospital, and the work the council and health do together. */
import { z } from 'zod';
import { id, kindsOf, line, words } from './kind.ts';

const kind = kindsOf('pathway');

export const camhsReferralMade = kind('camhs-referral.made', {
  title: 'Referral to CAMHS',
  compartment: 'health',
  data: z.strictObject({ referral: id, reason: words }),
  sentence: ({ reason }) => `Referred to child and adolescent mental health services: ${reason}`,
});

export const camhsReferralDecided = kind('camhs-referral.decided', {
  title: 'Decision on a CAMHS referral',
  compartment: 'health',
  status: 'finding',
  data: z.strictObject({ referral: id, outcome: z.enum(['accepted', 'waiting', 'not-accepted']), rationale: words }),
  sentence: ({ outcome, rationale }) =>
    `${{ accepted: 'Referral accepted', waiting: 'Referral accepted, on the waiting list', 'not-accepted': 'Referral not accepted' }[outcome]}. ${rationale}`,
});

export const diagnosisRecorded = kind('diagnosis.recorded', {
  title: 'Diagnosis',
  compartment: 'health',
  status: 'finding',
  data: z.strictObject({ diagnosis: line, by: line.optional() }),
  sentence: ({ diagnosis }) => `Diagnosis: ${diagnosis}`,
});

export const hospitalAdmissionStarted = kind('hospital-admission.started', {
  title: 'Admission to a mental health ward',
  compartment: 'health',
  data: z.strictObject({
    organisation: id,
    legalBasis: line,
    reason: words,
    /** The move by which it came about. */
    move: id.optional(),
  }),
  sentence: (data, names) =>
    `Admitted to ${names.organisation(data.organisation)} (${data.legalBasis}). ${data.reason}`,
});

export const readyForDischarge = kind('hospital-discharge.ready', {
  title: 'Ready for discharge',
  compartment: 'health',
  status: 'finding',
  data: z.strictObject({ waitingFor: words.optional() }),
  sentence: ({ waitingFor }) =>
    waitingFor === undefined ? 'Ready to leave hospital' : `Ready to leave hospital. Waiting for: ${waitingFor}`,
});

export const hospitalAdmissionEnded = kind('hospital-admission.ended', {
  title: 'Left the mental health ward',
  compartment: 'health',
  data: z.strictObject({ organisation: id, to: line, move: id.optional() }),
  sentence: (data, names) => `Left ${names.organisation(data.organisation)}, to ${data.to}`,
});

export const reviewMeetingHeld = kind('joint-meeting.held', {
  title: 'Joint meeting',
  compartment: 'health',
  data: z.strictObject({ meeting: line, note: words.optional() }),
  sentence: ({ meeting, note }) => (note === undefined ? `${meeting} held` : `${meeting} held. ${note}`),
});

export const pathwayKinds = [
  camhsReferralMade,
  camhsReferralDecided,
  diagnosisRecorded,
  hospitalAdmissionStarted,
  readyForDischarge,
  hospitalAdmissionEnded,
  reviewMeetingHeld,
] as const;
