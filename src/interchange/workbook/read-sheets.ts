/** Turns the rows of a workbook into the content of a pack, and remembers in which cell each part of it stands. */
import { suggestion } from '../../rulebook/pack/closest.ts';
import { readCell, typedText } from './cell-text.ts';
import { type Column, headingOf, type Path, type Sheet } from './sheet.ts';
import { thresholdSheets } from './threshold-sheets.ts';
import { type CellPlace, type WorkbookProblem, wholeWorkbook } from './workbook-problem.ts';

type Mapping = { [name: string]: unknown };
export type Places = ReadonlyMap<string, CellPlace>;
export type ReadSheets = {
  readonly content: Readonly<Record<string, unknown>>;
  readonly places: Places;
  readonly problems: readonly WorkbookProblem[];
};
export type GivenSheet = { readonly name: string; readonly rows: readonly (readonly unknown[])[] };

type Reading = {
  readonly content: Mapping;
  readonly places: Map<string, CellPlace>;
  readonly problems: WorkbookProblem[];
};

/** Where each cell of a row is read: its text, and what to say about it. */
type Row = {
  readonly text: (column: Column) => string;
  readonly place: (column?: Column) => CellPlace;
  readonly key: string;
};

const keyHeading = ({ shape, within }: Sheet): string | null => {
  if (within !== undefined) return within.title;
  return shape === 'record' ? 'Id' : null;
};

/** What stands at a path, made when it is not there yet. */
function partAt(content: Mapping, path: Path): unknown {
  return path.reduce<unknown>((part, name, index) => {
    const parent = part as Record<string | number, unknown>;
    parent[name] ??= typeof path[index + 1] === 'number' ? [] : {};
    return parent[name];
  }, content);
}

function listIn(parent: unknown, name: string | number): unknown[] {
  const holder = parent as Record<string | number, unknown>;
  const value = holder[name];
  if (Array.isArray(value)) return value;
  const list: unknown[] = [];
  holder[name] = list;
  return list;
}

function setIn(part: Mapping, path: readonly string[], value: unknown): void {
  const last = path.at(-1);
  if (last === undefined) return;
  const holder = path.slice(0, -1).reduce<Mapping>((held, name) => {
    held[name] ??= {};
    return held[name] as Mapping;
  }, part);
  const before = holder[last];
  const isBoth = typeof before === 'object' && typeof value === 'object' && value !== null;
  holder[last] = isBoth ? { ...value, ...before } : value;
}

/** The columns of a sheet by their headings, wherever they were moved to. */
function columnsIn(given: GivenSheet, sheet: Sheet, reading: Reading): ReadonlyMap<string, number> {
  const headings = (given.rows[0] ?? []).map(typedText);
  const key = keyHeading(sheet);
  const known = [...(key === null ? [] : [key]), ...sheet.columns.map(headingOf)];
  const say = (column: number, heading: string, says: string) =>
    reading.problems.push({ sheet: sheet.title, row: 1, column, heading, says });
  for (const [index, heading] of headings.entries()) {
    if (heading === '') continue;
    if (!known.includes(heading))
      say(index + 1, heading, `This column is not known here.${suggestion(heading, known)}`);
    else if (headings.indexOf(heading) < index)
      say(index + 1, heading, 'There are two columns with this heading. Keep one.');
  }
  for (const heading of known)
    if (!headings.includes(heading))
      say(1, heading, `The column "${heading}" is missing. Put it back, empty if need be.`);
  return new Map(known.map((heading) => [heading, headings.indexOf(heading)]));
}

function rowsIn(given: GivenSheet, sheet: Sheet, reading: Reading): readonly Row[] {
  const columns = columnsIn(given, sheet, reading);
  const key = keyHeading(sheet);
  return given.rows.slice(1).flatMap((cells, index): readonly Row[] => {
    if (cells.every((cell) => typedText(cell) === '')) return [];
    const at = (heading: string): number => columns.get(heading) ?? -1;
    const first = sheet.columns[0];
    return [
      {
        key: key === null ? '' : typedText(cells[at(key)]),
        text: (column) => typedText(cells[at(headingOf(column))]),
        place: (column = key === null ? first : undefined) => {
          const heading = column === undefined ? (key ?? '') : headingOf(column);
          return { sheet: sheet.title, row: index + 2, column: at(heading) + 1, heading };
        },
      },
    ];
  });
}

