/** A form that is answered by a passkey. It shows itself when there is JavaScript and the browser knows passkeys. */
import { attributes } from '../../ui/attributes.ts';
import { button } from '../../ui/components/button.ts';
import { hiddenField, tokenField } from '../../ui/components/form-element.ts';
import type { Href } from '../../ui/href.ts';
import { type Html, html } from '../../ui/html.ts';

type PasskeyForm = {
  readonly action: Href;
  /** `new` makes one, `prove` uses one. */
  readonly does: 'new' | 'prove';
  /** What the browser is told, as JSON. */
  readonly options: string;
  readonly token?: string | undefined;
  readonly content?: Html | undefined;
  /** Stands here instead where no passkey can be asked for: without JavaScript, or in an old browser. */
  readonly instead?: Html | undefined;
  readonly text: string;
  readonly look?: 'secondary' | undefined;
};

const failedWords = {
  new: 'No passkey was made. Try again, or use another device or security key. A device that has one already makes no second',
  prove: 'That did not work. Try again, or use another way to sign in',
} as const;

/** The page has to say that it uses passkeys, so that its script comes with it. */
export const passkeyForm = ({ action, does, options, token, content, instead, text, look }: PasskeyForm): Html => html`
${instead && html`<div data-passkey-instead>${instead}</div>`}
<form${attributes({ action, method: 'post', novalidate: true, hidden: true, 'data-passkey': does, 'data-options': options })}>
${token !== undefined && tokenField(token)}${hiddenField('answer', '')}${content}
<p class="govuk-error-message" role="alert" tabindex="-1" data-passkey-failed hidden>${failedWords[does]}</p>
${button({ text, look })}
</form>`;
