/**
 * Checks the children's records against the audit: whatever was appended to a record is in an event with its hash, so an entry
 * that was altered, removed or inserted in the record is found even though the audit itself is whole.
 */
import { type Kysely, sql } from 'kysely';
import type { Finding } from '../../audit/verify/finding.ts';
import type { Tables } from '../../database/tables.ts';
import { contentHash } from '../entry-row.ts';
import { whileSealing } from '../sealing/while-sealing.ts';
import { parseEntryRow } from '../store-entries.ts';
import type { Transaction } from '../transaction.ts';

type Vouched = { readonly id: string; readonly child: string; readonly hash: string };

const eventsAtOnce = 500;
const entriesAtOnce = 2_000;

async function* vouchedFor(transaction: Transaction, partnership: string): AsyncIterable<readonly Vouched[]> {
  let last = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const { rows } = await sql<{ id: string; subject_id: string; entries: readonly { id: string; hash: string }[] }>`
      SELECT id, subject_id, detail -> 'entries' AS entries FROM audit_event
      WHERE partnership_id = ${partnership} AND id > ${last} AND subject_id IS NOT NULL
        AND jsonb_typeof(detail -> 'entries') = 'array'
      ORDER BY id LIMIT ${eventsAtOnce}`.execute(transaction);
    const newest = rows.at(-1);
    if (newest === undefined) return;
    last = newest.id;
    yield rows.flatMap(({ subject_id: child, entries }) => entries.map(({ id, hash }) => ({ id, hash, child })));
  }
}

async function hashesOf(
  transaction: Transaction,
  partnership: string,
  wanted: readonly Vouched[],
  erased: ReadonlySet<string>,
): Promise<ReadonlyMap<string, string>> {
  const rows = await transaction
    .selectFrom('entry')
    .selectAll()
    .where('partnership_id', '=', partnership)
    .where('subject_id', 'in', [...new Set(wanted.map(({ child }) => child))])
    .where('id', 'in', [...new Set(wanted.map(({ id }) => id))])
    .execute();
  return new Map(
    rows.map((row) => [
      row.id,
      row.erased_at !== null && erased.has(row.id)
        ? row.content_hash.toString('hex')
        : contentHash(parseEntryRow(row), row.salt.toString('hex')),
    ]),
  );
}

/** Entries that two people had erased, as the audit says: of these the hash is all that is left. */
async function erasedIn(transaction: Transaction, partnership: string): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ readonly entry: string | null }>`
    SELECT detail ->> 'entry' AS entry FROM audit_event
    WHERE partnership_id = ${partnership} AND action = 'entry erased'
    UNION ALL
    SELECT jsonb_array_elements_text(detail -> 'erased') FROM audit_event
    WHERE partnership_id = ${partnership} AND jsonb_typeof(detail -> 'erased') = 'array'`.execute(transaction);
  return new Set(rows.flatMap(({ entry }) => entry ?? []));
}

/** Entries that no event vouches for. */
async function inserted(
  transaction: Kysely<Tables>,
  partnership: string,
  known: ReadonlySet<string>,
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  let last = { subject_id: '00000000-0000-0000-0000-000000000000', seq: 0 };
  for (;;) {
    const { rows } = await sql<{ subject_id: string; seq: number; id: string }>`
      SELECT subject_id, seq, id FROM entry
      WHERE partnership_id = ${partnership} AND (subject_id, seq) > (${last.subject_id}::uuid, ${last.seq}::integer)
      ORDER BY subject_id, seq LIMIT ${entriesAtOnce}`.execute(transaction);
    const newest = rows.at(-1);
    if (newest === undefined) return findings;
    last = newest;
    for (const { id, subject_id: child } of rows)
      if (!known.has(id)) findings.push({ what: 'record-inserted', entry: id, child });
  }
}

export type CheckedRecord = { readonly entries: number; readonly findings: readonly Finding[] };

/** Sealed entries too. @param transaction as the record role */
export const verifyRecord = (
  transaction: Transaction,
  partnership: string,
  onProgress: (entries: number) => void = () => undefined,
): Promise<CheckedRecord> => whileSealing(transaction, () => verifyAll(transaction, partnership, onProgress));

async function verifyAll(
  transaction: Transaction,
  partnership: string,
  onProgress: (entries: number) => void,
): Promise<CheckedRecord> {
  const erased = await erasedIn(transaction, partnership);
  const known = new Set<string>();
  const findings: Finding[] = [];
  for await (const some of vouchedFor(transaction, partnership)) {
    for (let start = 0; start < some.length; start += entriesAtOnce) {
      const part = some.slice(start, start + entriesAtOnce);
      const hashes = await hashesOf(transaction, partnership, part, erased);
      for (const { id, child, hash } of part) {
        known.add(id);
        const found = hashes.get(id);
        if (found === undefined) findings.push({ what: 'record-removed', entry: id, child });
        else if (found !== hash) findings.push({ what: 'record-altered', entry: id, child });
      }
      onProgress(known.size);
    }
  }
  return { entries: known.size, findings: [...findings, ...(await inserted(transaction, partnership, known))] };
}
