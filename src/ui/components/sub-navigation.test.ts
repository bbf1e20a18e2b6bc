import { test } from 'node:test';
import { safeHref } from '../href.ts';
import { assertLooksLike } from '../testing/looks-like.ts';
import { subNavigation } from './sub-navigation.ts';

test('a sub-navigation is named and says which page is shown', () => {
  assertLooksLike(
    subNavigation({
      label: 'This child’s record',
      items: [
        { text: 'Overview', href: safeHref('/a') },
        false,
        { text: 'Timeline', href: safeHref('/b'), active: true },
      ],
    }),
    `<nav class="moj-sub-navigation" aria-label="This child’s record">
      <ul class="moj-sub-navigation__list">
        <li class="moj-sub-navigation__item"><a class="moj-sub-navigation__link" href="/a">Overview</a></li>
        <li class="moj-sub-navigation__item"><a class="moj-sub-navigation__link" aria-current="page" href="/b">Timeline</a></li>
      </ul>
    </nav>`,
  );
});
