/**
 * Writes a Common Transfer File. What is not known is left out: an empty element, or a "no" that nobody said, would be a
 * statement. No official schema is public.
 */
import type { IsoDate } from '../iso-date.ts';
import { versionsOn } from './ctf-versions.ts';
import type { HeaderSchool } from './transfer-header.ts';
import { around, leaf } from './write-elements.ts';
import { type PupilToWrite, writePupil } from './write-pupil.ts';

export type FileToWrite = {
  /** A local time without a zone, such as 2026-07-10T09:30:00. */
  readonly writtenAt: string;
  /** First calendar year of the school year. */
  readonly academicYear: number;
  readonly source: HeaderSchool;
  readonly destination: HeaderSchool;
  readonly pupils: readonly PupilToWrite[];
};

const school = (name: string, of: HeaderSchool, year?: number): string =>
  around(
    name,
    leaf('LEA', of.authority),
    leaf('Estab', of.establishment),
    leaf('URN', of.urn),
    leaf('SchoolName', of.name),
    leaf('AcademicYear', year),
  );

/** In the version that is current on the day on which it is written. Throws a RangeError before the first that we know. */
export function writeTransferFile(file: FileToWrite): string {
  const version = versionsOn(file.writtenAt.slice(0, 10) as IsoDate).current;
  if (version === undefined) throw new RangeError(`No version of the transfer file is known for ${file.writtenAt}`);
  const header = around(
    'Header',
    leaf('DocumentName', 'Common Transfer File'),
    leaf('CTFversion', version),
    leaf('DateTime', file.writtenAt),
    leaf('DocumentQualifier', 'full'),
    leaf('SupplierID', 'Throughline'),
    school('SourceSchool', file.source, file.academicYear),
    school('DestSchool', file.destination),
  );
  const pupils = file.pupils.map(writePupil).join('\n');
  return `<?xml version="1.0" encoding="UTF-8"?>\n<CTfile>${header}<CTFpupilData>\n${pupils}\n</CTFpupilData></CTfile>\n`;
}
