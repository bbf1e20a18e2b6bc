/** One row of a school list. */
import { parsePostcode } from '../../identity/postcode.ts';
import { type DfeNumber, parseDfeNumber, parseUrn } from '../../identity/school-number.ts';
import type { Building } from '../building.ts';
import { type IsoDate, isoDate, parseIsoDate } from '../iso-date.ts';
import type { FoundColumns, RegisterField } from './register-columns.ts';
import {
  type Phase,
  phases,
  type RegisterDoubt,
  type RegisterSchool,
  type SchoolStatus,
  statuses,
  type UnusableRow,
} from './register-school.ts';

/** What lists write where they have nothing to say. */
const nothing = new Set(['', 'NA', 'N/A', '-']);

/** `01-09-2020`, as the register writes it, `01/09/2020`, or the international order. */
function registerDate(text: string): IsoDate | undefined {
  const match = /^(\d{2})[-/](\d{2})[-/](\d{4})$/u.exec(text);
  return match === null ? parseIsoDate(text) : isoDate(Number(match[3]), Number(match[2]), Number(match[1]));
}

const bare = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/gu, '');

const statusByName: ReadonlyMap<string, SchoolStatus> = new Map([
  ['open', 'open'],
  ['closed', 'closed'],
  ['openbutproposedtoclose', 'open-proposed-to-close'],
  ['proposedtoopen', 'proposed-to-open'],
]);
const phaseByName: ReadonlyMap<string, Phase> = new Map([
  ...Object.values(phases).map((phase): [string, Phase] => [bare(phase), phase]),
  ['16plus', 'sixteen-plus'],
]);
/** The school census names kinds of school, of which these three tell the phase. */
const phaseByCensusType: ReadonlyMap<string, Phase> = new Map([
  ['statefundednursery', 'nursery'],
  ['statefundedprimary', 'primary'],
  ['statefundedsecondary', 'secondary'],
]);

const byCode = <Value>(values: Readonly<Record<number, Value>>, code: string): Value | undefined =>
  /^\d{1,2}$/u.test(code) ? values[Number(code)] : undefined;

export class RegisterRowReader {
  readonly #columns: FoundColumns;

  constructor(columns: FoundColumns) {
    this.#columns = columns;
  }

  read(cells: readonly string[], row: number): RegisterSchool | UnusableRow {
    const text = (field: RegisterField): string | undefined => {
      const index = this.#columns.get(field);
      const value = index === undefined ? undefined : cells[index]?.trim();
      return value === undefined || nothing.has(value) ? undefined : value;
    };
    const written = text('urn');
    if (written === undefined) {
      return { row, reason: 'no-urn', says: `Row ${row} has no URN, so it is not a school.` };
    }
    const urn = parseUrn(written);
    if (!urn.ok) {
      const says = `Row ${row} has "${written.slice(0, 12)}" where a URN of 6 digits should be. Totals of lists look so.`;
      return { row, reason: 'urn-malformed', says };
    }
    const doubts = new Set<RegisterDoubt>();
    const school: Building<RegisterSchool> = { row, urn: urn.value };
    readNumbers(text, school, doubts);
    readKind(text, school, doubts);
    readDates(text, school, doubts);
    readPlace(text, school, doubts);
    if (doubts.size > 0) school.doubts = [...doubts];
    return school;
  }
}

type Text = (field: RegisterField) => string | undefined;

function readNumbers(text: Text, school: Building<RegisterSchool>, doubts: Set<RegisterDoubt>): void {
  const authority = text('authority');
  const establishment = text('establishment');
  if (authority !== undefined && /^\d{3}$/u.test(authority)) school.authority = authority;
  else if (authority !== undefined) doubts.add('number-doubtful');
  if (establishment !== undefined && /^\d{4}$/u.test(establishment)) school.establishment = establishment;
  else if (establishment !== undefined) doubts.add('number-doubtful');

  const together = text('dfeNumber');
  const parsed = together === undefined ? undefined : parseDfeNumber(together);
  if (parsed?.ok === false) doubts.add('number-doubtful');
  if (school.authority !== undefined && school.establishment !== undefined) {
    school.dfeNumber = `${school.authority}${school.establishment}` as DfeNumber;
    if (parsed?.ok === true && parsed.value !== school.dfeNumber) doubts.add('numbers-disagree');
  } else if (parsed?.ok === true) {
    school.dfeNumber = parsed.value;
    school.authority = parsed.authority;
    school.establishment = parsed.establishment;
  }
}

function readKind(text: Text, school: Building<RegisterSchool>, doubts: Set<RegisterDoubt>): void {
  const name = text('name');
  if (name !== undefined) school.name = name;
  const typeCode = text('typeCode');
  if (typeCode !== undefined && /^\d{1,3}$/u.test(typeCode)) school.typeCode = Number(typeCode);
  const typeName = text('typeName');
  if (typeName !== undefined) school.typeName = typeName;

  const phaseCode = text('phaseCode');
  const phaseName = text('phaseName');
  const phase =
    (phaseCode === undefined ? undefined : byCode(phases, phaseCode)) ??
    (phaseName === undefined ? undefined : phaseByName.get(bare(phaseName))) ??
    (typeName === undefined ? undefined : phaseByCensusType.get(bare(typeName)));
  if (phase !== undefined) school.phase = phase;
  else if (phaseCode !== undefined || phaseName !== undefined) doubts.add('phase-unknown');

  const statusCode = text('statusCode');
  const statusName = text('statusName');
  const coded = statusCode === undefined ? undefined : byCode(statuses, statusCode);
  const named = statusName === undefined ? undefined : statusByName.get(bare(statusName));
  if (coded !== undefined && named !== undefined && coded !== named) doubts.add('status-disagrees');
  const status = coded ?? named;
  if (status !== undefined) school.status = status;
  else if (statusCode !== undefined || statusName !== undefined) doubts.add('status-unknown');
}

function readDates(text: Text, school: Building<RegisterSchool>, doubts: Set<RegisterDoubt>): void {
  for (const field of ['openedOn', 'closedOn'] as const) {
    const written = text(field);
    if (written === undefined) continue;
    const date = registerDate(written);
    if (date === undefined) doubts.add('date-unreadable');
    else school[field] = date;
  }
  for (const field of ['lowAge', 'highAge'] as const) {
    const written = text(field);
    if (written === undefined) continue;
    if (/^\d{1,2}$/u.test(written)) school[field] = Number(written);
    else doubts.add('age-unreadable');
  }
}

function readPlace(text: Text, school: Building<RegisterSchool>, doubts: Set<RegisterDoubt>): void {
  for (const field of ['street', 'locality', 'address3', 'town', 'county', 'trustCode', 'trustName'] as const) {
    const value = text(field);
    if (value !== undefined) school[field] = value;
  }
  const written = text('postcode');
  if (written === undefined) return;
  const parsed = parsePostcode(written);
  if (parsed.ok) {
    school.postcode = parsed.value;
  } else {
    school.postcodeWritten = parsed.written;
    doubts.add('postcode-doubtful');
  }
}
