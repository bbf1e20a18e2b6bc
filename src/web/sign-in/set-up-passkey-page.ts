/** Setting up with a one-time link and a passkey, instead of a password and a code app. */
import { z } from 'zod';
import { problem } from '../../errors.ts';
import { completeSignIn } from '../../record/sign-in/complete-sign-in.ts';
import type { Link } from '../../record/sign-in/links.ts';
import { newPasskeyOptions } from '../../record/sign-in/passkeys.ts';
import type { RelyingParty } from '../../record/sign-in/relying-party.ts';
import { proveEmailOfLink, setUpPasskey } from '../../record/sign-in/set-up.ts';
import { readTicket, writeTicket } from '../../record/sign-in/ticket.ts';
import { asSystem } from '../../record/system.ts';
import { homeRoute, setUpPasskeyRoute, setUpRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { hiddenField } from '../../ui/components/form-element.ts';
import { input } from '../../ui/components/input.ts';
import { blankForm, errorList, type Form, readForm, withError } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { requiredText } from '../../ui/form-schemas.ts';
import { html } from '../../ui/html.ts';
import { type PageReply, redirect } from '../../ui/page-route.ts';
import { endEarlierSession, signedInCookies } from './after-sign-in.ts';
import { type OpenRoute, type OpenVisit, sent } from './open-route.ts';
import { passkeyForm } from './passkey-form.ts';
import { isPage, linkFor, noSuchLink, tokenOf } from './set-up-link.ts';
import { waitWords } from './wait-words.ts';

const emailForm = z.object({
  email: requiredText({ label: 'Email address', enter: 'Enter your work email address', max: 320 }),
});

/** That the address was right: carried from the first step to the second, sealed. */
const begun = z.object({ token: z.string() });
const purpose = 'set up with a passkey';
const minutes = 10;

const frame = {
  kind: 'page',
  title: 'Set up signing in with a passkey',
  heading: 'Set up signing in with a passkey',
} as const;

const emailView = (form: Form<typeof emailForm>, token: string): PageReply => ({
  ...frame,
  back: setUpRoute.link({ token }),
  errors: errorList(form),
  main: html`
<p class="govuk-body">A passkey is kept by your phone, computer or security key. You use it with your finger, face or PIN, and nobody can guess it or trick you out of it.</p>
<form action="${setUpPasskeyRoute.link({ token })}" method="post" novalidate>
${input({ ...field(form, 'email'), label: 'Your work email address', hint: 'The one that the person who invited you knows', type: 'email', autocomplete: 'username', spellcheck: false, width: 30 })}
${button({ text: 'Continue' })}
</form>`,
});

async function passkeyView(
  { parts, now }: OpenVisit,
  party: RelyingParty,
  token: string,
  link: Link,
): Promise<PageReply> {
  const { services, partnership, secret } = parts;
  const challengeFor = { purpose: 'set-up', about: token } as const;
  const options = await asSystem(services, { partnership }, (access) =>
    newPasskeyOptions(access, secret, party, challengeFor, link),
  );
  return {
    ...frame,
    usesPasskeys: true,
    main: html`
<p class="govuk-body">Your browser now asks where to keep the passkey. Choose a device or security key that only you use.</p>
${passkeyForm({
  action: setUpPasskeyRoute.link({ token }),
  does: 'new',
  options,
  instead: html`<p class="govuk-body">Passkeys need JavaScript and a browser that knows them. This browser has one of them missing, or switched off. <a class="govuk-link" href="${setUpRoute.link({ token })}">Set up a password instead</a>.</p>`,
  content: hiddenField('begun', writeTicket(secret, purpose, { token }, { ends: now.add({ minutes }) })),
  text: 'Make a passkey',
})}`,
  };
}

const partyOf = ({ from }: OpenVisit): RelyingParty => {
  if (from.relyingParty === null) throw problem('NOT_FOUND');
  return from.relyingParty;
};

export const setUpPasskeyPage: OpenRoute = {
  method: 'GET',
  path: setUpPasskeyRoute.path,
  about: 'Setting up with a passkey',
  handle: async (visit) => {
    partyOf(visit);
    const token = tokenOf(visit);
    const found = await linkFor(visit);
    return isPage(found) ? found : emailView(blankForm(emailForm), token);
  },
};

async function finish(visit: OpenVisit, party: RelyingParty, token: string) {
  const { parts, body, from, now } = visit;
  if (readTicket(parts.secret, purpose, sent(body, 'begun'), begun, now)?.token !== token)
    return redirect(setUpPasskeyRoute.link({ token }));
  const answer = await setUpPasskey(parts, token, party, { answer: sent(body, 'answer'), name: from.device });
  if (answer === 'wrong') return redirect(setUpPasskeyRoute.link({ token }));
  const done = answer === 'no-link' ? undefined : await completeSignIn(parts, answer.practitioner, 'passkey', from);
  if (done === undefined) return noSuchLink;
  await endEarlierSession(visit);
  return { ...redirect(homeRoute.link()), cookies: signedInCookies(done, parts.sessionHours) };
}

export const setUpPasskeyAction: OpenRoute = {
  method: 'POST',
  path: setUpPasskeyRoute.path,
  about: 'Setting up with a passkey',
  handle: async (visit) => {
    const party = partyOf(visit);
    const token = tokenOf(visit);
    const found = await linkFor(visit);
    if (isPage(found)) return found;
    if (Object.hasOwn(visit.body, 'answer')) return finish(visit, party, token);
    const form = readForm(emailForm, visit.body);
    if (!form.isComplete) return emailView(form, token);
    const answer = await proveEmailOfLink(visit.parts, token, form.values.email, visit.from);
    if (answer.kind === 'no-link') return noSuchLink;
    if (answer.kind === 'too-soon') return emailView(withError(form, '', waitWords(visit.now, answer.from)), token);
    if (answer.kind !== 'right')
      return emailView(withError(form, 'email', 'Enter the email address for which this link was made'), token);
    return passkeyView(visit, party, token, answer.link);
  },
};
