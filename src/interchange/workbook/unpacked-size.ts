/**
 * What the parts of a zip file say they come to when unpacked, from its directory at the end. The reader stops at what a
 * part says of itself, so that the sum is a limit and not only a claim.
 */
import { zipDirectory } from '../zip-directory.ts';

/** @returns null when it is no plain zip file, or a part does not say how large it is */
export function unpackedSize(bytes: Uint8Array): number | null {
  let sum = 0;
  for (const { unpacked } of zipDirectory(bytes) ?? [{ unpacked: null }]) {
    if (unpacked === null) return null;
    sum += unpacked;
  }
  return sum;
}
