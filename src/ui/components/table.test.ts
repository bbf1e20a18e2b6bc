import { test } from 'node:test';
import { followsFixtures } from '../testing/govuk-fixtures.ts';
import { assertLooksLike } from '../testing/looks-like.ts';
import { table } from './table.ts';

followsFixtures('table', table);

test('cells may be given as words alone, and the caption has a size', () => {
  assertLooksLike(
    table({ caption: 'Schools', captionSize: 'm', head: ['Name'], rows: [['Fictional Primary School'], false] }),
    `<table class="govuk-table">
      <caption class="govuk-table__caption govuk-table__caption--m">Schools</caption>
      <thead class="govuk-table__head"><tr class="govuk-table__row"><th scope="col" class="govuk-table__header">Name</th></tr></thead>
      <tbody class="govuk-table__body"><tr class="govuk-table__row"><td class="govuk-table__cell">Fictional Primary School</td></tr></tbody>
    </table>`,
  );
});
