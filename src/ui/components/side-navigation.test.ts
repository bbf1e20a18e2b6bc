import { test } from 'node:test';
import { safeHref } from '../href.ts';
import { assertLooksLike } from '../testing/looks-like.ts';
import { sideNavigation } from './side-navigation.ts';

const items = [
  { text: 'Acts', href: safeHref('/acts'), active: true },
  { text: 'Regulations', href: safeHref('/regulations') },
];
const list = `<ul class="moj-side-navigation__list">
  <li class="moj-side-navigation__item moj-side-navigation__item--active"><a href="/acts" aria-current="location">Acts</a></li>
  <li class="moj-side-navigation__item"><a href="/regulations">Regulations</a></li>
</ul>`;

test('a side navigation lists its links', () => {
  assertLooksLike(
    sideNavigation({ label: 'Rulebook', items }),
    `<nav class="moj-side-navigation" aria-label="Rulebook">${list}</nav>`,
  );
});

test('a side navigation can have sections with headings of the level that fits the page', () => {
  assertLooksLike(
    sideNavigation({
      label: 'Rulebook',
      sections: [
        { heading: { text: 'Law', headingLevel: 2 }, items },
        { heading: { text: 'Local' }, items: [] },
      ],
    }),
    `<nav class="moj-side-navigation" aria-label="Rulebook">
      <h2 class="moj-side-navigation__title">Law</h2>${list}
      <h4 class="moj-side-navigation__title">Local</h4><ul class="moj-side-navigation__list"></ul>
    </nav>`,
  );
});
