/** Connecting a code app: the picture that a phone reads, the same as text, and the first code to try it. */
import { z } from 'zod';
import { codeAppAddress, spacedSecret } from '../../record/sign-in/code-app.ts';
import { input } from '../../ui/components/input.ts';
import type { Form } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { requiredText } from '../../ui/form-schemas.ts';
import { type Html, html } from '../../ui/html.ts';
import { qrPicture } from '../../ui/pictures/qr-picture.ts';

export const firstCodeSchema = z.object({
  code: requiredText({ label: 'Code', enter: 'Enter the code that your app shows', max: 20 }),
});
export type FirstCodeForm = Form<typeof firstCodeSchema>;

/** @param email what the app calls the account */
export const codeAppFields = (form: FirstCodeForm, secret: string, email: string): Html => html`
<ol class="govuk-list govuk-list--number">
<li>Open your code app and choose to add an account.</li>
<li>Let it read this picture, or type the key below it.</li>
<li>Enter the six digits that the app then shows.</li>
</ol>
${qrPicture(codeAppAddress(secret, email), 'Picture for your code app. The key below it says the same')}
<p class="govuk-body">Key: <strong class="throughline-secret">${spacedSecret(secret)}</strong></p>
${input({ ...field(form, 'code'), value: undefined, label: 'Code from your app', hint: 'Six digits. It changes every 30 seconds', inputmode: 'numeric', autocomplete: 'one-time-code', width: 10 })}`;

export const firstCodeFault = (kind: 'wrong' | 'just-ended'): string =>
  kind === 'just-ended'
    ? 'That code has just run out. Enter the one that your app shows now'
    : "Enter the code that your app shows now. If it does not fit, check that your phone's clock is right";

/** Shown once: only their hashes are kept. */
export const recoveryCodesList = (codes: readonly string[]): Html => html`
<p class="govuk-body">With one of these you can sign in when your app is out of reach. Each counts once. Print this page or write them down, and keep them where nobody else finds them, not with your password.</p>
<ul class="govuk-list throughline-secret">${codes.map((code) => html`<li>${code}</li>`)}</ul>
<p class="govuk-body">They are not shown again. You can make new ones at any time under <strong>Your sign-in</strong>.</p>`;
