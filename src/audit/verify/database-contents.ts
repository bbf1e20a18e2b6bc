/** A log as the database holds it. */
import { type Kysely, sql } from 'kysely';
import type { Tables } from '../../database/tables.ts';
import { entryKinds, entryLine } from '../entry-line.ts';
import { entryColumns, entryIn, entryJoins, type JoinedEntry, readInUtc } from '../sequence/entry-rows.ts';
import { fetchTiles } from '../sequence/stored-tree.ts';
import type { LogContents, PlacedEntry, StoredCheckpoint, UnplacedEntry, Witness } from './log-contents.ts';

/** A whole number of tiles. */
const atOnce = 8_192;

type PlacedRow = JoinedEntry & {
  readonly position: number;
  readonly kind: number;
  readonly entry_id: string;
  readonly commitment: Buffer;
  readonly seal: Buffer;
};

const lineIn = (row: JoinedEntry): string | null => {
  const entry = entryIn(row);
  return entry === undefined ? null : entryLine(entry);
};

async function placesFrom(
  transaction: Kysely<Tables>,
  partnership: string,
  from: number,
): Promise<readonly PlacedRow[]> {
  const { rows } = await sql<PlacedRow>`
    SELECT l.position, l.kind, l.entry_id, l.commitment, l.seal, ${entryColumns}
    FROM audit_leaf l ${entryJoins('l')}
    WHERE l.partnership_id = ${partnership} AND l.position >= ${from}
    ORDER BY l.position LIMIT ${atOnce}`.execute(transaction);
  return rows;
}

/** While some are looked at, the next are already being read. */
async function* places(transaction: Kysely<Tables>, partnership: string): AsyncIterable<readonly PlacedEntry[]> {
  let rows = await placesFrom(transaction, partnership, 0);
  while (rows.length > 0) {
    const last = rows.at(-1)?.position ?? 0;
    const following = rows.length < atOnce ? Promise.resolve([]) : placesFrom(transaction, partnership, last + 1);
    // Until it is awaited a failure waits here too
    following.catch(() => undefined);
    yield rows.map((row) => ({
      position: row.position,
      kind: row.kind,
      entry: row.entry_id,
      commitment: row.commitment,
      seal: row.seal,
      line: lineIn(row),
    }));
    rows = await following;
  }
}

async function unplaced(transaction: Kysely<Tables>, partnership: string): Promise<readonly UnplacedEntry[]> {
  const found: UnplacedEntry[] = [];
  for (const [table, kind] of [
    ['audit_event', entryKinds.event],
    ['disclosure', entryKinds.disclosure],
  ] as const) {
    const { rows } = await sql<JoinedEntry & { readonly entry_id: string }>`
      WITH stray AS (
        SELECT t.partnership_id, t.id AS entry_id, ${sql.lit(kind)}::smallint AS kind FROM ${sql.table(table)} t
        WHERE t.partnership_id = ${partnership}
          AND NOT EXISTS (SELECT FROM audit_leaf l WHERE l.partnership_id = t.partnership_id AND l.entry_id = t.id AND l.kind = ${sql.lit(kind)})
          AND NOT EXISTS (SELECT FROM audit_outbox o WHERE o.partnership_id = t.partnership_id AND o.entry_id = t.id AND o.kind = ${sql.lit(kind)})
      )
      SELECT stray.entry_id, ${entryColumns} FROM stray ${entryJoins('stray')} ORDER BY stray.entry_id`.execute(
      transaction,
    );
    found.push(...rows.map((row) => ({ kind, entry: row.entry_id, line: lineIn(row) ?? '' })));
  }
  return found;
}

export async function witnessesOf(transaction: Kysely<Tables>, partnership: string): Promise<readonly Witness[]> {
  const rows = await transaction
    .selectFrom('audit_witness')
    .select(['public_key', 'title'])
    .where('partnership_id', '=', partnership)
    .orderBy('added_at')
    .execute();
  return rows.map(({ public_key: publicKey, title }) => ({ publicKey, title }));
}

export async function keyStatementsOf(transaction: Kysely<Tables>, partnership: string): Promise<readonly string[]> {
  const rows = await transaction
    .selectFrom('audit_key')
    .select('statement')
    .where('partnership_id', '=', partnership)
    .orderBy('number')
    .execute();
  return rows.map(({ statement }) => statement);
}

/** In order of size. @param from the smallest */
export async function checkpointsOf(
  transaction: Kysely<Tables>,
  partnership: string,
  from = 0,
): Promise<readonly StoredCheckpoint[]> {
  const rows = await transaction
    .selectFrom('audit_checkpoint')
    .select(['size', 'note'])
    .where('partnership_id', '=', partnership)
    .where('size', '>=', from)
    .orderBy('size')
    .execute();
  const words = await transaction
    .selectFrom('audit_cosignature')
    .select(['size', 'public_key', 'line'])
    .where('partnership_id', '=', partnership)
    .where('size', '>=', from)
    .orderBy('size')
    .orderBy('received_at')
    .execute();
  const bySize = Map.groupBy(words, ({ size }) => size);
  return rows.map(({ size, note }) => ({
    size,
    note,
    cosignatures: (bySize.get(size) ?? []).map(({ public_key: publicKey, line }) => ({ publicKey, line })),
  }));
}

/** @param transaction as the record role, seeing one state of the database throughout */
export async function databaseContents(transaction: Kysely<Tables>, partnership: string): Promise<LogContents> {
  await readInUtc(transaction);
  const { waiting } = await transaction
    .selectFrom('audit_outbox')
    .select((select) => select.fn.countAll<number>().as('waiting'))
    .where('partnership_id', '=', partnership)
    .executeTakeFirstOrThrow();
  return {
    places: () => places(transaction, partnership),
    tiles: (names) => fetchTiles(transaction, partnership, names),
    checkpoints: await checkpointsOf(transaction, partnership),
    witnesses: await witnessesOf(transaction, partnership),
    keyStatements: await keyStatementsOf(transaction, partnership),
    unplaced: () => unplaced(transaction, partnership),
    waiting,
  };
}
