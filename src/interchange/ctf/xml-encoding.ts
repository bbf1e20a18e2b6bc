/** Which encoding a file is written in: what its first bytes show, what its declaration says, and whether they agree. */
import { refuse } from './ctf-refusals.ts';

export type XmlEncoding = 'utf-8' | 'us-ascii' | 'windows-1252' | 'iso-8859-1' | 'utf-16le' | 'utf-16be';
export type FoundEncoding = { readonly encoding: XmlEncoding; readonly bomBytes: number };

const names: Readonly<Record<string, XmlEncoding | 'utf-16'>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'us-ascii': 'us-ascii',
  ascii: 'us-ascii',
  'windows-1252': 'windows-1252',
  cp1252: 'windows-1252',
  'iso-8859-1': 'iso-8859-1',
  'iso_8859-1': 'iso-8859-1',
  latin1: 'iso-8859-1',
  'utf-16': 'utf-16',
  'utf-16le': 'utf-16le',
  'utf-16be': 'utf-16be',
};

const declaration =
  /^<\?xml\s+version\s*=\s*(?:"([^"]*)"|'([^']*)')(?:\s+encoding\s*=\s*(?:"([^"]*)"|'([^']*)'))?[^<>]*\?>/u;
export const longestDeclaration = 512;

type Mark = { readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be'; readonly bytes: number; readonly says: string };

function byteOrderMark(head: Buffer): Mark | undefined {
  const [a, b, c, d] = head;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'utf-8', bytes: 3, says: 'UTF-8' };
  if ((a === 0xff && b === 0xfe && c === 0 && d === 0) || (a === 0 && b === 0 && c === 0xfe && d === 0xff)) {
    return refuse('encoding-unsupported', { encoding: 'UTF-32' });
  }
  if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', bytes: 2, says: 'UTF-16' };
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', bytes: 2, says: 'UTF-16' };
  if (a === 0x3c && b === 0) return refuse('encoding-unsupported', { encoding: 'UTF-16 without a byte order mark' });
  if (a === 0 && b === 0x3c) return refuse('encoding-unsupported', { encoding: 'UTF-16 without a byte order mark' });
  return undefined;
}

function headText(head: Buffer, mark: Mark | undefined): string {
  const rest = head.subarray(mark?.bytes ?? 0);
  if (mark?.encoding === 'utf-16le') return rest.toString('utf16le');
  if (mark?.encoding === 'utf-16be')
    return rest
      .subarray(0, rest.length & ~1)
      .swap16()
      .toString('utf16le');
  return rest.toString('latin1');
}

/** True while more bytes are needed to know the encoding. */
export function isDeclarationIncomplete(head: Buffer): boolean {
  if (head.length < 4) return true;
  if (head.length >= longestDeclaration) return false;
  const text = headText(Buffer.from(head), byteOrderMark(head));
  return '<?xml'.startsWith(text.slice(0, 5)) && !text.includes('?>');
}

/**
 * @param head the first bytes of the file, at least to the end of its declaration when it has one
 * @throws RefusedFile when the declaration cannot be read, names an encoding we do not read, or contradicts the bytes
 */
export function findXmlEncoding(head: Buffer): FoundEncoding {
  const mark = byteOrderMark(head);
  const text = headText(Buffer.from(head), mark);
  const found: FoundEncoding = { encoding: mark?.encoding ?? 'utf-8', bomBytes: mark?.bytes ?? 0 };
  if (!/^<\?xml\s/u.test(text)) return found;
  const match = declaration.exec(text);
  if (match === null) return refuse('declaration-unreadable', {}, { line: 1, column: 0 });
  if ((match[1] ?? match[2]) !== '1.0') return refuse('xml-version', {}, { line: 1, column: 0 });
  const written = match[3] ?? match[4];
  if (written === undefined) return found;

  const name = written.toLowerCase();
  const declared = Object.hasOwn(names, name) ? names[name] : undefined;
  if (declared === undefined) return refuse('encoding-unsupported', { encoding: written.slice(0, 40) });
  const declaresUtf16 = declared.startsWith('utf-16');
  if (mark === undefined) {
    if (declaresUtf16) return refuse('encoding-contradicts', { declared: 'UTF-16', found: 'that it is not' });
    return { encoding: declared as XmlEncoding, bomBytes: 0 };
  }
  if (declared !== mark.encoding && !(declared === 'utf-16' && mark.says === 'UTF-16')) {
    return refuse('encoding-contradicts', { declared: written, found: mark.says });
  }
  return found;
}
