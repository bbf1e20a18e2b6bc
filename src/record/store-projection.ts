/** Stores the projections of subjects: who each child is now, rolls, moves, and who may see them. */
import { schoolOf } from '../kinds/school-place.ts';
import { arrayText, type Column, insertRows, instantText } from './insert-rows.ts';
import { forenameKey, surnameKey } from './name-key.ts';
import type { Projection } from './project.ts';
import { searchVersion } from './search/search-names.ts';
import { storeAccess } from './store-access.ts';
import type { Transaction } from './transaction.ts';

export type ProjectedSubject = { readonly subject: string; readonly projection: Projection };

type Of<Row> = { readonly subject: string } & Row;

const subjectColumns = (partnership: string): readonly Column<{ readonly subject: string }>[] => [
  { name: 'partnership_id', type: 'uuid', of: () => partnership },
  { name: 'subject_id', type: 'uuid', of: ({ subject }) => subject },
];

/** Rows of every subject, each with its subject. */
const rowsOf = <Row extends object>(
  subjects: readonly ProjectedSubject[],
  pick: (projection: Projection) => readonly Row[],
): Of<Row>[] => subjects.flatMap(({ subject, projection }) => pick(projection).map((row) => ({ ...row, subject })));

const sortName = (surname: string, forename: string): string =>
  `${surname} ${forename}`.normalize('NFKD').replaceAll(/\p{M}/gu, '').toUpperCase();

/** Removes what a fresh projection replaces. */
async function clear(transaction: Transaction, partnership: string, subjects: readonly string[]): Promise<void> {
  for (const table of ['child', 'child_identifier', 'enrolment', 'school_move'] as const) {
    await transaction
      .deleteFrom(table)
      .where('partnership_id', '=', partnership)
      .where('subject_id', 'in', [...subjects])
      .execute();
  }
}

/** @param replacing subjects that already had a projection */
export async function storeProjections(
  transaction: Transaction,
  partnership: string,
  subjects: readonly ProjectedSubject[],
  replacing: readonly string[],
): Promise<void> {
  if (replacing.length > 0) await clear(transaction, partnership, replacing);
  const common = subjectColumns(partnership);
  const identities = rowsOf(subjects, ({ identity, names, identifiers }) =>
    identity === null ? [] : [{ ...identity, names, numbers: identifiers.map(({ value }) => value) }],
  );
  await insertRows<(typeof identities)[number]>(
    transaction,
    'child',
    [
      ...common,
      { name: 'surname', type: 'text', of: (row) => row.surname },
      { name: 'forename', type: 'text', of: (row) => row.forename },
      { name: 'preferred_forename', type: 'text', of: (row) => row.preferredForename },
      { name: 'preferred_surname', type: 'text', of: (row) => row.preferredSurname },
      { name: 'sort_name', type: 'text', of: (row) => sortName(row.surname, row.forename) },
      { name: 'surname_key', type: 'text', of: (row) => surnameKey(row.surname) },
      { name: 'forename_key', type: 'text', of: (row) => forenameKey(row.forename) },
      { name: 'date_of_birth', type: 'date', of: (row) => row.dateOfBirth },
      { name: 'sex', type: 'text', of: (row) => row.sex },
      { name: 'search_names', type: 'jsonb', of: (row) => JSON.stringify(row.names) },
      { name: 'search_numbers', type: 'text[]', of: (row) => arrayText(row.numbers) },
      { name: 'search_version', type: 'smallint', of: () => searchVersion },
    ],
    identities,
  );
  const identifiers = rowsOf(subjects, (projection) => projection.identifiers);
  await insertRows<(typeof identifiers)[number]>(
    transaction,
    'child_identifier',
    [
      ...common,
      { name: 'scheme', type: 'text', of: (row) => row.scheme },
      { name: 'value', type: 'text', of: (row) => row.value },
    ],
    identifiers,
  );
  const enrolments = rowsOf(subjects, (projection) => projection.enrolments);
  await insertRows<(typeof enrolments)[number]>(
    transaction,
    'enrolment',
    [
      ...common,
      { name: 'organisation_id', type: 'uuid', of: (row) => row.organisation },
      { name: 'starts_on', type: 'date', of: (row) => row.startsOn },
      { name: 'ends_on', type: 'date', of: (row) => row.endsOn },
      { name: 'year_group', type: 'text', of: (row) => row.yearGroup },
      { name: 'is_protected', type: 'boolean', of: (row) => row.isProtected },
    ],
    enrolments,
  );
  const moves = rowsOf(subjects, (projection) => projection.moves);
  await insertRows<(typeof moves)[number]>(
    transaction,
    'school_move',
    [
      ...common,
      { name: 'id', type: 'uuid', of: (row) => row.id },
      { name: 'kind', type: 'text', of: (row) => row.kind },
      { name: 'from_type', type: 'text', of: (row) => row.from.type },
      { name: 'from_organisation_id', type: 'uuid', of: (row) => schoolOf(row.from) ?? null },
      { name: 'to_type', type: 'text', of: (row) => row.to.type },
      { name: 'to_organisation_id', type: 'uuid', of: (row) => schoolOf(row.to) ?? null },
      { name: 'leaves_on', type: 'date', of: (row) => row.leavesOn },
      { name: 'starts_on', type: 'date', of: (row) => row.startsOn },
      { name: 'arrived_on', type: 'date', of: (row) => row.arrivedOn },
      { name: 'proposed_at', type: 'timestamptz', of: (row) => instantText(row.proposedAt) },
      { name: 'proposed_by', type: 'uuid', of: (row) => row.proposedBy },
      { name: 'proposal_source', type: 'text', of: (row) => row.source },
      { name: 'confirmed_at', type: 'timestamptz', of: (row) => instantText(row.confirmedAt) },
      { name: 'rejected_at', type: 'timestamptz', of: (row) => instantText(row.rejectedAt) },
      { name: 'decided_by', type: 'uuid', of: (row) => row.decidedBy },
      { name: 'key_adult_id', type: 'uuid', of: (row) => row.keyAdult },
      { name: 'is_protected', type: 'boolean', of: (row) => row.isProtected },
    ],
    moves,
  );
  await storeAccess(transaction, partnership, subjects, replacing);
}
