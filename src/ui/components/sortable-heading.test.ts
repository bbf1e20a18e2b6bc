import { test } from 'node:test';
import { safeHref } from '../href.ts';
import { assertLooksLike } from '../testing/looks-like.ts';
import { sortableHeading } from './sortable-heading.ts';
import { table } from './table.ts';

test('a column is sorted by a link, and says how it is sorted', () => {
  const arrow = (paths: string): string =>
    `<svg class="throughline-sort__arrow" width="12" height="14" viewBox="0 0 12 14" aria-hidden="true" focusable="false" fill="currentColor">${paths}</svg>`;
  const up = '<path d="M6 1l4 5H2z"></path>';
  const down = '<path d="M6 13l4-5H2z"></path>';
  assertLooksLike(
    table({
      caption: 'Children',
      head: [
        sortableHeading({ text: 'Name', href: safeHref('?sort=-name'), sorted: 'ascending' }),
        sortableHeading({ text: 'Due', href: safeHref('?sort=due'), sorted: 'descending' }),
        sortableHeading({ text: 'Items', href: safeHref('?sort=items'), format: 'numeric' }),
      ],
      rows: [],
    }),
    `<table class="govuk-table">
      <caption class="govuk-table__caption">Children</caption>
      <thead class="govuk-table__head">
        <tr class="govuk-table__row">
          <th scope="col" class="govuk-table__header" aria-sort="ascending"><a class="throughline-sort" href="?sort=-name">Name${arrow(up)}<span class="govuk-visually-hidden">, sort descending</span></a></th>
          <th scope="col" class="govuk-table__header" aria-sort="descending"><a class="throughline-sort" href="?sort=due">Due${arrow(down)}<span class="govuk-visually-hidden">, sort ascending</span></a></th>
          <th scope="col" class="govuk-table__header govuk-table__header--numeric" aria-sort="none"><a class="throughline-sort" href="?sort=items">Items${arrow(up + down)}<span class="govuk-visually-hidden">, sort ascending</span></a></th>
        </tr>
      </thead>
      <tbody class="govuk-table__body"></tbody>
    </table>`,
  );
});
