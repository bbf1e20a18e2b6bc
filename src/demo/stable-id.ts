/** Ids that are the same on every machine and every day, so that links in the guides stay good. */
import { createHash } from 'node:crypto';

/** A UUID of version 8 made from what it stands for. */
export function stableId(...labels: readonly (string | number)[]): string {
  const bytes = createHash('sha256')
    .update(`throughline demo 1/${labels.join('/')}`)
    .digest()
    .subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
