import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { assertLooksLike } from '../testing/looks-like.ts';
import { type AlertVariant, alert } from './alert.ts';

const { resolve } = createRequire(import.meta.url);
const theirs = readFileSync(resolve('@ministryofjustice/frontend/moj/components/alert/template.njk'), 'utf8');

/** The icon of a variant, from MOJ Frontend's own template. */
function iconOf(variant: AlertVariant): string {
  const order: readonly AlertVariant[] = ['success', 'warning', 'error', 'information'];
  const path = Array.from(theirs.matchAll(/iconPath = '(<path[^']*)\/>'/g), ([, found]) => found)[
    order.indexOf(variant)
  ];
  return `<svg class="moj-alert__icon" role="presentation" focusable="false" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 30" height="30" width="30">${path}></path></svg>`;
}

for (const variant of ['information', 'success', 'warning', 'error'] as const) {
  test(`an alert of kind ${variant} has its icon and its name`, () => {
    assertLooksLike(
      alert({ variant, title: 'Nobody has responded' }),
      `<div role="region" class="moj-alert moj-alert--${variant}" aria-label="${variant}: Nobody has responded">
        <div>${iconOf(variant)}</div>
        <div class="moj-alert__content">Nobody has responded</div>
      </div>`,
    );
  });
}

test('an alert can have its title as a heading of any level', () => {
  assertLooksLike(
    alert({
      variant: 'error',
      title: 'Stop',
      text: 'Ring first.',
      showTitleAsHeading: true,
      headingLevel: 3,
      role: 'alert',
    }),
    `<div role="alert" class="moj-alert moj-alert--error moj-alert--with-heading" aria-label="error: Stop">
      <div>${iconOf('error')}</div>
      <div class="moj-alert__content"><h3 class="moj-alert__heading">Stop</h3>Ring first.</div>
    </div>`,
  );
});

test('an alert has no button to dismiss it', () => {
  assert.doesNotMatch(alert({ variant: 'success', title: 'Sent' }).toString(), /<button/);
});
