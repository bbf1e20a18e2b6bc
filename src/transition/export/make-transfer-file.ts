/** Makes a transfer file of children who leave a school for the same next one, and says which could not be in it and why. */
import { dayOf, timeZone } from '../../clock.ts';
import { parseDfeNumber } from '../../identity/school-number.ts';
import { ctfFileName, type NamedSchool } from '../../interchange/ctf/ctf-file-name.ts';
import type { HeaderSchool } from '../../interchange/ctf/transfer-header.ts';
import type { PupilToWrite } from '../../interchange/ctf/write-pupil.ts';
import { writeTransferFile } from '../../interchange/ctf/write-transfer-file.ts';
import type { Access } from '../../record/access.ts';
import { openChild } from '../../record/child.ts';
import { type ChronologyEntry, readChronology } from '../../record/chronology.ts';
import type { SchoolMove } from '../../record/moves.ts';
import { type Organisation, organisationsById } from '../../record/organisations.ts';
import { noteFileMade } from '../../record/transfer-files-made.ts';
import { type NumberOf, pupilOfRecord, type Standing } from './pupil-of-record.ts';

export type MadeFile = { readonly fileName: string; readonly content: string; readonly children: number };

/** The year of the first of August to the last of July, as files count it. */
const academicYearOn = ({ year, month }: Temporal.PlainDate): number => (month >= 8 ? year : year - 1);

const standingOf = (entries: readonly ChronologyEntry[]): readonly Standing[] =>
  entries
    .filter(({ correctedBy, withdrawnBy }) => correctedBy === null && withdrawnBy === null)
    .map(({ kind, happenedFrom, data, seq }) => ({ kind, day: dayOf(happenedFrom).toString(), data, seq }))
    .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.seq - b.seq));

const digits = (organisation: Organisation | undefined): string | undefined => {
  const read = organisation?.number == null ? undefined : parseDfeNumber(organisation.number);
  return read?.ok === true ? read.value : undefined;
};

const numbersIn =
  (organisations: ReadonlyMap<string, Organisation>): NumberOf =>
  (id) => {
    const found = organisations.get(id);
    const number = digits(found);
    return found === undefined || number === undefined
      ? undefined
      : { authority: number.slice(0, 3), establishment: number.slice(3), name: found.name };
  };

function headerOf(organisation: Organisation | undefined): {
  readonly named: NamedSchool;
  readonly school: HeaderSchool;
} {
  const number = digits(organisation);
  if (organisation === undefined || number === undefined)
    return { named: { kind: 'unknown' }, school: { authority: 'XXX', establishment: 'XXXX' } };
  return {
    named: { kind: 'school', number },
    school: {
      authority: number.slice(0, 3),
      establishment: number.slice(3),
      name: organisation.name,
      ...(organisation.urn === null ? {} : { urn: String(organisation.urn) }),
    },
  };
}

/** Organisations that the record of a child names anywhere in its schools and attendance. */
const namedIn = (all: readonly Standing[]): readonly string[] =>
  all.flatMap(({ kind, data }) => {
    if (kind === 'attendance.recorded') return typeof data['organisation'] === 'string' ? [data['organisation']] : [];
    if (kind !== 'school-history.recorded') return [];
    const schools = data['schools'] as readonly { readonly organisation?: string }[];
    return schools.flatMap(({ organisation }) => organisation ?? []);
  });

/**
 * Only what the maker may see is in it. Every child in it is in the disclosure log. Throws NOT_FOUND for a child whom the maker
 * may not see.
 *
 * @param moves from the one school to the other, at least one
 */
export async function makeTransferFile(
  access: Access,
  from: Organisation,
  to: Organisation | undefined,
  moves: readonly SchoolMove[],
): Promise<MadeFile> {
  const records: (readonly Standing[])[] = [];
  for (const { subject } of moves) records.push(standingOf(await readChronology(await openChild(access, subject))));
  const organisations = await organisationsById(access, records.flatMap(namedIn));
  const pupils: readonly PupilToWrite[] = records.map((all) => pupilOfRecord(all, numbersIn(organisations)));
  const [source, destination] = [headerOf(from), headerOf(to)];
  const local = access.now.toZonedDateTimeISO(timeZone);
  const content = writeTransferFile({
    writtenAt: local.toPlainDateTime().toString({ smallestUnit: 'second' }),
    academicYear: academicYearOn(local.toPlainDate()),
    source: source.school,
    destination: destination.school,
    pupils,
  });
  const fileName = await noteFileMade(access, {
    from: from.id,
    to: to?.id ?? null,
    nameOf: (sequence) => ctfFileName(source.named, destination.named, sequence),
    children: moves.map(({ id, subject }) => ({ move: id, child: subject })),
  });
  return { fileName, content, children: pupils.length };
}
