import assert from 'node:assert/strict';
import { test } from 'node:test';
import { safeHref } from '../href.ts';
import { followsFixtures } from '../testing/govuk-fixtures.ts';
import { summaryList } from './summary-list.ts';

followsFixtures('summary-list', summaryList);

test('an action says what it changes to those who cannot see where it stands', () => {
  const printed = summaryList({
    rows: [
      {
        key: 'Date of birth',
        value: '3 March 2013',
        actions: { items: [{ text: 'Change', visuallyHiddenText: 'date of birth', href: safeHref('/change') }] },
      },
    ],
  }).toString();
  assert.match(printed, />Change<span class="govuk-visually-hidden"> date of birth<\/span><\/a>/);
});
