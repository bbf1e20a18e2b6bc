/** From the elements of one pupil to what they say, with everything that is wrong or odd about them. */
import { parseUln } from '../../identity/uln.ts';
import { parseUpn } from '../../identity/upn.ts';
import type { Building } from '../building.ts';
import { type IsoDate, parseIsoDate } from '../iso-date.ts';
import { checkPupilAge } from './check-pupil-age.ts';
import type { LeftOut } from './element-shape.ts';
import type { ProblemList } from './problem-list.ts';
import { readAddress, readPhones } from './read-address.ts';
import { readBasicDetails } from './read-basic-details.ts';
import { readContact } from './read-contacts.ts';
import { checkCode, whyNotIsoDate } from './read-fields.ts';
import { readAssessments, readAttendance, readSchoolHistory } from './read-schooling.ts';
import { readFreeSchoolMeals, readLookedAfter, readSen } from './read-support.ts';
import { reportLeftOut } from './report-left-out.ts';
import type { RawPupil } from './transfer-file-shape.ts';
import type { TransferHeader } from './transfer-header.ts';
import type { TransferPupil } from './transfer-pupil.ts';

export type PupilContext = {
  readonly ordinal: number;
  readonly header: TransferHeader;
  readonly importedOn: IsoDate;
  readonly maxTextLength: number;
};

function readUpn(raw: RawPupil, pupil: Building<TransferPupil>, problems: ProblemList): void {
  const { line } = raw;
  if (raw.upn === undefined) {
    problems.add('upn-missing', {}, line, 'UPN');
    return;
  }
  const parsed = parseUpn(raw.upn);
  if (parsed.ok || parsed.reason === 'authority') {
    pupil.upn = parsed.value;
    if (parsed.temporary) {
      pupil.hasTemporaryUpn = true;
      problems.add('upn-temporary', {}, line, 'UPN');
    }
    if (!parsed.ok) problems.add('upn-authority-unknown', { authority: parsed.authority }, line, 'UPN');
    return;
  }
  pupil.upnWritten = raw.upn;
  if (parsed.reason === 'check-letter') problems.add('upn-check-letter', { expected: parsed.expected }, line, 'UPN');
  else problems.add('upn-malformed', { why: parsed.says }, line, 'UPN');
}

function readIdentity(raw: RawPupil, pupil: Building<TransferPupil>, problems: ProblemList): void {
  const { line } = raw;
  readUpn(raw, pupil, problems);
  if (raw.uln !== undefined) {
    const parsed = parseUln(raw.uln);
    if (parsed.ok) pupil.uln = parsed.value;
    else problems.add('uln-invalid', {}, line, 'UniqueLearnerNumber');
  }
  if (raw.uci !== undefined) pupil.uci = raw.uci;
  if (raw.surname !== undefined) pupil.surname = raw.surname;
  if (raw.forename !== undefined) pupil.forename = raw.forename;
  if (raw.surname === undefined && raw.forename === undefined) problems.add('names-missing', {}, line, 'Surname');
  else if (raw.surname === undefined) problems.add('surname-missing', {}, line, 'Surname');
  else if (raw.forename === undefined) problems.add('forename-missing', {}, line, 'Forename');
  if (raw.dateOfBirth === undefined) {
    problems.add('birth-missing', {}, line, 'DOB');
  } else {
    const dateOfBirth = parseIsoDate(raw.dateOfBirth);
    if (dateOfBirth === undefined)
      problems.add('birth-unreadable', { why: whyNotIsoDate(raw.dateOfBirth) }, line, 'DOB');
    else pupil.dateOfBirth = dateOfBirth;
  }
  const sex = raw.sex ?? raw.gender;
  if (sex === undefined) problems.add('sex-missing', {}, line, 'Sex');
  else pupil.sex = sex;
  checkCode(sex, 'sex', problems, line, 'Sex');
}

function readUnread(raw: RawPupil, pupil: Building<TransferPupil>, suppInfo: number): void {
  const { welshDetails, admissions } = raw;
  if (welshDetails === undefined && admissions === undefined && suppInfo === 0) return;
  pupil.unread = {
    ...(welshDetails !== undefined && { welshDetails }),
    ...(admissions !== undefined && { admissions }),
    ...(suppInfo > 0 && { suppInfo }),
  };
}

export function readPupil(
  raw: RawPupil,
  leftOut: LeftOut,
  context: PupilContext,
  problems: ProblemList,
): TransferPupil {
  const { line } = raw;
  const pupil: Building<TransferPupil> = { ordinal: context.ordinal, line };
  readIdentity(raw, pupil, problems);
  if (raw.basicDetails !== undefined) pupil.basicDetails = readBasicDetails(raw.basicDetails, problems);
  if (raw.freeSchoolMeals !== undefined) pupil.freeSchoolMeals = readFreeSchoolMeals(raw.freeSchoolMeals, problems);
  if (raw.lookedAfter !== undefined) pupil.lookedAfter = readLookedAfter(raw.lookedAfter, problems);
  if (raw.sen !== undefined) pupil.sen = readSen(raw.sen, problems);
  if (raw.address !== undefined) pupil.address = readAddress(raw.address, problems);
  if (raw.phones !== undefined) pupil.phones = readPhones(raw.phones);
  if (raw.email !== undefined) pupil.email = raw.email;
  if (raw.contacts?.list !== undefined) pupil.contacts = raw.contacts.list.map((one) => readContact(one, problems));
  if (raw.attendance !== undefined) pupil.attendance = readAttendance(raw.attendance, problems);
  if (raw.assessments !== undefined) pupil.assessments = readAssessments(raw.assessments);
  if (raw.schoolHistory !== undefined) pupil.schools = readSchoolHistory(raw.schoolHistory, problems);
  readUnread(raw, pupil, leftOut.suppInfo);
  reportLeftOut(leftOut, problems, context.maxTextLength);
  if (pupil.dateOfBirth !== undefined) {
    const { yearGroup } = pupil.basicDetails ?? {};
    checkPupilAge(pupil.dateOfBirth, yearGroup, context.header, context.importedOn, problems, line);
  }
  return pupil;
}
