/** Stores the grants that were compiled: what changed is written, what stays keeps from when on it was known. */
import { type RawBuilder, sql } from 'kysely';
import type { Grant } from '../access/compile-grants.ts';
import { arrayText, insertRows, instantText } from './insert-rows.ts';
import type { Transaction } from './transaction.ts';

export type OfSubject<Row> = { readonly subject: string } & Row;

/** What comes of agreements is numbered apart, so that it can be made again without the rest. */
const firstOfAgreements = 10_000;

/** Tells apart the rows of one viewer by one involvement. */
function numbered(grants: readonly OfSubject<Grant>[]): readonly OfSubject<Grant & { readonly part: number }>[] {
  const parts = new Map<string, number>();
  return grants.map((grant) => {
    const key = `${grant.subject} ${grant.viewer} ${grant.involvement} ${grant.basis === 'agreement'}`;
    const part = parts.get(key) ?? (grant.basis === 'agreement' ? firstOfAgreements : 0);
    parts.set(key, part + 1);
    return { ...grant, part };
  });
}

/**
 * Takes away grants that are not among these. Those that are stay as they are, so that from when on they were known stays too.
 * Grants of the matching team are not made from entries and stay.
 *
 * @param which of the grants these are all
 */
export async function replaceGrants(
  transaction: Transaction,
  partnership: string,
  subjects: readonly string[],
  grants: readonly OfSubject<Grant>[],
  which: RawBuilder<unknown>,
): Promise<void> {
  if (subjects.length > 0) await removeOtherGrants(transaction, partnership, subjects, grants, which);
  await storeGrants(transaction, partnership, grants);
}

async function removeOtherGrants(
  transaction: Transaction,
  partnership: string,
  subjects: readonly string[],
  grants: readonly OfSubject<Grant>[],
  which: RawBuilder<unknown>,
): Promise<void> {
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
      AND g.purpose <> 'record-matching' AND ${which}
      AND NOT EXISTS (
        SELECT FROM jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) AS k (
          subject_id uuid, viewer text, involvement_id uuid, part integer, organisation_id uuid, mode text,
          compartments text[], purpose text, basis text, agreement_id uuid, starts_at timestamptz, ends_at timestamptz)
        WHERE k.subject_id = g.subject_id AND k.viewer = g.viewer AND k.involvement_id = g.involvement_id AND k.part = g.part
          AND k.organisation_id = g.organisation_id AND k.mode = g.mode AND k.compartments = g.compartments
          AND k.purpose = g.purpose AND k.basis = g.basis AND k.agreement_id IS NOT DISTINCT FROM g.agreement_id
          AND k.starts_at = g.starts_at AND k.ends_at IS NOT DISTINCT FROM g.ends_at)`.execute(transaction);
}

export async function storeGrants(
  transaction: Transaction,
  partnership: string,
  grants: readonly OfSubject<Grant>[],
): Promise<void> {
  await insertRows<OfSubject<Grant & { readonly part: number }>>(
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
