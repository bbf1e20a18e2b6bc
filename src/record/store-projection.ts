/** Stores the projections of subjects: who each child is now, rolls, moves, involvements and the grants compiled from them. */
import { sql } from 'kysely';
import { compileGrants } from '../access/compile-grants.ts';
import { schoolOf } from '../kinds/school-place.ts';
import { arrayText, type Column, insertRows, instantText } from './insert-rows.ts';
import { forenameKey, surnameKey } from './name-key.ts';
import type { Projection } from './project.ts';
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

/** Removes what a fresh projection replaces. Grants of the matching team are not made from involvements and stay. */
async function clear(transaction: Transaction, partnership: string, subjects: readonly string[]): Promise<void> {
  for (const table of ['child', 'child_identifier', 'enrolment', 'school_move', 'involvement'] as const) {
    await transaction
      .deleteFrom(table)
      .where('partnership_id', '=', partnership)
      .where('subject_id', 'in', [...subjects])
      .execute();
  }
  await transaction
    .deleteFrom('access_grant')
    .where('partnership_id', '=', partnership)
    .where('subject_id', 'in', [...subjects])
    .where('purpose', '<>', 'record-matching')
    .execute();
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
  const identities = rowsOf(subjects, ({ identity }) => (identity === null ? [] : [identity]));
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
    ],
    moves,
  );
  const involvements = rowsOf(subjects, (projection) => projection.involvements);
  await insertRows<(typeof involvements)[number]>(
    transaction,
    'involvement',
    [
      ...common,
      { name: 'id', type: 'uuid', of: (row) => row.id },
      { name: 'organisation_id', type: 'uuid', of: (row) => row.organisation },
      { name: 'practitioner_id', type: 'uuid', of: (row) => row.practitioner },
      { name: 'role', type: 'text', of: (row) => row.role },
      { name: 'purpose', type: 'text', of: (row) => row.purpose },
      { name: 'reason', type: 'text', of: (row) => row.reason },
      { name: 'starts_at', type: 'timestamptz', of: (row) => instantText(row.startsAt) },
      { name: 'ends_at', type: 'timestamptz', of: (row) => instantText(row.endsAt) },
    ],
    involvements,
  );
  const grants = involvements.flatMap((involvement) =>
    compileGrants(involvement).map((grant) => ({
      ...grant,
      subject: involvement.subject,
      startsAt: involvement.startsAt,
      endsAt: involvement.endsAt,
    })),
  );
  await insertRows<(typeof grants)[number]>(
    transaction,
    'access_grant',
    [
      ...common,
      { name: 'viewer', type: 'text', of: (row) => row.viewer },
      { name: 'involvement_id', type: 'uuid', of: (row) => row.involvement },
      { name: 'organisation_id', type: 'uuid', of: (row) => row.organisation },
      { name: 'mode', type: 'text', of: (row) => row.mode },
      { name: 'compartments', type: 'text[]', of: (row) => arrayText(row.compartments) },
      { name: 'purpose', type: 'text', of: (row) => row.purpose },
      { name: 'starts_at', type: 'timestamptz', of: (row) => instantText(row.startsAt) },
      { name: 'ends_at', type: 'timestamptz', of: (row) => instantText(row.endsAt) },
    ],
    grants,
    sql`ON CONFLICT DO NOTHING`,
  );
}
