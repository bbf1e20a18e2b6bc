/** Stores who may see each subject: involvements, what is closed, emergencies, what was shared, and the grants compiled from these. */
import { sql } from 'kysely';
import { compileAgreements } from '../access/agreement/compile-agreement.ts';
import { compileGrants, type Grant } from '../access/compile-grants.ts';
import type { Standing } from '../access/standing.ts';
import { loadAgreements } from './agreements/agreements-that-count.ts';
import { arrayText, type Column, insertRows, instantText } from './insert-rows.ts';
import type { Projection } from './project.ts';
import { type OfSubject, replaceGrants } from './store-grants.ts';
import type { Transaction } from './transaction.ts';

type ProjectedSubject = { readonly subject: string; readonly projection: Projection };

const of = <Row extends object>(
  subjects: readonly ProjectedSubject[],
  pick: (projection: Projection) => readonly Row[],
): OfSubject<Row>[] =>
  subjects.flatMap(({ subject, projection }) => pick(projection).map((row) => ({ ...row, subject })));

/** Removes what fresh projections replace. What comes with a challenge is made elsewhere and stays. */
async function clear(transaction: Transaction, partnership: string, subjects: readonly string[]): Promise<void> {
  for (const table of ['involvement', 'record_closing', 'emergency_access'] as const) {
    await transaction
      .deleteFrom(table)
      .where('partnership_id', '=', partnership)
      .where('subject_id', 'in', [...subjects])
      .execute();
  }
  await transaction
    .deleteFrom('entry_share')
    .where('partnership_id', '=', partnership)
    .where('subject_id', 'in', [...subjects])
    .where('basis', '=', 'decision')
    .execute();
}

export const standingOf = ({ involvements, closings, emergencies }: Projection): Standing => ({
  involvements,
  restrictions: closings.filter(({ closes }) => closes === 'record'),
  protections: closings.filter(({ closes }) => closes === 'location'),
  emergencies,
  seats: [],
});

