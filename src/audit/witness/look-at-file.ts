/** What a witness makes of a file with a checkpoint, by what it holds already. Pure. */
import { readCheckpoint, type SignedCheckpoint } from '../note/checkpoint.ts';
import { keysFrom, readKeyStatements } from '../note/key-statement.ts';
import type { PublicKey } from '../note/keys.ts';
import { hashBytes } from '../tree/hash.ts';
import { provesConsistency } from '../tree/proofs.ts';
import { growingTree } from '../tree/root.ts';
import type { CheckpointFile, Held } from './checkpoint-file.ts';

export type Look =
  /** It continues what is held (or is the first): the witness can say so. */
  | { readonly kind: 'continues'; readonly checkpoint: SignedCheckpoint; readonly isNew: boolean }
  /** No key that follows from the trusted one signed it. */
  | { readonly kind: 'not-signed' }
  /** It is older than what is held. Nothing is wrong with that. */
  | { readonly kind: 'older'; readonly checkpoint: SignedCheckpoint }
  /** The proof begins elsewhere. */
  | { readonly kind: 'other-beginning'; readonly ask: number }
  /** Something under the held checkpoint was changed. */
  | { readonly kind: 'contradicts'; readonly checkpoint: SignedCheckpoint };

/** The key by which a witness that sees a log for the first time can know it: the newest that the file states. */
export const newestKeyOf = ({ keys }: CheckpointFile): PublicKey | undefined => readKeyStatements(keys).at(-1)?.key;

/** @param trusted a key of the log */
export function lookAt(file: CheckpointFile, trusted: PublicKey, held: Held | undefined): Look {
  const keys = keysFrom(readKeyStatements(file.keys), trusted);
  const checkpoint = readCheckpoint(file.checkpoint, keys);
  if (checkpoint === undefined) return { kind: 'not-signed' };
  if (held === undefined)
    return leavesFit(file, checkpoint, 0) ? continues(checkpoint) : { kind: 'contradicts', checkpoint };
  if (checkpoint.size < held.size) return { kind: 'older', checkpoint };
  if (checkpoint.size === held.size)
    return checkpoint.root.equals(held.root)
      ? { kind: 'continues', checkpoint, isNew: false }
      : { kind: 'contradicts', checkpoint };
  if (file.since !== held.size) return { kind: 'other-beginning', ask: held.size };
  return provesConsistency(held, checkpoint, file.proof) && leavesFit(file, checkpoint, held.size)
    ? continues(checkpoint)
    : { kind: 'contradicts', checkpoint };
}

const continues = (checkpoint: SignedCheckpoint): Look => ({ kind: 'continues', checkpoint, isNew: true });

/** Hashes of leaves are as many as they have to be; from the first leaf on they also give the root. */
function leavesFit({ leaves, since }: CheckpointFile, { size, root }: SignedCheckpoint, from: number): boolean {
  if (leaves === undefined) return true;
  if (since !== from || leaves.length !== (size - since) * hashBytes) return false;
  if (since > 0) return true;
  const tree = growingTree();
  for (let start = 0; start < leaves.length; start += hashBytes) tree.add(leaves.subarray(start, start + hashBytes));
  return tree.root().equals(root);
}
