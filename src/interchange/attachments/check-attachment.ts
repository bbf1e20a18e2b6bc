/**
 * What a file is, by its content and never by its name, and whether it is taken. Refused are pages, drawings and programs
 * that somebody's machine might run, documents that carry macros or hidden objects, what is locked with a password, what
 * unpacks into far more than it is, and a file that is two kinds at once.
 */
import { fileTypeFromBuffer } from 'file-type';
import { type ZipPart, zipDirectory } from '../zip-directory.ts';
import { takenInWords, takenTypes } from './media-types.ts';

export type CheckedAttachment =
  | { readonly ok: true; readonly mediaType: string }
  | { readonly ok: false; readonly says: string };

const refuse = (says: string): CheckedAttachment => ({ ok: false, says });

const notTaken = `The file must be ${takenInWords}`;
const locked =
  'The file is an older Office document or is locked with a password. Save it as a newer one without a password, and add that';

/** Of everything in a document together, in bytes. */
const mostUnpacked = 300_000_000;
/** A document of words, tables and pictures packs no closer than this. */
const closest = 200;
const mostParts = 10_000;

/** Programs in a document, and objects of other programs inside it. */
const active =
  /vbaproject|vbadata|macrosheets|activex|oleobject|^basic\/|^scripts\/|\.(?:exe|dll|js|vbs|ps1|bat|cmd|jar|lnk|hta)$/u;

const needed: Readonly<Record<string, RegExp>> = {
  docx: /^word\/document\d*\.xml$/u,
  xlsx: /^xl\/workbook\d*\.xml$/u,
  pptx: /^ppt\/presentation\d*\.xml$/u,
  odt: /^content\.xml$/u,
  ods: /^content\.xml$/u,
  odp: /^content\.xml$/u,
};

function checkParts(parts: readonly ZipPart[], bytes: number, ending: string): CheckedAttachment | undefined {
  if (parts.length === 0 || parts.length > mostParts) return refuse(notTaken);
  if (parts.some(({ isEncrypted }) => isEncrypted)) return refuse(locked);
  const unpacked = parts.reduce((sum, part) => sum + (part.unpacked ?? Number.POSITIVE_INFINITY), 0);
  if (unpacked > mostUnpacked || unpacked > bytes * closest)
    return refuse('The file unpacks into far more than a document would. Open it, save it anew and add that');
  const names = parts.map(({ name }) => name.toLowerCase());
  if (names.some((name) => active.test(name)))
    return refuse('The file contains macros or objects of other programs. Save it without them, or as a PDF');
  return names.some((name) => needed[ending]?.test(name)) ? undefined : refuse(notTaken);
}

const startsWith = (content: Uint8Array, text: string): boolean =>
  Buffer.from(text).equals(content.subarray(0, text.length));

export async function checkAttachment(content: Uint8Array): Promise<CheckedAttachment> {
  if (content.length === 0) return refuse('The file is empty');
  const parts = zipDirectory(content);
  const isZip = startsWith(content, 'PK');
  // Before anything looks inside: a document that unpacks into too much is not unpacked in order to find that out
  if (isZip && parts === null) return refuse(notTaken);
  if (isZip && parts !== null && parts.some(({ isEncrypted }) => isEncrypted)) return refuse(locked);
  const found = await fileTypeFromBuffer(content).catch(() => undefined);
  if (found?.mime === 'application/x-cfb') return refuse(locked);
  const type = found === undefined ? undefined : takenTypes[found.mime];
  if (found === undefined || type === undefined) return refuse(notTaken);
  if (type.family === 'office') {
    const fault = parts === null ? refuse(notTaken) : checkParts(parts, content.length, type.endings[0]);
    return fault ?? { ok: true, mediaType: found.mime };
  }
  if (type.family === 'pdf' && !startsWith(content, '%PDF-')) return refuse(notTaken);
  if (parts !== null && parts.length > 0)
    return refuse('The file is two kinds of file at once. Save it anew and add that');
  return { ok: true, mediaType: found.mime };
}
