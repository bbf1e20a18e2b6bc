/** The header of a transfer file: who sends it, to whom, in which version, when. */

import type { Building } from '../building.ts';
import { type IsoDate, parseIsoDate } from '../iso-date.ts';
import { type CtfFileName, type NamedSchool, parseCtfFileName } from './ctf-file-name.ts';
import { refuse } from './ctf-refusals.ts';
import { judgeVersion } from './ctf-versions.ts';
import type { ProblemList } from './problem-list.ts';

import type { RawHeader } from './transfer-file-shape.ts';

export type HeaderSchool = {
  /** Three characters: an authority, or XXX and MMM where there is no school to name. */
  readonly authority?: string;
  readonly establishment?: string;
  readonly urn?: string;
  readonly name?: string;
};

export type TransferHeader = {
  readonly version: string;
  readonly documentName?: string;
  /** As in the file: a local time without a zone. */
  readonly writtenAt?: string;
  readonly writtenOn?: IsoDate;
  /** `full` or `partial`; a partial file says nothing about what it leaves out. */
  readonly qualifier?: string;
  readonly description?: string;
  readonly supplier?: string;
  /** First calendar year of the school year. */
  readonly academicYear?: number;
  readonly source?: HeaderSchool;
  readonly destination?: HeaderSchool;
  readonly fileName?: CtfFileName;
};

type RawSchool = NonNullable<RawHeader['source']>;

function headerSchool({ authority, establishment, urn, name }: RawSchool): HeaderSchool {
  const school: Building<HeaderSchool> = {};
  if (authority !== undefined) school.authority = authority;
  if (establishment !== undefined) school.establishment = establishment;
  if (urn !== undefined) school.urn = urn;
  if (name !== undefined) school.name = name;
  return school;
}

const numberOf = (school: HeaderSchool | undefined): string =>
  `${school?.authority ?? ''}${school?.establishment ?? ''}`.toUpperCase();

function contradicts(named: NamedSchool, school: HeaderSchool | undefined): boolean {
  const number = numberOf(school);
  if (number === '') return false;
  switch (named.kind) {
    case 'school':
      return number !== named.number;
    case 'authority':
      return school?.authority !== named.authority;
    // What a header holds where there is no school is not verified, so only a real number contradicts
    case 'unknown':
    case 'outside':
      return /^\d{7}$/u.test(number);
  }
}

function checkFileName(header: TransferHeader, name: CtfFileName, problems: ProblemList): void {
  if (!name.usual) {
    problems.add('file-name-unusual', { why: name.why });
    return;
  }
  if (contradicts(name.from, header.source)) problems.add('file-name-contradicts', { what: 'sending school' });
  if (contradicts(name.to, header.destination)) problems.add('file-name-contradicts', { what: 'receiving school' });
}

/**
 * @throws RefusedFile when the version is missing, or neither current nor previous when the file was written or imported
 */
export function readHeader(
  raw: RawHeader,
  problems: ProblemList,
  { importedOn, fileName }: { readonly importedOn: IsoDate; readonly fileName?: string },
): TransferHeader {
  const { line } = raw;
  const place = { line, column: 0 };
  const { version } = raw;
  if (version === undefined) return refuse('version-missing', {}, place);
  const writtenOn = raw.writtenAt === undefined ? undefined : parseIsoDate(raw.writtenAt.slice(0, 10));
  const verdict = judgeVersion(version, writtenOn === undefined ? [importedOn] : [writtenOn, importedOn]);
  if (!verdict.accepted)
    return refuse('quarantined', { version: version.slice(0, 20), accepted: verdict.weRead }, place);

  const header: Building<TransferHeader> = { version };
  if (raw.documentName !== undefined) header.documentName = raw.documentName;
  if (raw.writtenAt !== undefined) header.writtenAt = raw.writtenAt;
  if (writtenOn !== undefined) header.writtenOn = writtenOn;
  if (raw.qualifier !== undefined) header.qualifier = raw.qualifier;
  if (raw.description !== undefined) header.description = raw.description;
  if (raw.supplier !== undefined) header.supplier = raw.supplier;
  if (raw.source !== undefined) header.source = headerSchool(raw.source);
  if (raw.destination !== undefined) header.destination = headerSchool(raw.destination);
  const academicYear = /^\d{4}$/u.exec(raw.source?.academicYear ?? '');
  if (academicYear !== null) header.academicYear = Number(academicYear[0]);

  if (verdict.isPrevious) problems.add('previous-version', { version, current: verdict.current }, line, 'CTFversion');
  if (writtenOn === undefined) problems.add('written-at-unreadable', {}, line, 'DateTime');
  if (raw.documentName?.toLowerCase() !== 'common transfer file') {
    problems.add('document-name-unusual', {}, line, 'DocumentName');
  }
  if (!/^\d{3}(?:\d{4}|LLLL)$/u.test(numberOf(header.source))) problems.add('source-unclear', {}, line, 'SourceSchool');
  if (fileName !== undefined) {
    header.fileName = parseCtfFileName(fileName);
    checkFileName(header, header.fileName, problems);
  }
  return header;
}
