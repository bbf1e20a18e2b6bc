/** Passkeys of one's own: making another, naming and removing them. */
import { z } from 'zod';
import { problem } from '../../errors.ts';
import {
  addOwnPasskey,
  ownNewPasskeyOptions,
  removeOwnPasskey,
  renameOwnPasskey,
} from '../../record/sign-in/own-passkeys.ts';
import { type OwnPasskey, type OwnSignIn, ownSignIn } from '../../record/sign-in/own-sign-in.ts';
import { ownNewPasskeyRoute, ownPasskeyRoute, ownPasswordRoute, ownSignInRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { formElement, hiddenField } from '../../ui/components/form-element.ts';
import { input } from '../../ui/components/input.ts';
import { summaryList } from '../../ui/components/summary-list.ts';
import { blankForm, errorList, type Form, readForm, withError } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { oneOf, requiredText } from '../../ui/form-schemas.ts';
import { type Html, html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, redirect, type Visit } from '../../ui/page-route.ts';
import { instantInWords } from '../../ui/when-words.ts';
import { usableEmployers } from '../sign-in/employer-links.ts';
import { sent } from '../sign-in/open-route.ts';
import { passkeyForm } from '../sign-in/passkey-form.ts';

const named = z.object({
  name: requiredText({ label: 'Name', enter: 'Enter a name for the passkey', max: 60 }),
});

const ownOf = ({ look, signIn }: Visit): Promise<OwnSignIn> =>
  look('own sign-in', (access) => ownSignIn(access, signIn.idleMinutes));

/** On the overview. */
export function passkeysSection({ passkeys }: OwnSignIn, { session }: Visit): Html {
  const used = ({ lastUsedAt, addedAt }: OwnPasskey): string =>
    lastUsedAt === null ? `Made ${instantInWords(addedAt)}, not used yet` : `Last used ${instantInWords(lastUsedAt)}`;
  return html`
<h2 class="govuk-heading-m">Passkeys</h2>
<p class="govuk-body">A passkey is kept by your phone, computer or security key, and used with your finger, face or PIN. It is the safest way to sign in. Have two, in case one is lost.</p>
${
  passkeys.length > 0 &&
  summaryList({
    rows: passkeys.map((passkey) => ({
      key: passkey.name,
      value: used(passkey),
      actions: {
        items: [
          {
            text: 'Rename or remove',
            visuallyHiddenText: passkey.name,
            href: ownPasskeyRoute.link({ passkey: passkey.id }),
          },
        ],
      },
    })),
  })
}
${
  session.from.relyingParty === null
    ? html`<p class="govuk-body">Passkeys cannot be made here: they need the https address of the service.</p>`
    : html`<p class="govuk-body"><a class="govuk-link" href="${ownNewPasskeyRoute.link()}">Make a passkey</a></p>`
}`;
}

const about = 'make a passkey';

async function newView(form: Form<typeof named>, visit: Visit): Promise<PageReply> {
  const { look, signIn, session, formToken } = visit;
  const party = session.from.relyingParty;
  if (party === null) throw problem('NOT_FOUND');
  const { email } = await ownOf(visit);
  const options = await look('own sign-in', (access) => ownNewPasskeyOptions(access, signIn.secret, party, email));
  return {
    kind: 'page',
    title: 'Make a passkey',
    heading: 'Make a passkey',
    back: ownSignInRoute.link(),
    errors: errorList(form),
    usesPasskeys: true,
    main: passkeyForm({
      action: ownNewPasskeyRoute.link(),
      does: 'new',
      options,
      token: formToken,
      instead: html`<p class="govuk-body">Passkeys need JavaScript and a browser that knows them. This browser has one of them missing, or switched off. You can still <a class="govuk-link" href="${ownPasswordRoute.link()}">sign in with a password and a code app</a>.</p>`,
      content: input({
        ...field(form, 'name'),
        label: 'Name',
        hint: 'By which you recognise it, for example "school laptop"',
        width: 20,
      }),
      text: 'Make a passkey',
    }),
  };
}

export const newPasskeyPage: PageRoute = {
  method: 'GET',
  path: ownNewPasskeyRoute.path,
  asksForProof: about,
  handle: (visit) => newView(blankForm(named, { name: visit.session.from.device }), visit),
};

export const newPasskeyAction: PageRoute = {
  method: 'POST',
  path: ownNewPasskeyRoute.path,
  asksForProof: about,
  handle: async (visit) => {
    const { look, signIn, session, body } = visit;
    const party = session.from.relyingParty;
    if (party === null) throw problem('NOT_FOUND');
    const form = readForm(named, body);
    if (!form.isComplete) return newView(form, visit);
    const made = { answer: sent(body, 'answer'), name: form.values.name };
    const isAdded = await look('own sign-in', (access) => addOwnPasskey(access, signIn.secret, party, made));
    return isAdded
      ? redirect(ownSignInRoute.link(), 'The passkey has been added')
      : newView(withError(form, '', 'No passkey was made. Try again'), visit);
  },
};

async function passkeyOf(visit: Visit): Promise<{ readonly own: OwnSignIn; readonly passkey: OwnPasskey }> {
  const own = await ownOf(visit);
  const passkey = own.passkeys.find(({ id }) => id === visit.parameters['passkey']);
  if (passkey === undefined) throw problem('NOT_FOUND');
  return { own, passkey };
}

const view = (form: Form<typeof named>, { formToken }: Visit, { id }: OwnPasskey): PageReply => {
  const step = (name: string, content: Html): Html =>
    formElement({
      action: ownPasskeyRoute.link({ passkey: id }),
      token: formToken,
      content: html`${hiddenField('step', name)}${content}`,
    });
  return {
    kind: 'page',
    title: 'A passkey',
    heading: 'A passkey',
    back: ownSignInRoute.link(),
    errors: errorList(form),
    main: html`
${step('rename', html`${input({ ...field(form, 'name'), label: 'Name', width: 20 })}${button({ text: 'Save the name' })}`)}
<h2 class="govuk-heading-m">Remove it</h2>
<p class="govuk-body">It then opens nothing here any more. Your device or security key may still show it until you delete it there. You will be signed out everywhere else.</p>
${step('remove', button({ text: 'Remove this passkey', look: 'warning' }))}`,
  };
};

export const passkeyPage: PageRoute = {
  method: 'GET',
  path: ownPasskeyRoute.path,
  handle: async (visit) => {
    const { passkey } = await passkeyOf(visit);
    return view(blankForm(named, { name: passkey.name }), visit, passkey);
  },
};

const step = z.object({ step: oneOf(['rename', 'remove'], 'Choose what to do') });

export const passkeyAction: PageRoute = {
  method: 'POST',
  path: ownPasskeyRoute.path,
  asksForProof: 'change or remove a passkey',
  handle: async (visit) => {
    const { look, body, session } = visit;
    const { own, passkey } = await passkeyOf(visit);
    const chosen = readForm(step, body);
    if (chosen.isComplete && chosen.values.step === 'remove') {
      const hasPassword = own.passwordChangedAt !== null && own.codeAppAddedAt !== null;
      const hasOtherWay = hasPassword || usableEmployers(visit, own).length > 0;
      const isRemoved = await look('own sign-in', (access) =>
        removeOwnPasskey(access, passkey.id, { hasOtherWay, session: session.id }),
      );
      return isRemoved
        ? redirect(ownSignInRoute.link(), 'The passkey has been removed')
        : view(
            withError(
              blankForm(named, { name: passkey.name }),
              '',
              'This is all that you sign in with. Set up something else first',
            ),
            visit,
            passkey,
          );
    }
    const form = readForm(named, body);
    if (!form.isComplete) return view(form, visit, passkey);
    await look('own sign-in', (access) => renameOwnPasskey(access, passkey.id, form.values.name));
    return redirect(ownSignInRoute.link(), 'The name has been saved');
  },
};
