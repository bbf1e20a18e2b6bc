/** What a sheet of a workbook is: which part of the pack its rows are, and what each column holds. */
import type { CellKind } from './cell-text.ts';

export type Path = readonly (string | number)[];

export type Column = {
  readonly title: string;
  /** Where the value stands within what the row is. */
  readonly path: readonly string[];
  readonly kind: CellKind;
  /** What an empty cell means, when it means a value. */
  readonly usual?: unknown;
  /** The cell holds what other columns with the beginning of its path do not. */
  readonly isRest?: true;
  readonly width: number;
};

export type Sheet = {
  readonly title: string;
  readonly columns: readonly Column[];
  /** Where in the pack its rows stand. */
  readonly at: Path;
  /**
   * - `list`: a row for each part of a list
   * - `record`: a row for each named part, the name in the first column
   * - `single`: one part, a row for each of its values
   */
  readonly shape: 'list' | 'record' | 'single';
  /** Rows that belong to a row of another sheet: the first column says to which, by that row's key. */
  readonly within?: { readonly key: string; readonly list: string; readonly title: string };
};

type Options = Partial<Pick<Column, 'usual' | 'isRest' | 'width'>>;

export const column = (title: string, path: string, kind: CellKind = 'text', options: Options = {}): Column => ({
  title,
  path: path.split('.'),
  kind,
  width: kind === 'whole-number' || kind === 'yes-no' ? 10 : 24,
  ...options,
});

/** The heading of a column, which says what an empty cell means. */
export function headingOf({ title, usual }: Column): string {
  if (typeof usual === 'boolean') return `${title} (${usual ? 'yes' : 'no'} unless written)`;
  if (typeof usual === 'string' || typeof usual === 'number') return `${title} (${usual} unless written)`;
  return title;
}
