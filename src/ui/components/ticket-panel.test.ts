import { test } from 'node:test';
import { assertLooksLike } from '../testing/looks-like.ts';
import { ticketPanel } from './ticket-panel.ts';

test('a ticket panel holds tickets with coloured edges', () => {
  assertLooksLike(
    ticketPanel({
      isInline: true,
      attributes: { 'aria-label': 'Clocks' },
      items: [{ text: 'Days since ready: 12', colour: 'red', attributes: { 'aria-label': 'Ready' } }, { text: 'Told' }],
    }),
    `<article class="moj-ticket-panel moj-ticket-panel--inline" aria-label="Clocks">
      <section class="moj-ticket-panel__content moj-ticket-panel__content--red" aria-label="Ready">Days since ready: 12</section>
      <section class="moj-ticket-panel__content">Told</section>
    </article>`,
  );
});
