import assert from 'node:assert/strict';
import { test } from 'node:test';
import { html } from '../html.ts';
import { followsFixtures } from '../testing/govuk-fixtures.ts';
import { genericHeader } from './generic-header.ts';

followsFixtures('generic-header', genericHeader);

test('the other end of the header can say who is signed in', () => {
  const printed = genericHeader({ logo: 'Throughline', end: html`A. Teacher` }).toString();
  assert.match(printed, /<\/a>\s*<\/div>\s*<div class="throughline-header-end">A\. Teacher<\/div>/);
});
