/** Kinds of entry about a child at school: needs, attendance, behaviour, attainment. */
import { z } from 'zod';
import { day, id, kindsOf, line, words } from './kind.ts';
import { place, placeName } from './school-place.ts';

const kind = kindsOf('transition');

export const senStatusRecorded = kind('sen-status.recorded', {
  title: 'Special educational needs status',
  compartment: 'send',
  data: z.strictObject({
    /** N none, K SEN support, E education, health and care plan. */
    provision: z.enum(['N', 'K', 'E']),
    needs: z
      .array(z.strictObject({ type: z.string().max(6), rank: z.number().int().min(1).max(9).optional() }))
      .max(10)
      .optional(),
  }),
  sentence: ({ provision, needs }) => {
    const said = {
      N: 'No special educational provision',
      K: 'SEN support',
      E: 'Education, health and care plan',
    }[provision];
    return needs === undefined || needs.length === 0
      ? said
      : `${said}. Main types of need: ${needs.map((need) => need.type).join(', ')}`;
  },
});

export const ehcpFinalised = kind('ehcp.finalised', {
  title: 'Education, health and care plan finalised',
  compartment: 'send',
  data: z.strictObject({ names: place.optional() }),
  sentence: (data, names) =>
    data.names === undefined
      ? 'Education, health and care plan finalised'
      : `Education, health and care plan finalised, naming ${placeName(data.names, names)}`,
});

export const medicalFlagRecorded = kind('medical-flag.recorded', {
  title: 'Medical flag',
  compartment: 'health',
  data: z.strictObject({ flagged: z.boolean() }),
  sentence: ({ flagged }) =>
    flagged
      ? 'The school holds medical information about this child. The detail has not been sent'
      : 'No medical information flagged',
});

export const careStatusRecorded = kind('care-status.recorded', {
  title: 'Care status',
  compartment: 'general',
  data: z.strictObject({ inCare: z.boolean(), authority: z.string().max(60).optional() }),
  sentence: ({ inCare, authority }) => {
    const by = authority === undefined ? '' : `, by authority ${authority}`;
    return inCare ? `Looked after${by}` : `Not looked after`;
  },
});

export const attendanceRecorded = kind('attendance.recorded', {
  title: 'Attendance',
  compartment: 'general',
  data: z.strictObject({
    /** First calendar year of the school year. */
    year: z.number().int().min(1990).max(2100),
    organisation: id.optional(),
    schoolName: line.optional(),
    possible: z.number().int().min(0).max(1_000),
    attended: z.number().int().min(0).max(1_000).optional(),
    authorised: z.number().int().min(0).max(1_000).optional(),
    unauthorised: z.number().int().min(0).max(1_000).optional(),
  }),
  sentence: (data) => {
    const year = `${data.year} to ${data.year + 1}`;
    return data.attended === undefined
      ? `${data.possible} sessions possible in ${year}`
      : `Attended ${data.attended} of ${data.possible} sessions in ${year}`;
  },
});

export const suspensionRecorded = kind('suspension.recorded', {
  title: 'Suspension',
  compartment: 'general',
  data: z.strictObject({ organisation: id, schoolDays: z.number().min(0.5).max(45), reason: words }),
  sentence: (data) =>
    `Suspended for ${data.schoolDays} school ${data.schoolDays === 1 ? 'day' : 'days'}: ${data.reason}`,
});

export const permanentExclusionRecorded = kind('permanent-exclusion.recorded', {
  title: 'Permanent exclusion',
  compartment: 'general',
  data: z.strictObject({ organisation: id, reason: words }),
  sentence: ({ reason }) => `Permanently excluded: ${reason}`,
});

export const partTimeTimetableStarted = kind('part-time-timetable.started', {
  title: 'Part-time timetable',
  compartment: 'general',
  data: z.strictObject({ organisation: id, hoursPerWeek: z.number().min(0).max(30), reason: words }),
  sentence: ({ hoursPerWeek, reason }) => `Part-time timetable of ${hoursPerWeek} hours a week: ${reason}`,
});

export const behaviourRecorded = kind('behaviour.recorded', {
  title: 'Behaviour',
  compartment: 'general',
  data: z.strictObject({
    what: words,
    before: words.optional(),
    helped: words.optional(),
    /** Somebody was or could have been hurt. */
    harm: z.boolean().optional(),
  }),
  sentence: ({ what, helped }) => (helped === undefined ? what : `${what}. What helped: ${helped}`),
});

export const attainmentRecorded = kind('attainment.recorded', {
  title: 'Attainment',
  compartment: 'general',
  data: z.strictObject({
    results: z
      .array(
        z.strictObject({
          stage: z.string().max(5),
          year: z.string().max(4).optional(),
          subject: z.string().max(10),
          method: z.string().max(5).optional(),
          component: z.string().max(10).optional(),
          status: z.string().max(3).optional(),
          qualifier: z.string().max(5).optional(),
          result: z.string().max(20),
        }),
      )
      .min(1)
      .max(500),
  }),
  sentence: ({ results }) =>
    results.length === 1 ? 'One assessment result recorded' : `${results.length} assessment results recorded`,
});

export const schoolHistoryRecorded = kind('school-history.recorded', {
  title: 'Schools attended',
  compartment: 'general',
  data: z.strictObject({
    schools: z
      .array(
        z.strictObject({
          organisation: id.optional(),
          number: z.string().max(9).optional(),
          name: line.optional(),
          joined: day.optional(),
          left: day.optional(),
          reason: z.string().max(10).optional(),
        }),
      )
      .min(1)
      .max(50),
  }),
  sentence: ({ schools }) =>
    schools.length === 1 ? 'One school attended recorded' : `${schools.length} schools attended recorded`,
});

export const schoolProfileRecorded = kind('school-profile.recorded', {
  title: 'School profile',
  compartment: 'general',
  data: z.strictObject({
    yearGroup: z.string().max(3).optional(),
    ethnicity: z.string().max(6).optional(),
    ethnicitySource: z.string().max(3).optional(),
    languages: z
      .array(z.strictObject({ type: z.string().max(3), language: z.string().max(6) }))
      .max(10)
      .optional(),
    disabilities: z.array(z.string().max(6)).max(20).optional(),
    serviceChild: z.string().max(3).optional(),
    enrolmentStatus: z.string().max(3).optional(),
    freeSchoolMealsFrom: z
      .array(z.strictObject({ from: day.optional(), to: day.optional() }))
      .max(50)
      .optional(),
  }),
  sentence: ({ yearGroup }) =>
    yearGroup === undefined ? 'School profile recorded' : `School profile recorded, year group ${yearGroup}`,
});

export const schoolFactKinds = [
  senStatusRecorded,
  ehcpFinalised,
  medicalFlagRecorded,
  careStatusRecorded,
  attendanceRecorded,
  suspensionRecorded,
  permanentExclusionRecorded,
  partTimeTimetableStarted,
  behaviourRecorded,
  attainmentRecorded,
  schoolHistoryRecorded,
  schoolProfileRecorded,
] as const;
