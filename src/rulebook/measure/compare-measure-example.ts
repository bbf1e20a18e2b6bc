/** Whether an example of a measure still holds. */
import type { MeasureRow } from './measure.ts';
import type { MeasureExample } from './measure-rule.ts';

const inWords = ({ period, of, hit, medianDays }: MeasureRow): string =>
  `${period}: ${hit === null ? '' : `${hit} of `}${of}${medianDays === null ? '' : `, median ${medianDays} days`}`;

/** @returns what differs, or null when it holds */
export function compareMeasure({ expect }: MeasureExample, rows: readonly MeasureRow[]): string | null {
  if (expect === 'nothing')
    return rows.length === 0 ? null : `expected nothing, but there is ${rows.map(inWords).join('; ')}`;
  const row = rows.find(({ period }) => period === expect.period);
  if (row === undefined)
    return `expected a row for ${expect.period}, but there is ${rows.map(inWords).join('; ') || 'none'}`;
  const wrong =
    row.of !== expect.of ||
    (expect.hit !== undefined && row.hit !== expect.hit) ||
    (expect.medianDays !== undefined && row.medianDays !== expect.medianDays);
  return wrong ? `expected ${JSON.stringify(expect)}, but it is ${inWords(row)}` : null;
}
