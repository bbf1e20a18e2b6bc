/** Stores entries and reads them back. */
import type { Selectable } from 'kysely';
import type { EntryTable } from '../database/tables.ts';
import type { EntryOutcome, EntrySource } from '../kinds/statement.ts';
import type { Compartment, Viewer } from '../kinds/vocabulary.ts';
import type { Attached, HashedEntry, StoredEntry } from './entry-row.ts';
import { arrayText, type Column, insertRows, instantText } from './insert-rows.ts';
import type { Transaction } from './transaction.ts';

export type EntryOfSubject = { readonly partnership: string; readonly subject: string; readonly entry: HashedEntry };

const columns: readonly Column<EntryOfSubject>[] = [
  { name: 'partnership_id', type: 'uuid', of: (row) => row.partnership },
  { name: 'subject_id', type: 'uuid', of: (row) => row.subject },
  { name: 'seq', type: 'integer', of: ({ entry }) => entry.seq },
  { name: 'id', type: 'uuid', of: ({ entry }) => entry.id },
  { name: 'event_id', type: 'uuid', of: ({ entry }) => entry.event },
  { name: 'kind', type: 'text', of: ({ entry }) => entry.kind },
  { name: 'kind_version', type: 'smallint', of: ({ entry }) => entry.kindVersion },
  { name: 'happened_from', type: 'timestamptz', of: ({ entry }) => instantText(entry.happenedFrom.epochMilliseconds) },
  {
    name: 'happened_to',
    type: 'timestamptz',
    of: ({ entry }) => instantText(entry.happenedTo?.epochMilliseconds ?? null),
  },
  { name: 'precision', type: 'text', of: ({ entry }) => entry.precision },
  { name: 'recorded_at', type: 'timestamptz', of: ({ entry }) => instantText(entry.recordedAt.epochMilliseconds) },
  { name: 'recorded_by', type: 'uuid', of: ({ entry }) => entry.recordedBy },
  { name: 'organisation_id', type: 'uuid', of: ({ entry }) => entry.organisation },
  { name: 'controller_id', type: 'uuid', of: ({ entry }) => entry.controller },
  { name: 'home_system', type: 'text', of: ({ entry }) => entry.homeSystem },
  { name: 'compartment', type: 'text', of: ({ entry }) => entry.compartment },
  { name: 'audience', type: 'text[]', of: ({ entry }) => arrayText(entry.audience) },
  { name: 'parties', type: 'uuid[]', of: ({ entry }) => arrayText(entry.parties) },
  { name: 'status', type: 'text', of: ({ entry }) => entry.status },
  { name: 'data', type: 'jsonb', of: ({ entry }) => JSON.stringify(entry.data) },
  { name: 'corrects', type: 'uuid', of: ({ entry }) => entry.corrects },
  { name: 'batch_id', type: 'uuid', of: ({ entry }) => entry.batch },
  { name: 'source', type: 'text', of: ({ entry }) => entry.source ?? null },
  { name: 'outcome', type: 'text', of: ({ entry }) => entry.outcome ?? null },
  { name: 'home_reference', type: 'text', of: ({ entry }) => entry.homeReference ?? null },
  { name: 'corrected_because', type: 'text', of: ({ entry }) => entry.correctedBecause ?? null },
  { name: 'salt', type: 'bytea', of: ({ entry }) => entry.salt },
  { name: 'content_hash', type: 'bytea', of: ({ entry }) => entry.contentHash },
];

const attachments: Column<EntryOfSubject> = {
  name: 'attachments',
  type: 'jsonb',
  of: ({ entry }) => JSON.stringify(entry.attachments ?? null),
};

export async function insertEntries(transaction: Transaction, rows: readonly EntryOfSubject[]): Promise<void> {
  // A file comes with few entries, never with those of an import
  const [some, none] = [true, false].map((has) =>
    rows.filter(({ entry }) => (entry.attachments !== undefined) === has),
  );
  await insertRows(transaction, 'entry', columns, none ?? []);
  await insertRows(transaction, 'entry', [...columns, attachments], some ?? []);
}

/** A row as an entry. */
export const parseEntryRow = (row: Selectable<EntryTable>): StoredEntry => ({
  id: row.id,
  seq: row.seq,
  event: row.event_id,
  kind: row.kind,
  kindVersion: row.kind_version,
  happenedFrom: row.happened_from,
  happenedTo: row.happened_to,
  precision: row.precision,
  recordedAt: row.recorded_at,
  recordedBy: row.recorded_by,
  organisation: row.organisation_id,
  controller: row.controller_id,
  homeSystem: row.home_system,
  compartment: row.compartment as Compartment,
  audience: row.audience as readonly Viewer[] | null,
  parties: row.parties,
  status: row.status,
  data: row.data as Readonly<Record<string, unknown>>,
  corrects: row.corrects,
  batch: row.batch_id,
  covered: row.covered,
  ...(row.source === null ? {} : { source: row.source as EntrySource }),
  ...(row.outcome === null ? {} : { outcome: row.outcome as EntryOutcome }),
  ...(row.home_reference === null ? {} : { homeReference: row.home_reference }),
  ...(row.corrected_because === null ? {} : { correctedBecause: row.corrected_because }),
  ...(row.attachments === null ? {} : { attachments: row.attachments as readonly Attached[] }),
});

/** Every entry of these subjects that the role in force may see, in order of sequence. @param kinds only of these */
export async function loadEntries(
  transaction: Transaction,
  partnership: string,
  subjects: readonly string[],
  kinds?: readonly string[],
): Promise<ReadonlyMap<string, readonly StoredEntry[]>> {
  const found = new Map<string, StoredEntry[]>(subjects.map((subject) => [subject, []]));
  if (subjects.length === 0) return found;
  const rows = await transaction
    .selectFrom('entry')
    .selectAll()
    .where('partnership_id', '=', partnership)
    .where('subject_id', 'in', [...subjects])
    .$if(kinds !== undefined, (query) => query.where('kind', 'in', [...(kinds ?? [])]))
    .orderBy('subject_id')
    .orderBy('seq')
    .execute();
  for (const row of rows) found.get(row.subject_id)?.push(parseEntryRow(row));
  return found;
}
