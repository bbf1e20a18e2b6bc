/** Tables as files that a spreadsheet opens. */
import { stringify } from 'csv-stringify/sync';

export const csvType = 'text/csv; charset=utf-8';

/**
 * With a mark of its encoding, so that a spreadsheet shows every letter. What would be taken for a formula is written as text.
 *
 * @param rows as many cells as the head has
 */
export const writeCsv = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  stringify([[...head], ...rows.map((row) => [...row])], {
    bom: true,
    escape_formulas: true,
    record_delimiter: 'windows',
  });
