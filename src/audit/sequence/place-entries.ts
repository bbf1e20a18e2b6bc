/** Gives entries that wait their places in the tree: one batch, inside the transaction of whoever holds the lock of the log. */
import { type Kysely, sql } from 'kysely';
import type { Tables } from '../../database/tables.ts';
import { commitmentTo, entryKinds, entryLine, hashOfLeaf, type Leaf } from '../entry-line.ts';
import { type SealingSecret, sealOf } from '../seal.ts';
import { edgeOf, growingTiles } from '../tree/tiles.ts';
import { entryColumns, entryIn, entryJoins, type JoinedEntry, readInUtc } from './entry-rows.ts';
import { fetchTiles, type PlacedLeaf, storeLeaves, storeTiles } from './stored-tree.ts';

type Taken = JoinedEntry & { readonly kind: number; readonly entry_id: string };

/** An entry that was put out and is there no more when its turn comes. */
export type LostEntry = { readonly kind: number; readonly entry: string };

export type Placed = { readonly size: number; readonly taken: number; readonly lost: readonly LostEntry[] };

const takeWaiting = (partnership: string, most: number) => sql<Taken>`
  WITH taken AS (
    DELETE FROM audit_outbox o USING (
      SELECT entry_id, kind FROM audit_outbox WHERE partnership_id = ${partnership} ORDER BY entry_id LIMIT ${most}
    ) AS first
    WHERE o.partnership_id = ${partnership} AND o.entry_id = first.entry_id AND o.kind = first.kind
    RETURNING o.partnership_id, o.entry_id, o.kind
  )
  SELECT taken.kind, taken.entry_id, ${entryColumns} FROM taken ${entryJoins('taken')} ORDER BY taken.entry_id`;

const leafOf = (row: Taken): Leaf | undefined => {
  const entry = entryIn(row);
  return entry && { kind: entryKinds[entry.kind], entry: entry.id, commitment: commitmentTo(entryLine(entry)) };
};

/**
 * @param size of the tree so far
 * @param most entries at a time
 */
export async function placeEntries(
  transaction: Kysely<Tables>,
  partnership: string,
  { size, most, secrets }: { readonly size: number; readonly most: number; readonly secrets: readonly SealingSecret[] },
): Promise<Placed> {
  await readInUtc(transaction);
  const { rows } = await takeWaiting(partnership, most).execute(transaction);
  if (rows.length === 0) return { size, taken: 0, lost: [] };
  const tiles = growingTiles(size, await fetchTiles(transaction, partnership, edgeOf(size)));
  const leaves: PlacedLeaf[] = [];
  const lost: LostEntry[] = [];
  for (const row of rows) {
    const leaf = leafOf(row);
    if (leaf === undefined) {
      lost.push({ kind: row.kind, entry: row.entry_id });
      continue;
    }
    const position = size + leaves.length;
    const hash = hashOfLeaf(leaf);
    tiles.add(hash);
    leaves.push({ ...leaf, position, seal: sealOf(secrets, position, hash) });
  }
  await storeLeaves(transaction, partnership, leaves);
  await storeTiles(transaction, partnership, tiles.changed());
  const grown = size + leaves.length;
  await transaction.updateTable('audit_log').set({ size: grown }).where('partnership_id', '=', partnership).execute();
  return { size: grown, taken: rows.length, lost };
}
