/**
 * In which encoding a school list is written. The register says nothing about it: downloads are Windows-1252, extracts
 * UTF-8. The beginning cannot tell, since the first accent may stand in the last row, so the whole file is looked at
 * once before it is read: if every byte of it fits UTF-8 it is UTF-8, else it is Windows-1252, in which every file can
 * be read. The same file always gives the same answer.
 */
import { isUtf8 } from 'node:buffer';
import { wholeUtf8Length } from '../utf8-bytes.ts';

export type RegisterEncoding = 'utf-8' | 'windows-1252';
export type EncodingFound =
  | { readonly encoding: RegisterEncoding }
  | { readonly encoding: undefined; readonly looksLike: string }
  | { readonly encoding: undefined; readonly isTooLarge: true };

const appearance = (head: Buffer): string | undefined => {
  if (head.subarray(0, 2).toString('latin1') === 'PK') return 'a zip file or a spreadsheet';
  if (head.subarray(0, 4).toString('latin1') === '%PDF') return 'a PDF';
  if (head[0] === 0xff && head[1] === 0xfe) return 'text in UTF-16';
  if (head[0] === 0xfe && head[1] === 0xff) return 'text in UTF-16';
  return undefined;
};

export async function findRegisterEncoding(
  source: AsyncIterable<Uint8Array>,
  maxBytes: number,
): Promise<EncodingFound> {
  let isStillUtf8 = true;
  let held: Buffer = Buffer.alloc(0);
  let total = 0;
  for await (const piece of source) {
    const bytes = Buffer.concat([held, piece]);
    if (total === 0) {
      const looksLike = appearance(bytes);
      if (looksLike !== undefined) return { encoding: undefined, looksLike };
    }
    total += piece.byteLength;
    if (total > maxBytes) return { encoding: undefined, isTooLarge: true };
    if (bytes.includes(0)) return { encoding: undefined, looksLike: 'something other than text' };
    if (!isStillUtf8) continue;
    const length = wholeUtf8Length(bytes);
    isStillUtf8 = isUtf8(bytes.subarray(0, length));
    held = isStillUtf8 ? Buffer.from(bytes.subarray(length)) : Buffer.alloc(0);
  }
  return { encoding: isStillUtf8 && held.length === 0 ? 'utf-8' : 'windows-1252' };
}

/** The text of a source, in pieces; a byte order mark is dropped. */
export async function* decodedText(
  source: AsyncIterable<Uint8Array>,
  encoding: RegisterEncoding,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const piece of source) yield decoder.decode(piece, { stream: true });
  yield decoder.decode();
}
