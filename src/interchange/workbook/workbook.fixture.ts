/** Workbooks in which somebody has worked, for tests. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { projectRoot } from '../../config.ts';
import type { Pack } from '../../rulebook/pack/pack-schema.ts';
import { readPack } from '../../rulebook/pack/read-pack.ts';
import { exportWorkbook } from './export-workbook.ts';
import { importWorkbook } from './import-workbook.ts';
import { problemInWords } from './workbook-problem.ts';

export function packNamed(name: string): Pack {
  const read = readPack(readFileSync(join(projectRoot, 'packs', `${name}.yaml`), 'utf8'));
  assert.ok(read.ok);
  return read.pack;
}

export async function exported(pack: Pack): Promise<Uint8Array> {
  const found = await exportWorkbook(pack);
  assert.ok(found.ok, found.ok ? '' : found.says);
  return found.bytes;
}

export type Cells = (string | number | boolean | Date | null)[][];
export type Edit = (sheets: Map<string, Cells>) => void;

/** The workbook of the illustrative document after somebody has worked in it. */
export async function edited(edit: Edit, name = 'examples/illustrative'): Promise<Uint8Array> {
  const { sheets } = await readXlsx(await exported(packNamed(name)));
  const cells = new Map(sheets.map((sheet) => [sheet.name, sheet.rows.map((row) => [...row]) as Cells]));
  edit(cells);
  return writeXlsx({ sheets: [...cells].map(([title, rows]) => ({ name: title, rows })) });
}

export const columnOf = (rows: Cells, heading: string): number => {
  const index = (rows[0] ?? []).findIndex((cell) => String(cell).startsWith(heading));
  assert.ok(index >= 0, heading);
  return index;
};

/** Writes one cell of a sheet; rows are counted as a person sees them, headings being row 1. */
export const put =
  (sheet: string, row: number, heading: string, value: Cells[number][number]): Edit =>
  (sheets) => {
    const rows = sheets.get(sheet);
    const cells = rows?.[row - 1];
    assert.ok(rows !== undefined && cells !== undefined);
    cells[columnOf(rows, heading)] = value;
  };

export async function problemsAfter(edit: Edit): Promise<readonly string[]> {
  const read = await importWorkbook(await edited(edit));
  return read.ok ? [] : read.problems.map(problemInWords);
}
