/** What is wrong in a workbook, and where a person finds it. */

export type CellPlace = {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly heading: string;
};
export type WorkbookProblem = CellPlace & { readonly says: string };

/** The letters over a column, counted from 1: A, B, … Z, AA. */
export function columnLetters(column: number): string {
  const before = Math.floor((column - 1) / 26);
  return `${before === 0 ? '' : columnLetters(before)}${String.fromCodePoint(65 + ((column - 1) % 26))}`;
}

/** "Indicators, row 5, column C (Levels): …" */
export function problemInWords({ sheet, row, column, heading, says }: WorkbookProblem): string {
  const under = heading === '' ? '' : ` (${heading})`;
  return sheet === '' ? says : `Sheet ${sheet}, row ${row}, column ${columnLetters(column)}${under}: ${says}`;
}

export const wholeWorkbook = (says: string): WorkbookProblem => ({ sheet: '', row: 1, column: 1, heading: '', says });
