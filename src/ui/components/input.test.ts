import { test } from 'node:test';
import { followsFixtures } from '../testing/govuk-fixtures.ts';
import { assertLooksLike } from '../testing/looks-like.ts';
import { input } from './input.ts';

followsFixtures('input', input);

test('the width of the box says how much is expected', () => {
  assertLooksLike(
    input({ name: 'year', label: 'Year', width: 4 }),
    `<div class="govuk-form-group">
      <label class="govuk-label" for="year">Year</label>
      <input class="govuk-input govuk-input--width-4" id="year" name="year" type="text">
    </div>`,
  );
});
