/** The newest checkpoint as a file for a witness, with the proof that it continues an earlier one. */
import { fetchTiles, withTree } from '../../audit/sequence/stored-tree.ts';
import { hashBytes } from '../../audit/tree/hash.ts';
import { consistencyProof } from '../../audit/tree/proofs.ts';
import type { ReadNode } from '../../audit/tree/root.ts';
import { tileKey, tileWidth } from '../../audit/tree/tiles.ts';
import { keyStatementsOf } from '../../audit/verify/database-contents.ts';
import type { CheckpointFile } from '../../audit/witness/checkpoint-file.ts';
import { problem } from '../../errors.ts';
import type { RecordServices } from '../access.ts';
import type { System } from '../system.ts';
import type { Transaction } from '../transaction.ts';
import { asItStands } from './as-it-stands.ts';

export type ExportedCheckpoint = CheckpointFile & { readonly size: number };

/**
 * Throws AUDIT_NOTHING_SIGNED when there is no checkpoint yet, AUDIT_SINCE_UNKNOWN when `since` lies beyond the newest.
 *
 * @param since how many entries the witness has seen already; 0 when none
 * @param withLeaves adds the hashes of the leaves since then, 32 bytes each
 */
export const exportCheckpoint = (
  services: Pick<RecordServices, 'database' | 'clock'>,
  { partnership }: System,
  { since, withLeaves }: { readonly since: number; readonly withLeaves: boolean },
): Promise<ExportedCheckpoint> =>
  asItStands(services, { partnership }, async (transaction) => {
    const newest = await transaction
      .selectFrom('audit_checkpoint')
      .select(['size', 'note'])
      .where('partnership_id', '=', partnership)
      .orderBy('size', 'desc')
      .limit(1)
      .executeTakeFirst();
    if (newest === undefined) throw problem('AUDIT_NOTHING_SIGNED');
    const { size, note } = newest;
    if (since > size) throw problem('AUDIT_SINCE_UNKNOWN', { since, size });
    return {
      size,
      since,
      checkpoint: note,
      keys: await keyStatementsOf(transaction, partnership),
      proof: await withTree(transaction, partnership, (read: ReadNode) => consistencyProof(since, size, read)),
      ...(withLeaves ? { leaves: await leavesBetween(transaction, partnership, since, size) } : {}),
    };
  });

/** Tiles that are read at a time. */
const atOnce = 256;

async function leavesBetween(transaction: Transaction, partnership: string, from: number, to: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  const last = Math.ceil(to / tileWidth);
  for (let first = Math.floor(from / tileWidth); first < last; first += atOnce) {
    const names = Array.from({ length: Math.min(atOnce, last - first) }, (_, index) => ({
      level: 0,
      number: first + index,
    }));
    const tiles = await fetchTiles(transaction, partnership, names);
    for (const name of names) {
      const start = name.number * tileWidth;
      const hashes = tiles.get(tileKey(name)) ?? Buffer.of();
      parts.push(hashes.subarray(Math.max(0, from - start) * hashBytes, Math.max(0, to - start) * hashBytes));
    }
  }
  return Buffer.concat(parts);
}
