import { test } from 'node:test';
import { followsFixtures } from '../testing/govuk-fixtures.ts';
import { assertLooksLike } from '../testing/looks-like.ts';
import { fieldset } from './fieldset.ts';

followsFixtures('fieldset', fieldset, {
  adapt: ({ text, ...options }) => ({ ...options, content: text }),
});

test('a legend may be given as words alone, or with a size', () => {
  assertLooksLike(
    fieldset({ legend: 'Level' }),
    '<fieldset class="govuk-fieldset"><legend class="govuk-fieldset__legend">Level</legend></fieldset>',
  );
  assertLooksLike(
    fieldset({ legend: { text: 'Level', size: 'm' } }),
    '<fieldset class="govuk-fieldset"><legend class="govuk-fieldset__legend govuk-fieldset__legend--m">Level</legend></fieldset>',
  );
});
