/** The directory at the end of a zip file: what its parts are called, and how large they say they are. Nothing is unpacked. */
const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;
const endLength = 22;
const entryLength = 46;
const longestComment = 0xffff;

export type ZipPart = {
  readonly name: string;
  /** Bytes. */
  readonly packed: number;
  /** Bytes, or null when it does not say. */
  readonly unpacked: number | null;
  readonly isEncrypted: boolean;
};

const letters = new TextDecoder('latin1');

/** Null when there is no plain directory that can be read to its end. */
export function zipDirectory(bytes: Uint8Array): readonly ZipPart[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - endLength;
  const first = Math.max(0, end - longestComment);
  while (end >= first && view.getUint32(end, true) !== endOfDirectory) end--;
  if (end < first) return null;
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const parts: ZipPart[] = [];
  for (let index = 0; index < count; index++) {
    if (at + entryLength > end || view.getUint32(at, true) !== directoryEntry) return null;
    const packed = view.getUint32(at + 20, true);
    const unpacked = view.getUint32(at + 24, true);
    const nameLength = view.getUint16(at + 28, true);
    parts.push({
      name: letters.decode(bytes.subarray(at + entryLength, at + entryLength + nameLength)),
      packed,
      unpacked: unpacked === 0xffffffff || (unpacked === 0 && packed > 2) ? null : unpacked,
      isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
    });
    at += entryLength + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return parts;
}
