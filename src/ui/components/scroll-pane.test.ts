import { test } from 'node:test';
import { html } from '../html.ts';
import { assertLooksLike } from '../testing/looks-like.ts';
import { scrollPane } from './scroll-pane.ts';

test('what scrolls is named and can be reached by keyboard', () => {
  assertLooksLike(
    scrollPane({ label: 'Handovers', content: html`<p>x</p>` }),
    '<div class="throughline-scroll" role="region" aria-label="Handovers" tabindex="0"><p>x</p></div>',
  );
});
