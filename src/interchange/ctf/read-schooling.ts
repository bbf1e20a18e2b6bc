/** Attendance, assessments and the schools attended. */

import type { Building } from '../building.ts';
import type { ProblemList } from './problem-list.ts';
import { checkCode, readDate, readNumber } from './read-fields.ts';
import type { RawAssessments, RawAttendance, RawSchoolHistory } from './transfer-file-shape.ts';
import type { AttendanceYear, RegisterMarks, SchoolAttended, StageAssessment } from './transfer-pupil.ts';

type RawYear = NonNullable<RawAttendance['years']>[number];

function readYear(raw: RawYear, problems: ProblemList): AttendanceYear {
  const { line } = raw;
  const year: Building<AttendanceYear> = {};
  const first = readNumber(raw.year, problems, line, 'Year');
  if (first !== undefined) year.year = first;
  if (raw.authority !== undefined) year.authority = raw.authority;
  if (raw.establishment !== undefined) year.establishment = raw.establishment;
  if (raw.schoolName !== undefined) year.schoolName = raw.schoolName;
  const possible = readNumber(raw.possible, problems, line, 'SessionsPossible');
  if (possible !== undefined) year.possible = possible;
  const authorised = readNumber(raw.authorised, problems, line, 'SessionsAuthorised');
  if (authorised !== undefined) year.authorised = authorised;
  const attended = readNumber(raw.attended, problems, line, 'SessionsAttended');
  if (attended !== undefined) year.attended = attended;
  const unauthorised = readNumber(raw.unauthorised, problems, line, 'SessionsUnauthorised');
  if (unauthorised !== undefined) year.unauthorised = unauthorised;
  if (possible !== undefined && (attended ?? 0) + (authorised ?? 0) + (unauthorised ?? 0) > possible) {
    problems.add('sessions-do-not-add-up', {}, line, 'SessionsPossible');
  }
  if (raw.marks !== undefined) {
    year.marks = raw.marks.map((one) => {
      const from = readDate(one.from, problems, one.line, 'AttendanceStartDate');
      const marks: Building<RegisterMarks> = {};
      if (from !== undefined) marks.from = from;
      if (one.marks !== undefined) marks.marks = one.marks;
      return marks;
    });
  }
  return year;
}

export const readAttendance = (raw: RawAttendance, problems: ProblemList): readonly AttendanceYear[] =>
  (raw.years ?? []).map((year) => readYear(year, problems));

export const readAssessments = (raw: RawAssessments): readonly StageAssessment[] =>
  (raw.stages ?? []).flatMap(({ stage, results = [] }) =>
    results.map((one) => {
      const assessment: Building<StageAssessment> = {};
      if (stage !== undefined) assessment.stage = stage;
      if (one.locale !== undefined) assessment.locale = one.locale;
      if (one.year !== undefined) assessment.year = one.year;
      if (one.subject !== undefined) assessment.subject = one.subject;
      if (one.method !== undefined) assessment.method = one.method;
      if (one.component !== undefined) assessment.component = one.component;
      if (one.status !== undefined) assessment.status = one.status;
      if (one.qualifier !== undefined) assessment.qualifier = one.qualifier;
      if (one.result !== undefined) assessment.result = one.result;
      return assessment;
    }),
  );

export const readSchoolHistory = (raw: RawSchoolHistory, problems: ProblemList): readonly SchoolAttended[] =>
  (raw.list ?? []).map((one) => {
    const school: Building<SchoolAttended> = {};
    if (one.authority !== undefined) school.authority = one.authority;
    if (one.establishment !== undefined) school.establishment = one.establishment;
    if (one.urn !== undefined) school.urn = one.urn;
    if (one.name !== undefined) school.name = one.name;
    const entered = readDate(one.entered, problems, one.line, 'EntryDate');
    if (entered !== undefined) school.entered = entered;
    const left = readDate(one.left, problems, one.line, 'LeavingDate');
    if (left !== undefined) school.left = left;
    if (one.leavingReason !== undefined) school.leavingReason = one.leavingReason;
    checkCode(one.leavingReason, 'leavingReason', problems, one.line, 'LeavingReason');
    return school;
  });
