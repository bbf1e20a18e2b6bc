import { test } from 'node:test';
import { safeHref } from '../href.ts';
import { html, nothing } from '../html.ts';
import { assertLooksLike } from '../testing/looks-like.ts';
import { filter } from './filter.ts';

const list = safeHref('/work');

test('a filter is a form that puts its fields into the address', () => {
  assertLooksLike(
    filter({ action: list, options: html`<p>fields</p>` }),
    `<div class="moj-filter">
      <div class="moj-filter__header">
        <div class="moj-filter__header-title"><h2 class="govuk-heading-m">Filter</h2></div>
        <div class="moj-filter__header-action"></div>
      </div>
      <div class="moj-filter__content">
        <form class="moj-filter__options" action="/work" method="get" novalidate>
          <button type="submit" class="govuk-button" data-module="govuk-button">Apply filters</button>
          <p>fields</p>
        </form>
      </div>
    </div>`,
  );
});

test('each chosen filter can be taken away by a link, and all at once', () => {
  const chosen = [
    { heading: 'Year group', items: [{ text: 'Year 6', href: safeHref('/work?state=late') }] },
    { heading: 'Nothing chosen', items: [] },
  ];
  assertLooksLike(
    filter({ action: list, clear: list, chosen, headingLevel: 3, options: nothing }),
    `<div class="moj-filter">
      <div class="moj-filter__header">
        <div class="moj-filter__header-title"><h3 class="govuk-heading-m">Filter</h3></div>
        <div class="moj-filter__header-action"></div>
      </div>
      <div class="moj-filter__content">
        <div class="moj-filter__selected">
          <div class="moj-filter__selected-heading">
            <div class="moj-filter__heading-title"><h3 class="govuk-heading-m">Selected filters</h3></div>
            <div class="moj-filter__heading-action">
              <p><a class="govuk-link govuk-link--no-visited-state" href="/work">Clear filters</a></p>
            </div>
          </div>
          <h4 class="govuk-heading-s govuk-!-margin-bottom-0">Year group</h4>
          <ul class="moj-filter-tags">
            <li><a class="moj-filter__tag" href="/work?state=late"><span class="govuk-visually-hidden">Remove this filter</span> Year 6</a></li>
          </ul>
        </div>
        <form class="moj-filter__options" action="/work" method="get" novalidate>
          <button type="submit" class="govuk-button" data-module="govuk-button">Apply filters</button>
        </form>
      </div>
    </div>`,
  );
});
