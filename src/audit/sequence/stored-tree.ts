/** The tree as the database holds it: its size, its tiles, its leaves. */
import { type Kysely, sql } from 'kysely';
import type { Tables } from '../../database/tables.ts';
import type { Leaf } from '../entry-line.ts';
import type { ReadNode } from '../tree/root.ts';
import { readFromTiles, type Tile, type TileName, tileKey, tilesNeeded } from '../tree/tiles.ts';

export type LogState = {
  readonly size: number;
  readonly checkpointSize: number;
  readonly checkpointAt: Temporal.Instant | null;
};

/**
 * Takes the lock that only one sequencer at a time can have. Undefined when another has it, unless it is waited for.
 */
export async function lockLog(
  transaction: Kysely<Tables>,
  partnership: string,
  { wait }: { readonly wait: boolean },
): Promise<LogState | undefined> {
  await sql`INSERT INTO audit_log (partnership_id, size, checkpoint_size) VALUES (${partnership}, 0, 0)
    ON CONFLICT DO NOTHING`.execute(transaction);
  const locking = transaction
    .selectFrom('audit_log')
    .select(['size', 'checkpoint_size', 'checkpoint_at'])
    .where('partnership_id', '=', partnership)
    .forUpdate();
  const row = await (wait ? locking : locking.skipLocked()).executeTakeFirst();
  return row && { size: row.size, checkpointSize: row.checkpoint_size, checkpointAt: row.checkpoint_at };
}

export async function fetchTiles(
  transaction: Kysely<Tables>,
  partnership: string,
  names: readonly TileName[],
): Promise<ReadonlyMap<string, Buffer>> {
  if (names.length === 0) return new Map();
  const { rows } = await sql<Tile>`SELECT t.level, t.number, t.hashes FROM audit_tile t
    JOIN unnest(${sql.val(names.map(({ level }) => level))}::smallint[], ${sql.val(names.map(({ number }) => number))}::bigint[])
      AS wanted (level, number) ON t.level = wanted.level AND t.number = wanted.number
    WHERE t.partnership_id = ${partnership}`.execute(transaction);
  return new Map(rows.map((row) => [tileKey(row), row.hashes]));
}

/** Does work that reads hashes of the tree, with the tiles that it needs. Throws a RangeError when one is not there. */
export async function withTree<Result>(
  transaction: Kysely<Tables>,
  partnership: string,
  work: (read: ReadNode) => Result,
): Promise<Result> {
  return work(readFromTiles(await fetchTiles(transaction, partnership, tilesNeeded(work))));
}

export async function storeTiles(
  transaction: Kysely<Tables>,
  partnership: string,
  tiles: readonly Tile[],
): Promise<void> {
  const column = <Value>(of: (tile: Tile) => Value) => sql.val(tiles.map(of));
  await sql`INSERT INTO audit_tile (partnership_id, level, number, hashes)
    SELECT ${partnership}::uuid, t.level, t.number, decode(t.hashes, 'hex')
    FROM unnest(${column(({ level }) => level)}::smallint[], ${column(({ number }) => number)}::bigint[],
      ${column(({ hashes }) => hashes.toString('hex'))}::text[]) AS t (level, number, hashes)
    ON CONFLICT (partnership_id, level, number) DO UPDATE SET hashes = excluded.hashes`.execute(transaction);
}

export type PlacedLeaf = Leaf & { readonly position: number; readonly seal: Buffer };

export async function storeLeaves(
  transaction: Kysely<Tables>,
  partnership: string,
  leaves: readonly PlacedLeaf[],
): Promise<void> {
  const column = <Value>(of: (leaf: PlacedLeaf) => Value) => sql.val(leaves.map(of));
  await sql`INSERT INTO audit_leaf (partnership_id, position, kind, entry_id, commitment, seal)
    SELECT ${partnership}::uuid, l.position, l.kind, l.entry, decode(l.commitment, 'hex'), decode(l.seal, 'hex')
    FROM unnest(${column(({ position }) => position)}::bigint[], ${column(({ kind }) => kind)}::smallint[],
      ${column(({ entry }) => entry)}::uuid[], ${column(({ commitment }) => commitment.toString('hex'))}::text[],
      ${column(({ seal }) => seal.toString('hex'))}::text[]) AS l (position, kind, entry, commitment, seal)`.execute(
    transaction,
  );
}

/** The newest public key, or undefined when the log has had none. */
export async function newestKey(transaction: Kysely<Tables>, partnership: string): Promise<string | undefined> {
  const row = await transaction
    .selectFrom('audit_key')
    .select('public_key')
    .where('partnership_id', '=', partnership)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.public_key;
}
