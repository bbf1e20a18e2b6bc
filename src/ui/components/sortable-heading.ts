import { attributes } from '../attributes.ts';
import type { Href } from '../href.ts';
import { type Html, html } from '../html.ts';
import type { TableCellOptions } from './table.ts';

export type SortDirection = 'ascending' | 'descending';

export type SortableHeadingOptions = {
  readonly text: string;
  /** The same list sorted by this column, the other way round if it already is. */
  readonly href: Href;
  /** How the list is sorted by this column now. */
  readonly sorted?: SortDirection | undefined;
  readonly format?: 'numeric' | undefined;
};

/**
 * A cell for the head of a `table` whose rows can be sorted by it. A link, where MOJ Frontend makes a button with
 * JavaScript: it works without, and a sorted list has an address of its own.
 */
export const sortableHeading = ({ text, href, sorted, format }: SortableHeadingOptions): TableCellOptions => ({
  text: html`<a${attributes({ class: 'throughline-sort', href })}>${text}${arrow(sorted)}<span class="govuk-visually-hidden">, sort ${sorted === 'ascending' ? 'descending' : 'ascending'}</span></a>`,
  format,
  attributes: { 'aria-sort': sorted ?? 'none' },
});

function arrow(sorted: SortDirection | undefined): Html {
  const up = html`<path d="M6 1l4 5H2z"></path>`;
  const down = html`<path d="M6 13l4-5H2z"></path>`;
  return html`<svg class="throughline-sort__arrow" width="12" height="14" viewBox="0 0 12 14" aria-hidden="true" focusable="false" fill="currentColor">${sorted !== 'descending' && up}${sorted !== 'ascending' && down}</svg>`;
}
