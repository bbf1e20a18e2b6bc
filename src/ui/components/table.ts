import { type Attributes, attributes } from '../attributes.ts';
import { classNames } from '../class-names.ts';
import { type Content, type Html, html } from '../html.ts';
import { type ElementOptions, isContent, type Sparse } from './options.ts';

export type TableCellOptions = ElementOptions & {
  readonly text?: Content | undefined;
  readonly format?: 'numeric' | undefined;
  readonly colspan?: number | undefined;
  readonly rowspan?: number | undefined;
};

export type TableCell = Content | TableCellOptions;

export type TableOptions = ElementOptions & {
  /** What the table holds. Leave out only where a heading directly before says it. */
  readonly caption?: string | undefined;
  readonly captionSize?: 's' | 'm' | 'l' | 'xl' | undefined;
  readonly captionClasses?: string | undefined;
  readonly head?: readonly TableCell[] | undefined;
  readonly rows: Sparse<readonly TableCell[]>;
  readonly firstCellIsHeader?: boolean | undefined;
};

export function table(options: TableOptions): Html {
  const shown = attributes({ class: classNames('govuk-table', options.classes), ...options.attributes });
  const captionClasses = classNames(
    'govuk-table__caption',
    options.captionSize && `govuk-table__caption--${options.captionSize}`,
    options.captionClasses,
  );
  return html`
<table${shown}>
  ${options.caption && html`<caption class="${captionClasses}">${options.caption}</caption>`}
  ${
    options.head &&
    html`<thead class="govuk-table__head"><tr class="govuk-table__row">${options.head.map(headCell)}</tr></thead>`
  }
  <tbody class="govuk-table__body">${options.rows.map((cells) => cells && row(cells, options.firstCellIsHeader))}</tbody>
</table>`;
}

const optionsOf = (cell: TableCell): TableCellOptions => (isContent(cell) ? { text: cell } : cell);

function row(cells: readonly TableCell[], firstIsHeader = false): Html {
  const shown = cells.map((cell, index) => (firstIsHeader && index === 0 ? rowHeader(cell) : dataCell(cell)));
  return html`<tr class="govuk-table__row">${shown}</tr>`;
}

function cellAttributes(block: string, options: TableCellOptions, scope?: 'col' | 'row'): Attributes {
  return attributes({
    scope,
    class: classNames(block, options.format && `${block}--${options.format}`, options.classes),
    colspan: options.colspan,
    rowspan: options.rowspan,
    ...options.attributes,
  });
}

function headCell(cell: TableCell): Html {
  const options = optionsOf(cell);
  return html`<th${cellAttributes('govuk-table__header', options, 'col')}>${options.text}</th>`;
}

function rowHeader(cell: TableCell): Html {
  const { format: _, ...options } = optionsOf(cell);
  return html`<th${cellAttributes('govuk-table__header', options, 'row')}>${options.text}</th>`;
}

function dataCell(cell: TableCell): Html {
  const options = optionsOf(cell);
  return html`<td${cellAttributes('govuk-table__cell', options)}>${options.text}</td>`;
}
