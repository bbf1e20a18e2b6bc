/** Signs how far the log has come, when it continues what was signed before. */
import type { Kysely } from 'kysely';
import type { Tables } from '../../database/tables.ts';
import { problem } from '../../errors.ts';
import { checkpointIn, signedCheckpoint } from '../note/checkpoint.ts';
import type { PrivateKey } from '../note/keys.ts';
import { readNote } from '../note/signed-note.ts';
import { type ReadNode, rootOf } from '../tree/root.ts';
import { withTree } from './stored-tree.ts';

export type Signing = {
  readonly key: PrivateKey;
  readonly at: Temporal.Instant;
  readonly size: number;
  /** The note that was signed last, as it was kept outside the database. */
  readonly last: string | undefined;
};

/** The note, stored. Throws AUDIT_LOG_CHANGED when the tree is not the one that was signed before. */
export async function signCheckpoint(
  transaction: Kysely<Tables>,
  partnership: string,
  { key, at, size, last }: Signing,
): Promise<string> {
  const before = checkpointBefore(last);
  if (before !== undefined && before.size > size)
    throw problem('AUDIT_LOG_CHANGED', { signed: before.size, found: size });
  const root = await withTree(transaction, partnership, (read: ReadNode) => {
    const past = before === undefined ? undefined : rootOf(0, before.size, read);
    return { past, now: rootOf(0, size, read) };
  });
  if (before !== undefined && root.past?.equals(before.root) !== true)
    throw problem('AUDIT_LOG_CHANGED', { signed: before.size, found: size });
  const note = signedCheckpoint(key, { size, root: root.now }, at);
  await transaction
    .insertInto('audit_checkpoint')
    .values({ partnership_id: partnership, size, signed_at: at, note })
    .execute();
  await transaction
    .updateTable('audit_log')
    .set({ checkpoint_size: size, checkpoint_at: at })
    .where('partnership_id', '=', partnership)
    .execute();
  return note;
}

function checkpointBefore(last: string | undefined) {
  if (last === undefined) return undefined;
  const note = readNote(last);
  return note === undefined ? undefined : checkpointIn(note);
}
