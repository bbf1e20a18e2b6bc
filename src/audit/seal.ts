/**
 * Seals of leaves: made with a secret that lies beside the signing key. The tree and its checkpoints show that something was
 * changed, also to others; the seal tells whoever has the key file which leaf it was, when somebody has made all hashes of the
 * database fit together again.
 */
import { createHmac } from 'node:crypto';

/** The secret of all leaves from a position on, until the next one's. */
export type SealingSecret = { readonly from: number; readonly secret: Buffer };

const sealBytes = 16;
const positionBytes = 8;

export function sealOf(secrets: readonly SealingSecret[], position: number, leafHash: Buffer): Buffer {
  const current = secrets.findLast(({ from }) => from <= position);
  if (current === undefined) throw new RangeError(`No secret seals the entry at ${position}`);
  const place = Buffer.allocUnsafe(positionBytes);
  place.writeBigUInt64BE(BigInt(position));
  return createHmac('sha256', current.secret).update(place).update(leafHash).digest().subarray(0, sealBytes);
}
