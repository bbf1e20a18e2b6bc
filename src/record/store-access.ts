/** Stores who may see each subject: involvements, what is closed, emergencies, what was shared, and the grants compiled from these. */
import { sql } from 'kysely';
import { compileAgreements } from '../access/agreement/compile-agreement.ts';
import { compileGrants, type Grant } from '../access/compile-grants.ts';
import type { Standing } from '../access/standing.ts';
import { loadAgreements } from './agreements/agreements-that-count.ts';
import { arrayText, type Column, insertRows, instantText } from './insert-rows.ts';
import type { Projection } from './project.ts';
import type { Transaction } from './transaction.ts';

type ProjectedSubject = { readonly subject: string; readonly projection: Projection };
type Of<Row> = { readonly subject: string } & Row;

const of = <Row extends object>(
  subjects: readonly ProjectedSubject[],
  pick: (projection: Projection) => readonly Row[],
): Of<Row>[] => subjects.flatMap(({ subject, projection }) => pick(projection).map((row) => ({ ...row, subject })));

/** Removes what fresh projections replace. */
async function clear(transaction: Transaction, partnership: string, subjects: readonly string[]): Promise<void> {
  for (const table of ['involvement', 'record_closing', 'entry_share', 'emergency_access'] as const) {
    await transaction
      .deleteFrom(table)
      .where('partnership_id', '=', partnership)
      .where('subject_id', 'in', [...subjects])
      .execute();
  }
}

export const standingOf = ({ involvements, closings, emergencies }: Projection): Standing => ({
  involvements,
  restrictions: closings.filter(({ closes }) => closes === 'record'),
  protections: closings.filter(({ closes }) => closes === 'location'),
  emergencies,
});

/** What comes of agreements is numbered apart, so that it can be made again without the rest. */
const firstOfAgreements = 10_000;

/** Tells apart the rows of one viewer by one involvement. */
function numbered(grants: readonly Of<Grant>[]): readonly Of<Grant & { readonly part: number }>[] {
  const parts = new Map<string, number>();
  return grants.map((grant) => {
    const key = `${grant.subject} ${grant.viewer} ${grant.involvement} ${grant.basis === 'agreement'}`;
    const part = parts.get(key) ?? (grant.basis === 'agreement' ? firstOfAgreements : 0);
    parts.set(key, part + 1);
    return { ...grant, part };
  });
}

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
  await removeOtherGrants(transaction, partnership, replacing, grants);
  await storeGrants(transaction, partnership, grants);
  await coverWhatTellsLocation(transaction, partnership, subjects);
}

/**
 * Takes away grants that are not among these. Those that are stay as they are, so that from when on they were known stays too.
 * Grants of the matching team are not made from entries and stay.
 */
async function removeOtherGrants(
  transaction: Transaction,
  partnership: string,
  subjects: readonly string[],
  grants: readonly Of<Grant>[],
): Promise<void> {
  if (subjects.length === 0) return;
  const kept = numbered(grants).map((grant) => ({
    subject_id: grant.subject,
    viewer: grant.viewer,
    involvement_id: grant.involvement,
    part: grant.part,
    organisation_id: grant.organisation,
    mode: grant.mode,
    compartments: grant.compartments,
    purpose: grant.purpose,
    basis: grant.basis,
    agreement_id: grant.agreement,
    starts_at: instantText(grant.startsAt),
    ends_at: instantText(grant.endsAt),
  }));
  await sql`DELETE FROM access_grant g
    WHERE g.partnership_id = ${partnership} AND g.subject_id = ANY (${sql.val([...subjects])}::uuid[])
      AND g.purpose <> 'record-matching'
      AND NOT EXISTS (
        SELECT FROM jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) AS k (
          subject_id uuid, viewer text, involvement_id uuid, part integer, organisation_id uuid, mode text,
          compartments text[], purpose text, basis text, agreement_id uuid, starts_at timestamptz, ends_at timestamptz)
        WHERE k.subject_id = g.subject_id AND k.viewer = g.viewer AND k.involvement_id = g.involvement_id AND k.part = g.part
          AND k.organisation_id = g.organisation_id AND k.mode = g.mode AND k.compartments = g.compartments
          AND k.purpose = g.purpose AND k.basis = g.basis AND k.agreement_id IS NOT DISTINCT FROM g.agreement_id
          AND k.starts_at = g.starts_at AND k.ends_at IS NOT DISTINCT FROM g.ends_at)`.execute(transaction);
}

async function grantsOf(
  transaction: Transaction,
  partnership: string,
  subjects: readonly ProjectedSubject[],
): Promise<readonly Of<Grant>[]> {
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

export async function storeGrants(
  transaction: Transaction,
  partnership: string,
  grants: readonly Of<Grant>[],
): Promise<void> {
  await insertRows<Of<Grant & { readonly part: number }>>(
    transaction,
    'access_grant',
    [
      { name: 'partnership_id', type: 'uuid', of: () => partnership },
      { name: 'subject_id', type: 'uuid', of: ({ subject }) => subject },
      { name: 'viewer', type: 'text', of: (row) => row.viewer },
      { name: 'involvement_id', type: 'uuid', of: (row) => row.involvement },
      { name: 'part', type: 'integer', of: (row) => row.part },
      { name: 'organisation_id', type: 'uuid', of: (row) => row.organisation },
      { name: 'mode', type: 'text', of: (row) => row.mode },
      { name: 'compartments', type: 'text[]', of: (row) => arrayText(row.compartments) },
      { name: 'purpose', type: 'text', of: (row) => row.purpose },
      { name: 'basis', type: 'text', of: (row) => row.basis },
      { name: 'agreement_id', type: 'uuid', of: (row) => row.agreement },
      { name: 'starts_at', type: 'timestamptz', of: (row) => instantText(row.startsAt) },
      { name: 'ends_at', type: 'timestamptz', of: (row) => instantText(row.endsAt) },
    ],
    numbered(grants),
    sql`ON CONFLICT DO NOTHING`,
  );
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