/** @param replacing subjects that already had a projection */
export async function storeAccess(
  transaction: Transaction,
  partnership: string,
  subjects: readonly ProjectedSubject[],
  replacing: readonly string[],
): Promise<void> {
  if (replacing.length > 0) await clear(transaction, partnership, replacing);
  const common: readonly Column<{ readonly subject: string }>[] = [
    { name: 'partnership_id', type: 'uuid', of: () => partnership },
    { name: 'subject_id', type: 'uuid', of: ({ subject }) => subject },
  ];
  const span: readonly Column<{ readonly startsAt: number; readonly endsAt: number | null }>[] = [
    { name: 'starts_at', type: 'timestamptz', of: ({ startsAt }) => instantText(startsAt) },
    { name: 'ends_at', type: 'timestamptz', of: ({ endsAt }) => instantText(endsAt) },
  ];
  const involvements = of(subjects, (projection) => projection.involvements);
  await insertRows<(typeof involvements)[number]>(
    transaction,
    'involvement',
    [
      ...common,
      ...span,
      { name: 'id', type: 'uuid', of: (row) => row.id },
      { name: 'organisation_id', type: 'uuid', of: (row) => row.organisation },
      { name: 'practitioner_id', type: 'uuid', of: (row) => row.practitioner },
      { name: 'role', type: 'text', of: (row) => row.role },
      { name: 'purpose', type: 'text', of: (row) => row.purpose },
      { name: 'reason', type: 'text', of: (row) => row.reason },
      { name: 'is_protected', type: 'boolean', of: (row) => row.isProtected },
    ],
    involvements,
  );
  const closings = of(subjects, (projection) => projection.closings);
  await insertRows<(typeof closings)[number]>(
    transaction,
    'record_closing',
    [
      ...common,
      { name: 'id', type: 'uuid', of: (row) => row.id },
      { name: 'closes', type: 'text', of: (row) => row.closes },
      { name: 'ground', type: 'text', of: (row) => row.ground },
      {
        name: 'practitioners',
        type: 'uuid[]',
        of: (row) => arrayText(row.named.map(({ practitioner }) => practitioner)),
      },
      { name: 'review_on', type: 'date', of: (row) => row.reviewOn },
      { name: 'starts_at', type: 'timestamptz', of: (row) => instantText(row.startsAt) },
      { name: 'ends_at', type: 'timestamptz', of: (row) => instantText(row.overAt) },
    ],
    closings,
  );
  const shares = of(subjects, (projection) => projection.shares);
  await insertRows<(typeof shares)[number]>(
    transaction,
    'entry_share',
    [
      ...common,
      ...span,
      { name: 'sharing_id', type: 'uuid', of: (row) => row.sharing },
      { name: 'entry_id', type: 'uuid', of: (row) => row.entry },
      { name: 'viewer', type: 'text', of: (row) => row.viewer },
    ],
    shares,
  );
  const emergencies = of(subjects, (projection) => projection.emergencies);
  await insertRows<(typeof emergencies)[number]>(
    transaction,
    'emergency_access',
    [
      ...common,
      ...span,
      { name: 'id', type: 'uuid', of: (row) => row.id },
      { name: 'practitioner_id', type: 'uuid', of: (row) => row.practitioner },
      { name: 'organisation_id', type: 'uuid', of: (row) => row.organisation },
      { name: 'role', type: 'text', of: (row) => row.role },
      { name: 'reason_code', type: 'text', of: (row) => row.reasonCode },
      { name: 'reason', type: 'text', of: (row) => row.reason },
      { name: 'officers', type: 'uuid[]', of: (row) => arrayText(row.officers) },
      { name: 'reviewed_at', type: 'timestamptz', of: (row) => instantText(row.reviewedAt) },
      { name: 'reviewed_by', type: 'uuid', of: (row) => row.reviewedBy },
      { name: 'outcome', type: 'text', of: (row) => row.outcome },
    ],
    emergencies,
  );
  const grants = await grantsOf(transaction, partnership, subjects);
  await replaceGrants(transaction, partnership, replacing, grants, sql`g.basis <> 'challenge'`);
  await coverWhatTellsLocation(transaction, partnership, subjects);
}

async function grantsOf(
  transaction: Transaction,
  partnership: string,
  subjects: readonly ProjectedSubject[],
): Promise<readonly OfSubject<Grant>[]> {
  const { versions, kindOf } = await loadAgreements(
    transaction,
    partnership,
    subjects.flatMap(({ projection }) => projection.involvements.map(({ organisation }) => organisation)),
  );
  return of(subjects, (projection) => {
    const standing = standingOf(projection);
    return [...compileGrants(standing), ...compileAgreements(standing, versions, kindOf)];
  });
}

/** Marks entries from before a protection, and whether what is recorded from now on is kept apart. */
async function coverWhatTellsLocation(
  transaction: Transaction,
  partnership: string,
  subjects: readonly ProjectedSubject[],
): Promise<void> {
  const protectedNow = subjects.filter(({ projection }) =>
    projection.closings.some(({ closes, overAt }) => closes === 'location' && overAt === null),
  );
  const ids = (some: readonly ProjectedSubject[]) => sql.val(some.map(({ subject }) => subject));
  await sql`UPDATE subject SET location_protected = (id = ANY (${ids(protectedNow)}::uuid[]))
    WHERE partnership_id = ${partnership} AND id = ANY (${ids(subjects)}::uuid[])
      AND location_protected <> (id = ANY (${ids(protectedNow)}::uuid[]))`.execute(transaction);
  const covered = of(subjects, (projection) => projection.covered.map((entry) => ({ entry })));
  if (covered.length === 0) return;
  await sql`UPDATE entry SET covered = true
    FROM unnest(${sql.val(covered.map(({ subject }) => subject))}::uuid[], ${sql.val(covered.map(({ entry }) => entry))}::uuid[]) AS chosen (subject_id, id)
    WHERE entry.partnership_id = ${partnership} AND entry.subject_id = chosen.subject_id AND entry.id = chosen.id AND NOT entry.covered`.execute(
    transaction,
  );
}
