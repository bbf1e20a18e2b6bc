import { test } from 'node:test';
import { safeHref } from '../href.ts';
import { assertLooksLike } from '../testing/looks-like.ts';
import { pageHeaderActions } from './page-header-actions.ts';

test('a heading stands beside what can be done', () => {
  assertLooksLike(
    pageHeaderActions({ heading: { text: 'Timeline' }, items: [{ text: 'Add an entry', href: safeHref('/add') }] }),
    `<div class="moj-page-header-actions">
      <div class="moj-page-header-actions__title"><h1 class="govuk-heading-xl">Timeline</h1></div>
      <div class="moj-page-header-actions__actions">
        <div class="moj-button-group moj-button-group--inline">
          <a href="/add" role="button" draggable="false" class="govuk-button" data-module="govuk-button">Add an entry</a>
        </div>
      </div>
    </div>`,
  );
});

test('the heading may stand alone, at any level', () => {
  assertLooksLike(
    pageHeaderActions({ heading: { text: 'Plan', level: 2, classes: 'govuk-heading-m' } }),
    `<div class="moj-page-header-actions">
      <div class="moj-page-header-actions__title"><h2 class="govuk-heading-m">Plan</h2></div>
    </div>`,
  );
});
