/**
 * Reads term dates from a table with the columns Kind, Name, From and To, saved from a spreadsheet as CSV. Each row is a
 * term, or days on which the school is closed within one; "covers" says for which days the table speaks, when that is more
 * than from the first day of its first term to the last day of its last.
 */
import { CsvError, parse } from 'csv-parse/sync';
import { isoDate, parseIsoDate } from '../iso-date.ts';

export type Period = { readonly title: string; readonly from: string; readonly to: string };

export type TermDates = {
  readonly from: string;
  readonly to: string;
  readonly terms: readonly Period[];
  readonly closed: readonly Period[];
};

export type ReadTermDates =
  | { readonly ok: true; readonly dates: TermDates }
  | { readonly ok: false; readonly problems: readonly string[] };

type Kind = 'term' | 'closed' | 'covers';

/** What people write in the first column. */
const kindWords: Readonly<Record<string, Kind>> = {
  term: 'term',
  closed: 'closed',
  closure: 'closed',
  'half term': 'closed',
  'training day': 'closed',
  inset: 'closed',
  'inset day': 'closed',
  holiday: 'closed',
  covers: 'covers',
};

const columns = ['kind', 'name', 'from', 'to'] as const;

/** No term of a school is longer, so that a longer one is a slip of the pen. */
const longestTerm = 150;

/** `2026-09-02`, or day, month and year as they are written in England: `02/09/2026`. */
function readDate(text: string): string | undefined {
  const written = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/u.exec(text);
  return written === null ? parseIsoDate(text) : isoDate(Number(written[3]), Number(written[2]), Number(written[1]));
}

/** A spreadsheet in England saves as UTF-8 or, from older ones, as Windows-1252. */
function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

type Row = { readonly line: number; readonly kind: Kind } & Period;

function readRow(cells: Readonly<Record<(typeof columns)[number], string>>, line: number): Row | string {
  const kind = kindWords[cells.kind.toLowerCase()];
  if (kind === undefined)
    return `Line ${line}: "${cells.kind}" is no kind of row. Write Term, Half term, Training day, Holiday, Closed or Covers.`;
  const from = readDate(cells.from);
  const to = cells.to === '' ? from : readDate(cells.to);
  const wrong = from === undefined ? cells.from : to === undefined ? cells.to : undefined;
  if (from === undefined || to === undefined)
    return `Line ${line}: "${wrong ?? ''}" is not a date. Write it like 02/09/2026 (2 September) or 2026-09-02.`;
  if (to < from) return `Line ${line}: it ends before it begins.`;
  if (kind === 'term' && Temporal.PlainDate.from(from).until(to).total('days') > longestTerm)
    return `Line ${line}: a term of more than ${longestTerm} days cannot be right. Check both dates.`;
  return { line, kind, title: cells.name === '' ? cells.kind : cells.name, from, to };
}

function together(rows: readonly Row[]): ReadTermDates {
  const of = (kind: Kind): readonly Row[] => rows.filter((row) => row.kind === kind);
  const terms = of('term').toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const problems: string[] = [];
  const [first, last] = [terms[0], terms.at(-1)];
  if (first === undefined || last === undefined) return { ok: false, problems: ['There is no term among the rows.'] };
  for (const [index, term] of terms.entries()) {
    const before = terms[index - 1];
    if (before !== undefined && term.from <= before.to)
      problems.push(`Line ${term.line}: "${term.title}" begins before "${before.title}" has ended.`);
  }
  const [covers, another] = of('covers');
  if (another !== undefined) problems.push(`Line ${another.line}: there is already a row that says what it covers.`);
  if (covers !== undefined && (covers.from > first.from || covers.to < last.to))
    problems.push(`Line ${covers.line}: what it covers leaves out a part of the terms.`);
  if (problems.length > 0) return { ok: false, problems };
  const period = ({ title, from, to }: Row): Period => ({ title, from, to });
  return {
    ok: true,
    dates: {
      from: covers?.from ?? first.from,
      to: covers?.to ?? last.to,
      terms: terms.map(period),
      closed: of('closed').map(period),
    },
  };
}

/** @returns every line that cannot be used, when there is one: half a calendar would count wrongly */
export function readTermDates(bytes: Uint8Array): ReadTermDates {
  let lines: string[][];
  try {
    lines = parse(textOf(bytes), { bom: true, relax_column_count: true, trim: true, max_record_size: 10_000 });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { ok: false, problems: ['This is not a table saved as CSV.'] };
  }
  const header = (lines[0] ?? []).map((cell) => cell.toLowerCase());
  const missing = columns.filter((column) => !header.includes(column));
  if (missing.length > 0)
    return {
      ok: false,
      problems: [`The first line has to name the columns Kind, Name, From and To. Missing: ${missing.join(', ')}.`],
    };
  const rows = lines.flatMap((cells, index) => {
    if (index === 0 || cells.every((cell) => cell === '')) return [];
    const cell = (column: (typeof columns)[number]): string => cells[header.indexOf(column)] ?? '';
    return [readRow({ kind: cell('kind'), name: cell('name'), from: cell('from'), to: cell('to') }, index + 1)];
  });
  const problems = rows.filter((row) => typeof row === 'string');
  return problems.length > 0 ? { ok: false, problems } : together(rows.filter((row) => typeof row !== 'string'));
}
