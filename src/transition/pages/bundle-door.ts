/**
 * Where the link of a bundle leads a school that does not sign in here: the secret goes from the address into a cookie at once,
 * the code opens the file, and a receipt ends it. It looks and answers the same for every link, also for one that never was.
 */
import { z } from 'zod';
import { isProblem } from '../../errors.ts';
import { button } from '../../ui/components/button.ts';
import { input } from '../../ui/components/input.ts';
import { radios } from '../../ui/components/radios.ts';
import { textarea } from '../../ui/components/textarea.ts';
import { blankForm, errorList, type Form, readForm, withError } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { oneOf, optionalText, requiredText } from '../../ui/form-schemas.ts';
import { forget, guestForm, keep, officeReply } from '../../ui/guest-page.ts';
import type { GuestRoute } from '../../ui/guest-route.ts';
import { html } from '../../ui/html.ts';
import type { PageReply, Reply } from '../../ui/page-route.ts';
import {
  bundleCodeRoute,
  bundleLinkRoute,
  bundleReceiptRoute,
  bundleThanksRoute,
} from '../../ui/transfer-addresses.ts';
import { giveReceipt, openBundle } from '../bundle/receive-bundle.ts';

const codeForm = z.object({ code: requiredText({ label: 'Code', enter: 'Enter the code you were told', max: 40 }) });

const receiptForm = z.object({
  by: requiredText({ label: 'Your name and role', enter: 'Enter your name and role', max: 200 }),
  complete: oneOf(['yes', 'no'], 'Select whether it is complete and readable'),
  words: optionalText({ label: 'What is missing', max: 1_000 }),
});

const secretShape = /^[\w-]{1,64}$/u;

const codeView = (form: Form<typeof codeForm>): PageReply =>
  officeReply({
    title: 'Code',
    heading: 'Enter the code',
    errors: errorList(form),
    main: html`
<p class="govuk-body">Whoever sent you the link has told you a code of 8 numbers another way. With it you get one zip file. You can open it up to 3 times.</p>
${guestForm(
  bundleCodeRoute.link(),
  html`${input({ ...field(form, 'code'), value: undefined, label: 'Code', width: 10, inputmode: 'numeric', autocomplete: 'off', spellcheck: false })}
${button({ text: 'Get the file' })}`,
)}
<h2 class="govuk-heading-m">When you have it</h2>
<p class="govuk-body">Open the document in it, and look whether it is complete. Then <a class="govuk-link" href="${bundleReceiptRoute.link()}">say that it came</a>.</p>
<p class="govuk-body">Do you have no code, or does it not work? Ring whoever sent you the link, on a number that you know already.</p>`,
  });

const receiptView = (form: Form<typeof receiptForm>): PageReply =>
  officeReply({
    title: 'Say that it came',
    heading: 'Say that it came',
    back: bundleCodeRoute.link(),
    errors: errorList(form),
    main: guestForm(
      bundleReceiptRoute.link(),
      html`${input({ ...field(form, 'by'), label: { text: 'Your name and role', size: 's' }, hint: 'They are told to whoever sent it', autocomplete: 'off' })}
${radios({
  ...field(form, 'complete'),
  fieldset: { legend: { text: 'Is it complete and readable?', size: 's' } },
  items: [
    { value: 'yes', text: 'Yes' },
    { value: 'no', text: 'No' },
  ],
})}
${textarea({ ...field(form, 'words'), label: { text: 'What is missing, or cannot be read? (optional when it is complete)', size: 's' }, hint: 'Name no child here', rows: 3, autocomplete: 'off' })}
<p class="govuk-body">After this the link leads nowhere.</p>
${button({ text: 'Send the receipt', preventDoubleClick: true })}`,
    ),
  });

export const bundleDoor: readonly GuestRoute[] = [
  {
    method: 'GET',
    path: bundleLinkRoute.path,
    about: 'A link to a handover as a file: takes its secret out of the address',
    handle: async ({ parameters }) => {
      const token = typeof parameters['token'] === 'string' ? parameters['token'] : '';
      const cookies = [keep(secretShape.test(token) ? token : 'none')];
      return { kind: 'redirect', to: bundleCodeRoute.link(), cookies };
    },
  },
  {
    method: 'GET',
    path: bundleCodeRoute.path,
    about: 'The code for a handover as a file',
    handle: async () => codeView(blankForm(codeForm)),
  },
  {
    method: 'POST',
    path: bundleCodeRoute.path,
    about: 'The code for a handover as a file',
    handle: async ({ services, system, body, kept }): Promise<Reply> => {
      const form = readForm(codeForm, body);
      if (!form.isComplete) return codeView(form);
      const opened = await openBundle(services, system, { secret: kept ?? '', code: form.values.code });
      if (opened.kind === 'opened') {
        const fileName = `handover-${opened.part}.zip`;
        return { kind: 'download', fileName, contentType: 'application/zip', body: Buffer.from(opened.zip) };
      }
      return codeView(
        withError(form, 'code', 'This code opens nothing. Check it, or ring whoever sent you the link for a new one'),
      );
    },
  },
  {
    method: 'GET',
    path: bundleReceiptRoute.path,
    about: 'The receipt for a handover as a file',
    handle: async () => receiptView(blankForm(receiptForm)),
  },
  {
    method: 'POST',
    path: bundleReceiptRoute.path,
    about: 'The receipt for a handover as a file',
    handle: async ({ services, system, body, kept }): Promise<Reply> => {
      const form = readForm(receiptForm, body);
      if (!form.isComplete) return receiptView(form);
      const { by, complete, words = null } = form.values;
      const isComplete = complete === 'yes';
      if (!isComplete && words === null)
        return receiptView(withError(form, 'words', 'Enter what is missing or cannot be read'));
      try {
        await giveReceipt(services, system, kept ?? '', { by, isComplete, words });
      } catch (error) {
        if (!isProblem(error) || error.code !== 'BUNDLE_NOT_OPEN') throw error;
        const says = 'Nothing waits for a receipt from you. Get the file with the code first, or ring whoever sent it';
        return receiptView(withError(form, 'by', says));
      }
      return { kind: 'redirect', to: bundleThanksRoute.link(), cookies: [forget] };
    },
  },
  {
    method: 'GET',
    path: bundleThanksRoute.path,
    about: 'After the receipt for a handover as a file',
    handle: async () =>
      officeReply({
        title: 'Thank you',
        heading: 'Thank you',
        main: html`<p class="govuk-body">Whoever sent it has been told. Keep the file only where the child’s record may be kept. You can close this page.</p>`,
      }),
  },
];