/** A row as the part of the pack that it stands for; its cells are remembered under the path of the part. */
function partOf(row: Row, sheet: Sheet, path: Path, reading: Reading): unknown {
  const part: Mapping = {};
  reading.places.set(path.join('.'), row.place());
  for (const column of sheet.columns) {
    const place = row.place(column);
    reading.places.set([...path, ...column.path].join('.'), place);
    const text = row.text(column);
    if (text === '') continue;
    const read = readCell(column.kind, text);
    if (read.ok) setIn(part, column.path, read.value);
    else reading.problems.push({ ...place, says: read.says });
  }
  return Object.keys(part).length === 1 && typeof part['named'] === 'string' ? part['named'] : part;
}

function readSingle(given: GivenSheet, sheet: Sheet, reading: Reading): void {
  const part = partAt(reading.content, sheet.at) as Mapping;
  const headings = sheet.columns.map(headingOf);
  const rows = new Map(
    given.rows.map((cells, index) => [typedText(cells[0]), { text: typedText(cells[1]), row: index + 1 }]),
  );
  for (const [heading, { row }] of rows)
    if (row > 1 && heading !== '' && !headings.includes(heading))
      reading.problems.push({
        sheet: sheet.title,
        row,
        column: 1,
        heading,
        says: `This row is not known here.${suggestion(heading, headings)}`,
      });
  const row: Row = {
    key: '',
    text: (column) => rows.get(headingOf(column))?.text ?? '',
    place: (column) => {
      const heading = column === undefined ? '' : headingOf(column);
      return { sheet: sheet.title, row: rows.get(heading)?.row ?? 1, column: 2, heading };
    },
  };
  Object.assign(part, partOf(row, sheet, sheet.at, reading));
}

function readRecord(given: GivenSheet, sheet: Sheet, reading: Reading): void {
  const part = partAt(reading.content, sheet.at) as Mapping;
  for (const row of rowsIn(given, sheet, reading)) {
    if (row.key === '') reading.problems.push({ ...row.place(), says: 'This is missing. Write an id here.' });
    else if (row.key === '__proto__' || Object.hasOwn(part, row.key))
      reading.problems.push({
        ...row.place(),
        says: `There is already a row called "${row.key}". Give it another id.`,
      });
    else part[row.key] = partOf(row, sheet, [...sheet.at, row.key], reading);
  }
}

function readList(given: GivenSheet, sheet: Sheet, reading: Reading): void {
  const list = listIn(partAt(reading.content, sheet.at.slice(0, -1)), sheet.at.at(-1) ?? '');
  const { within } = sheet;
  for (const row of rowsIn(given, sheet, reading)) {
    if (within === undefined) {
      list.push(partOf(row, sheet, [...sheet.at, list.length], reading));
      continue;
    }
    const keys = list.map((parent) => String((parent as Mapping)[within.key]));
    const parent = keys.indexOf(row.key);
    if (parent < 0) {
      reading.problems.push({ ...row.place(), says: `There is no "${row.key}".${suggestion(row.key, keys)}` });
      continue;
    }
    const children = listIn(list[parent], within.list);
    children.push(partOf(row, sheet, [...sheet.at, parent, within.list, children.length], reading));
  }
}

export function readSheets(given: readonly GivenSheet[]): ReadSheets {
  const reading: Reading = { content: {}, places: new Map(), problems: [] };
  const names = thresholdSheets.map(({ title }) => title);
  for (const { name, rows } of given)
    if (!names.includes(name) && rows.length > 0)
      reading.problems.push(
        wholeWorkbook(
          `The sheet "${name}" is not known.${suggestion(name, names)} Take it out, or give it its name back.`,
        ),
      );
  for (const sheet of thresholdSheets) {
    const found = given.find(({ name }) => name === sheet.title);
    if (found === undefined) {
      reading.problems.push(
        wholeWorkbook(`The sheet "${sheet.title}" is missing. Put it back, with its headings, empty if need be.`),
      );
      continue;
    }
    if (sheet.shape === 'single') readSingle(found, sheet, reading);
    else if (sheet.shape === 'record') readRecord(found, sheet, reading);
    else readList(found, sheet, reading);
  }
  return reading;
}
