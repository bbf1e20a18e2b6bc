/** The row of each subject: how far its chronology goes, the newest link of its chain, and the lock of whoever appends to it. */
import { sql } from 'kysely';
import type { Milliseconds } from '../rulebook/calendar/days.ts';
import type { Access } from './access.ts';
import { firstLink } from './entry-row.ts';
import { type Column, insertRows, instantText } from './insert-rows.ts';

export type SubjectState = {
  readonly lastSeq: number;
  readonly lastRecorded: Milliseconds;
  readonly chain: string;
  /** Where the child is is for named people only. */
  readonly locationProtected: boolean;
};

/** With what is known of the duties that were derived of it. */
export type LockedSubject = SubjectState & {
  /** Null when they have yet to be derived, so that nothing can be built on them. */
  readonly derived: { readonly nextAt: Milliseconds | null } | null;
};

export type AppendedSubject = { readonly subject: string; readonly isNew: boolean; readonly state: SubjectState };

/** Of a subject that has no record yet. */
export const beginning: SubjectState = { lastSeq: 0, lastRecorded: 0, chain: firstLink, locationProtected: false };

/** Those of the subjects that exist, locked until the transaction ends, always in the same order. */
export async function lockSubjects(
  { transaction, actor }: Access,
  subjects: readonly string[],
): Promise<ReadonlyMap<string, LockedSubject>> {
  if (subjects.length === 0) return new Map();
  const rows = await transaction
    .selectFrom('subject')
    .select(['id', 'last_seq', 'last_recorded_at', 'chain', 'location_protected', 'derive_pending', 'derive_at'])
    .where('partnership_id', '=', actor.partnership)
    .where('id', 'in', [...subjects])
    .orderBy('id')
    .forUpdate()
    .execute();
  return new Map(
    rows.map((row) => [
      row.id,
      {
        lastSeq: row.last_seq,
        lastRecorded: row.last_recorded_at.epochMilliseconds,
        chain: row.chain.toString('hex'),
        locationProtected: row.location_protected,
        derived: row.derive_pending ? null : { nextAt: row.derive_at?.epochMilliseconds ?? null },
      },
    ]),
  );
}

const columns = (partnership: string, deriveLater: boolean): readonly Column<AppendedSubject>[] => [
  { name: 'partnership_id', type: 'uuid', of: () => partnership },
  { name: 'id', type: 'uuid', of: ({ subject }) => subject },
  { name: 'kind', type: 'text', of: () => 'child' },
  { name: 'last_seq', type: 'integer', of: ({ state }) => state.lastSeq },
  { name: 'last_recorded_at', type: 'timestamptz', of: ({ state }) => instantText(state.lastRecorded) },
  { name: 'chain', type: 'bytea', of: ({ state }) => state.chain },
  { name: 'location_protected', type: 'boolean', of: ({ state }) => state.locationProtected },
  { name: 'derive_pending', type: 'boolean', of: () => deriveLater },
];

/** Stores where the chronologies of subjects have got to. Those that are not new are locked. */
export async function storeSubjects(
  { transaction, actor }: Access,
  appended: readonly AppendedSubject[],
  deriveLater: boolean,
): Promise<void> {
  const isNew = appended.filter((each) => each.isNew);
  await insertRows(transaction, 'subject', columns(actor.partnership, deriveLater), isNew);
  const old = appended.filter((each) => !each.isNew);
  if (old.length === 0) return;
  await sql`UPDATE subject s SET last_seq = now.last_seq, last_recorded_at = now.last_recorded_at,
      chain = decode(now.chain, 'hex'), location_protected = now.location_protected,
      derive_pending = s.derive_pending OR ${deriveLater}
    FROM unnest(${sql.val(old.map(({ subject }) => subject))}::uuid[], ${sql.val(old.map(({ state }) => state.lastSeq))}::integer[],
      ${sql.val(old.map(({ state }) => instantText(state.lastRecorded)))}::timestamptz[],
      ${sql.val(old.map(({ state }) => state.chain))}::text[],
      ${sql.val(old.map(({ state }) => state.locationProtected))}::boolean[]) AS now (id, last_seq, last_recorded_at, chain, location_protected)
    WHERE s.partnership_id = ${actor.partnership} AND s.id = now.id`.execute(transaction);
}

/** When time alone next changes what is derived of each; the sweeper looks there. */
export async function storeNextDerivation(
  { transaction, actor }: Access,
  derived: readonly { readonly subject: string; readonly nextAt: number | null }[],
): Promise<void> {
  if (derived.length === 0) return;
  await sql`UPDATE subject s SET derive_at = next.at
    FROM unnest(${sql.val(derived.map(({ subject }) => subject))}::uuid[],
      ${sql.val(derived.map(({ nextAt }) => instantText(nextAt)))}::timestamptz[]) AS next (id, at)
    WHERE s.partnership_id = ${actor.partnership} AND s.id = next.id AND s.derive_at IS DISTINCT FROM next.at`.execute(
    transaction,
  );
}
