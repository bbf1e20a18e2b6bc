/** Reads a pack back from a workbook, with the same checks as its file: sheet, row and column instead of lines. */
import { readXlsx } from 'hucre/xlsx';
import type { Pack } from '../../rulebook/pack/pack-schema.ts';
import { type PackProblem, readPack } from '../../rulebook/pack/read-pack.ts';
import { packYaml } from './pack-yaml.ts';
import { type Places, type ReadSheets, readSheets } from './read-sheets.ts';
import { unpackedSize } from './unpacked-size.ts';
import { type WorkbookProblem, wholeWorkbook } from './workbook-problem.ts';

export type ImportedWorkbook =
  | { readonly ok: true; readonly pack: Pack; readonly yaml: string }
  | { readonly ok: false; readonly problems: readonly WorkbookProblem[] };

export const largestFile = 5 * 1024 * 1024;
/** What the sheets of a file may come to when they are unpacked. */
export const largestUnpacked = 64 * 1024 * 1024;
const mostRows = 5_000;

const refused = (says: string): ImportedWorkbook => ({ ok: false, problems: [wholeWorkbook(says)] });
const unreadable =
  'This file cannot be read as a workbook. Save it as .xlsx without a password, or export the pack again and fill that file in.';

/** The cell of what a problem is about, or of the nearest thing around it. */
function placed({ at, says }: PackProblem, places: Places): WorkbookProblem {
  const path = at.split('.');
  for (let depth = path.length; depth > 0; depth--) {
    const place = places.get(path.slice(0, depth).join('.'));
    if (place === undefined) continue;
    const isMissing = says === `"${path.at(-1)}" is missing.`;
    return { ...place, says: isMissing ? 'This is missing. Write it here.' : says };
  }
  return wholeWorkbook(at === '' ? says : `${at}: ${says}`);
}

/** @param bytes of an .xlsx file, from anybody */
export async function importWorkbook(bytes: Uint8Array): Promise<ImportedWorkbook> {
  const unpacked = unpackedSize(bytes);
  if (unpacked === null) return refused(unreadable);
  if (bytes.length > largestFile || unpacked > largestUnpacked)
    return refused('This workbook is too large for a pack of rules. Take out what does not belong to it.');
  let sheets: ReadSheets;
  try {
    const workbook = await readXlsx(bytes, { maxRows: mostRows });
    sheets = readSheets(workbook.sheets);
  } catch {
    return refused(unreadable);
  }
  if (sheets.problems.length > 0) return { ok: false, problems: sheets.problems };
  const yaml = packYaml(sheets.content);
  const read = readPack(yaml);
  return read.ok
    ? { ok: true, pack: read.pack, yaml }
    : { ok: false, problems: read.problems.map((found) => placed(found, sheets.places)) };
}
