/** Writes the pack of one threshold document as a workbook that people edit without seeing YAML. */
import { isDeepStrictEqual } from 'node:util';
import { writeXlsx } from 'hucre/xlsx';
import type { Pack } from '../../rulebook/pack/pack-schema.ts';
import { cellText } from './cell-text.ts';
import { importWorkbook } from './import-workbook.ts';
import { type Column, headingOf, type Path, type Sheet } from './sheet.ts';
import { thresholdSheets } from './threshold-sheets.ts';

type Mapping = Readonly<Record<string, unknown>>;
type Rows = readonly (readonly string[])[];

const isMapping = (value: unknown): value is Mapping =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const valueAt = (part: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (value, name) => (value as Readonly<Record<string | number, unknown>> | undefined)?.[name],
    part,
  );

/** What stands in a column of its own is taken out of the column that holds the rest. */
function restOf(part: unknown, rest: Column, columns: readonly Column[]): unknown {
  const whole = valueAt(part, rest.path);
  if (!isMapping(whole)) return whole;
  const own = columns
    .filter(({ path, isRest }) => isRest !== true && path.length === rest.path.length + 1 && path[0] === rest.path[0])
    .map(({ path }) => path.at(-1));
  return Object.fromEntries(
    Object.entries(whole).filter(([name, value]) => typeof value !== 'string' || !own.includes(name)),
  );
}

function cellsOf(item: unknown, columns: readonly Column[]): readonly string[] {
  const part = typeof item === 'string' ? { named: item } : item;
  const hasRest = columns.some(({ isRest }) => isRest);
  return columns.map((column) => {
    const value = column.isRest === true ? restOf(part, column, columns) : valueAt(part, column.path);
    const isElsewhere = hasRest && column.path.length > 1 && typeof value !== 'string';
    if (value === undefined || isElsewhere || isDeepStrictEqual(value, column.usual)) return '';
    return cellText(column.kind, value);
  });
}

const listAt = (pack: Pack, path: Path): readonly unknown[] => {
  const value = valueAt(pack, path);
  return Array.isArray(value) ? value : [];
};

/** The rows of one sheet under their headings. */
export function rowsOf(sheet: Sheet, pack: Pack): Rows {
  const { columns, shape, at, within } = sheet;
  const headings = columns.map(headingOf);
  if (shape === 'single') {
    const cells = cellsOf(valueAt(pack, at), columns);
    return [['What', 'Is'], ...headings.map((heading, index) => [heading, cells[index] ?? ''])];
  }
  if (shape === 'record') {
    const named = Object.entries(valueAt(pack, at) ?? {});
    return [['Id', ...headings], ...named.map(([name, item]) => [name, ...cellsOf(item, columns)])];
  }
  if (within === undefined) return [headings, ...listAt(pack, at).map((item) => cellsOf(item, columns))];
  const { key, list, title } = within;
  const belonging = listAt(pack, at).flatMap((parent) =>
    listAt(parent as Pack, [list]).map((item) => [String(valueAt(parent, [key])), ...cellsOf(item, columns)]),
  );
  return [[title, ...headings], ...belonging];
}

/** Excel reads `_x0041_` as the letter A; written so, it stays what it is. */
const escaped = (text: string): string => text.replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/gu, '_x005F_');

const widthsOf = ({ columns, shape, within }: Sheet): readonly number[] => {
  if (shape === 'single') return [32, 80];
  const widths = columns.map(({ width }) => width);
  return shape === 'record' || within !== undefined ? [28, ...widths] : widths;
};

export type ExportedWorkbook =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly says: string };

/** A pack with anything that the workbook could not bring back unchanged is refused, and is edited as YAML. */
export async function exportWorkbook(pack: Pack): Promise<ExportedWorkbook> {
  const [rule] = pack.rules;
  if (pack.rules.length !== 1 || rule === undefined || !('threshold' in rule)) {
    return {
      ok: false,
      says: `A workbook holds one threshold document and nothing else. ${pack.pack} holds other rules. Move them to a pack of their own, or edit the file itself.`,
    };
  }
  const bytes = await writeXlsx({
    sheets: thresholdSheets.map((sheet) => ({
      name: sheet.title,
      columns: widthsOf(sheet).map((width) => ({
        width,
        numFmt: '@',
        style: { alignment: { wrapText: true, vertical: 'top' } },
      })),
      rows: rowsOf(sheet, pack).map((row) => row.map((text) => (text === '' ? null : escaped(text)))),
      freezePane: { rows: 1, columns: 1 },
    })),
  });
  const back = await importWorkbook(bytes);
  return back.ok && isDeepStrictEqual(back.pack, pack)
    ? { ok: true, bytes }
    : { ok: false, says: `${pack.pack} holds something that a workbook cannot carry unchanged. Edit the file itself.` };
}
