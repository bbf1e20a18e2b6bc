import assert from 'node:assert/strict';
import { test } from 'node:test';
import { followsFixtures } from '../testing/govuk-fixtures.ts';
import { textarea } from './textarea.ts';

followsFixtures('textarea', textarea);

test('a line break at the start of what was typed is kept', () => {
  const printed = textarea({ name: 'reason', label: 'Reason', value: '\nBecause' }).toString();
  assert.match(printed, />\n\nBecause<\/textarea>/);
});
