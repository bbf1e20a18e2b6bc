/** Names, year group, ethnicity, languages and flags of a pupil. */
import { parseUpn, type Upn } from '../../identity/upn.ts';
import type { Building } from '../building.ts';
import type { ProblemList } from './problem-list.ts';
import { checkCode, readYesNo } from './read-fields.ts';
import type { RawBasicDetails } from './transfer-file-shape.ts';
import type { BasicDetails, SpokenLanguage } from './transfer-pupil.ts';

function readFormerUpns(texts: readonly string[], problems: ProblemList, line: number): readonly Upn[] {
  const upns: Upn[] = [];
  for (const text of texts) {
    const parsed = parseUpn(text);
    if (parsed.ok || parsed.reason === 'authority') upns.push(parsed.value);
    else problems.add('former-upn-malformed', {}, line, 'FormerUPN');
  }
  return upns;
}

export function readBasicDetails(raw: RawBasicDetails, problems: ProblemList): BasicDetails {
  const { line } = raw;
  const details: Building<BasicDetails> = {};
  if (raw.formerUpns !== undefined) {
    const upns = readFormerUpns(raw.formerUpns, problems, line);
    if (upns.length > 0) details.formerUpns = upns;
  }
  if (raw.preferredSurname !== undefined) details.preferredSurname = raw.preferredSurname;
  if (raw.preferredForename !== undefined) details.preferredForename = raw.preferredForename;
  if (raw.formerSurname !== undefined) details.formerSurname = raw.formerSurname;
  if (raw.formerForename !== undefined) details.formerForename = raw.formerForename;
  if (raw.middleNames !== undefined) details.middleNames = raw.middleNames;
  if (raw.yearGroup !== undefined) details.yearGroup = raw.yearGroup;
  checkCode(raw.yearGroup, 'yearGroup', problems, line, 'NCyearActual');
  if (raw.ethnicity !== undefined) details.ethnicity = raw.ethnicity;
  checkCode(raw.ethnicity, 'ethnicity', problems, line, 'Ethnicity');
  if (raw.ethnicitySource !== undefined) details.ethnicitySource = raw.ethnicitySource;
  if (raw.languages?.list !== undefined) {
    details.languages = raw.languages.list.map((one) => {
      const spoken: Building<SpokenLanguage> = {};
      if (one.type !== undefined) spoken.type = one.type;
      if (one.language !== undefined) spoken.language = one.language;
      return spoken;
    });
  }
  if (raw.enrolmentStatus !== undefined) details.enrolmentStatus = raw.enrolmentStatus;
  if (raw.serviceChild !== undefined) details.serviceChild = raw.serviceChild;
  checkCode(raw.serviceChild, 'serviceChild', problems, line, 'ServiceChild');
  const medicalFlag = readYesNo(raw.medicalFlag, problems, line, 'MedicalFlag');
  if (medicalFlag !== undefined) details.medicalFlag = medicalFlag;
  if (medicalFlag === true) problems.add('medical-flag', {}, line, 'MedicalFlag');
  if (raw.disabilities?.list !== undefined) {
    details.disabilities = raw.disabilities.list;
    for (const code of raw.disabilities.list) checkCode(code, 'disability', problems, line, 'Disability');
  }
  return details;
}
