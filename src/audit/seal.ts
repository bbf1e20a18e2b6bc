/**
 * Seals of leaves: made with a secret that lies beside the signing key. The tree and its checkpoints show that something was
 * changed, also to others; the seal tells whoever has the key file which leaf it was, when somebody has made all hashes of the
 * database fit together again.
 */
import { hash } from 'node:crypto';
import { hashBytes } from './tree/hash.ts';

/** The secret of all leaves from a position on, until the next one's. */
export type SealingSecret = { readonly from: number; readonly secret: Buffer };

const sealBytes = 16;
const positionBytes = 8;
export const secretBytes = 32;

/** Secret, position and hash always have the same lengths, so one pass of SHA-256 over them is enough. */
export function sealOf(secrets: readonly SealingSecret[], position: number, leafHash: Buffer): Buffer {
  const current = secrets.findLast(({ from }) => from <= position);
  if (current === undefined) throw new RangeError(`No secret seals the entry at ${position}`);
  const sealed = Buffer.allocUnsafe(secretBytes + positionBytes + hashBytes);
  current.secret.copy(sealed);
  sealed.writeBigUInt64BE(BigInt(position), secretBytes);
  leafHash.copy(sealed, secretBytes + positionBytes);
  return hash('sha256', sealed, 'buffer').subarray(0, sealBytes);
}
