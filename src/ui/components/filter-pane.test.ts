import assert from 'node:assert/strict';
import { test } from 'node:test';
import { safeHref } from '../href.ts';
import { html } from '../html.ts';
import { filterPane } from './filter-pane.ts';

const options = { action: safeHref('/work'), options: html`<p>fields</p>` };

test('a filter is behind a line that says by what the list is narrowed', () => {
  const plain = String(filterPane(options));
  assert.match(plain, /<details class="govuk-details throughline-filter-pane">/u);
  assert.match(plain, /<span class="govuk-details__summary-text">Filter<\/span>/u);
  assert.match(plain, /<form class="moj-filter__options" action="\/work"/u);
  const narrowed = String(filterPane({ ...options, narrowedTo: 'Limit <has> passed' }));
  assert.match(narrowed, />Filter: Limit &lt;has&gt; passed</u);
});
