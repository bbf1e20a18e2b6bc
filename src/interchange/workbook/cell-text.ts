/** How the values of a pack are written in the cells of a workbook, and read back. */
import { parse, stringify } from 'yaml';

/**
 * - `lines`: a list, one to a line
 * - `flow`: anything else, as in the pack's own file, for example a pattern
 * - `band`: a level, two levels ("L3 to L4") or "nothing"
 * - `lines-or-nothing`: a list that may also be given as empty
 */
export type CellKind = 'text' | 'whole-number' | 'yes-no' | 'lines' | 'lines-or-nothing' | 'flow' | 'band';

export type CellRead = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly says: string };

const right = (value: unknown): CellRead => ({ ok: true, value });
const wrong = (says: string): CellRead => ({ ok: false, says });

const isMapping = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const flow = (value: unknown): string => stringify(value, { collectionStyle: 'flow', lineWidth: 0 }).trimEnd();

export function cellText(kind: CellKind, value: unknown): string {
  if (kind === 'flow') return flow(value);
  if (kind === 'yes-no') return value === true ? 'yes' : 'no';
  if (Array.isArray(value)) return value.length === 0 && kind === 'lines-or-nothing' ? 'nothing' : value.join('\n');
  if (kind === 'band' && isMapping(value)) return `${String(value['from'])} to ${String(value['to'])}`;
  return String(value);
}

const linesOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

function flowIn(text: string): CellRead {
  try {
    return right(parse(text));
  } catch (error) {
    const [says = ''] = error instanceof Error ? error.message.split('\n') : [];
    return wrong(
      `This cannot be read. ${says.replace(/ at line \d+, column \d+:?/u, '')} Write it as in the other rows.`,
    );
  }
}

/** @param text of a cell that is not empty, without spaces at its ends */
export function readCell(kind: CellKind, text: string): CellRead {
  if (kind === 'flow') return flowIn(text);
  if (kind === 'whole-number')
    return /^\d{1,6}$/u.test(text)
      ? right(Number(text))
      : wrong(`"${text}" is not a whole number. Write one, for example 2.`);
  if (kind === 'yes-no') {
    const word = text.toLowerCase();
    return ['yes', 'no'].includes(word)
      ? right(word === 'yes')
      : wrong(`"${text}" is neither yes nor no. Write one of them.`);
  }
  if (kind === 'lines') return right(linesOf(text));
  if (kind === 'lines-or-nothing') return right(text === 'nothing' ? [] : linesOf(text));
  const range = kind === 'band' ? /^(\S+) to (\S+)$/u.exec(text) : null;
  return right(range === null ? text : { from: range[1], to: range[2] });
}

/** What a spreadsheet made of what a person typed, as the text that they meant. */
export function typedText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date)
    return cell
      .toISOString()
      .replace(/T00:00:00\.000Z$/u, '')
      .slice(0, 16);
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no';
  const text = typeof cell === 'string' || typeof cell === 'number' ? String(cell) : '';
  return text.replaceAll(/\r\n?/gu, '\n').trim();
}
