import { test } from 'node:test';
import { html } from '../html.ts';
import { assertLooksLike } from '../testing/looks-like.ts';
import { onDate } from '../when.ts';
import { timeline } from './timeline.ts';

test('a timeline says what happened, by whom, when and how', () => {
  assertLooksLike(
    timeline({
      items: [
        {
          label: 'Concern recorded',
          byline: 'A. Teacher',
          when: onDate(Temporal.PlainDate.from('2026-11-22')),
          text: html`<p class="govuk-body">Was quiet.</p>`,
        },
      ],
    }),
    `<div class="moj-timeline">
      <div class="moj-timeline__item">
        <div class="moj-timeline__header">
          <h2 class="moj-timeline__title">Concern recorded</h2>
          <p class="moj-timeline__byline">by A. Teacher</p>
        </div>
        <p class="moj-timeline__date"><time datetime="2026-11-22">22 November 2026</time></p>
        <div class="moj-timeline__description"><p class="govuk-body">Was quiet.</p></div>
      </div>
    </div>`,
  );
});

test('the level of the headings is the page’s to say, and an entry can be linked to', () => {
  assertLooksLike(
    timeline({
      headingLevel: 3,
      classes: 'moj-timeline--full',
      items: [{ label: 'Moved', id: 'entry-1', classes: 'late' }],
    }),
    `<div class="moj-timeline moj-timeline--full">
      <div class="moj-timeline__item late" id="entry-1">
        <div class="moj-timeline__header"><h3 class="moj-timeline__title">Moved</h3></div>
      </div>
    </div>`,
  );
});
