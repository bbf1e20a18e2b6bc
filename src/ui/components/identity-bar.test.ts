import { test } from 'node:test';
import { safeHref } from '../href.ts';
import { assertLooksLike } from '../testing/looks-like.ts';
import { button } from './button.ts';
import { identityBar } from './identity-bar.ts';

test('an identity bar is a landmark that names the child', () => {
  assertLooksLike(
    identityBar({ title: 'Sam <Example>' }),
    `<div class="moj-identity-bar throughline-identity-bar" role="region" aria-label="Who this page is about">
      <div class="moj-identity-bar__container">
        <div class="moj-identity-bar__details"><span class="moj-identity-bar__title">Sam &lt;Example&gt;</span></div>
      </div>
    </div>`,
  );
});

test('an identity bar shows badges, facts and actions', () => {
  assertLooksLike(
    identityBar({
      title: 'Sam Example',
      label: 'Child',
      badges: [{ text: 'CP', colour: 'red' }],
      facts: [{ name: 'Born', value: '3 March 2013' }],
      actions: [button({ text: 'Record a concern', href: safeHref('/concern') })],
    }),
    `<div class="moj-identity-bar throughline-identity-bar" role="region" aria-label="Child">
      <div class="moj-identity-bar__container">
        <div class="moj-identity-bar__details">
          <span class="moj-identity-bar__title">Sam Example</span> <span class="moj-badge moj-badge--red">CP</span>
          <dl class="throughline-identity-bar__facts"><div><dt>Born</dt><dd>3 March 2013</dd></div></dl>
        </div>
        <div class="moj-identity-bar__actions">
          <div class="moj-identity-bar__menu">
            <a href="/concern" role="button" draggable="false" class="govuk-button" data-module="govuk-button">Record a concern</a>
          </div>
        </div>
      </div>
    </div>`,
  );
});
