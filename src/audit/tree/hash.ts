/** Hashes of a Merkle tree, as RFC 9162 section 2.1.1 defines them: leaves and nodes can never be taken for each other. */
import { hash } from 'node:crypto';

export const hashBytes = 32;

const leafPrefix = Buffer.of(0);
const node = Buffer.alloc(1 + 2 * hashBytes, 1);

/** SHA-256 of nothing: the root of a tree without leaves. */
export const emptyRoot: Buffer = hash('sha256', '', 'buffer');

export const leafHash = (leaf: Buffer): Buffer => hash('sha256', Buffer.concat([leafPrefix, leaf]), 'buffer');

/** The buffer is used again for every node, which nothing can see: a hash is taken at once. */
export function nodeHash(left: Buffer, right: Buffer): Buffer {
  left.copy(node, 1);
  right.copy(node, 1 + hashBytes);
  return hash('sha256', node, 'buffer');
}
