/** Where a one-time link leads: whoever it is meant for says who they are and chooses a password. */
import { z } from 'zod';
import { newPasswordFault } from '../../record/sign-in/breached-passwords.ts';
import type { Link } from '../../record/sign-in/links.ts';
import { hashPassword } from '../../record/sign-in/password-hash.ts';
import { shortest } from '../../record/sign-in/password-rules.ts';
import { proveEmailOfLink } from '../../record/sign-in/set-up.ts';
import { setUpPasskeyRoute, setUpRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { input } from '../../ui/components/input.ts';
import { passwordInput } from '../../ui/components/password-input.ts';
import { blankForm, errorList, type Form, readForm, withError } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { requiredText } from '../../ui/form-schemas.ts';
import { html } from '../../ui/html.ts';
import type { PageReply } from '../../ui/page-route.ts';
import { instantInWords } from '../../ui/when-words.ts';
import { type OpenRoute, type OpenVisit, sent } from './open-route.ts';
import { newCodeAppStep } from './set-up-code-page.ts';
import { isPage, linkFor, noSuchLink, tokenOf } from './set-up-link.ts';
import { waitWords } from './wait-words.ts';

const newPassword = z.object({
  email: requiredText({ label: 'Email address', enter: 'Enter your work email address', max: 320 }),
  password: requiredText({ label: 'Password', enter: 'Enter a password', max: 1_000 }),
});

export const passwordHint = `${shortest} characters or more. Four or more words that have nothing to do with each other are easy to remember and hard to guess. Your browser or password manager can also make and keep one`;

const view = (form: Form<typeof newPassword>, token: string, link: Link, { from }: OpenVisit): PageReply => ({
  kind: 'page',
  title: 'Set up signing in',
  heading: 'Set up signing in',
  errors: errorList(form),
  main: html`
<p class="govuk-body">${link.kind === 'invitation' ? 'You have been invited to Throughline.' : 'Two administrators have reset how you sign in.'} This link counts once, until ${instantInWords(link.ends)}.</p>
${from.relyingParty !== null && html`<p class="govuk-body"><a class="govuk-link" href="${setUpPasskeyRoute.link({ token })}">Use a passkey instead of a password</a>. It needs no code, and is the safest way.</p>`}
<p class="govuk-body">You need your phone or computer with an app that shows codes, such as the one your organisation uses for its email.</p>
<form action="${setUpRoute.link({ token })}" method="post" novalidate>
${input({ ...field(form, 'email'), label: 'Your work email address', hint: 'The one that the person who invited you knows', type: 'email', autocomplete: 'username', spellcheck: false, width: 30 })}
${passwordInput({ ...field(form, 'password'), value: undefined, classes: 'govuk-input--width-30', label: 'Choose a password', hint: passwordHint, autocomplete: 'new-password' })}
${button({ text: 'Continue' })}
</form>`,
});

export const setUpPage: OpenRoute = {
  method: 'GET',
  path: setUpRoute.path,
  about: 'Setting up signing in, with a one-time link',
  handle: async (visit) => {
    const found = await linkFor(visit);
    return isPage(found) ? found : view(blankForm(newPassword), tokenOf(visit), found, visit);
  },
};

export const setUpAction: OpenRoute = {
  method: 'POST',
  path: setUpRoute.path,
  about: 'Setting up signing in, with a one-time link',
  handle: async (visit) => {
    const { parts, body, from, now } = visit;
    const found = await linkFor(visit);
    if (isPage(found)) return found;
    const token = tokenOf(visit);
    const form = readForm(newPassword, body);
    if (!form.isComplete) return view(form, token, found, visit);
    const answer = await proveEmailOfLink(parts, token, form.values.email, from);
    if (answer.kind === 'no-link') return noSuchLink;
    if (answer.kind === 'too-soon') return view(withError(form, '', waitWords(now, answer.from)), token, found, visit);
    if (answer.kind === 'wrong')
      return view(
        withError(form, 'email', 'Enter the email address for which this link was made'),
        token,
        found,
        visit,
      );
    const password = sent(body, 'password');
    const fault = await newPasswordFault(parts, password, [found.name, found.email]);
    if (fault !== undefined) return view(withError(form, 'password', fault), token, found, visit);
    return newCodeAppStep(parts, { token, email: found.email, phc: await hashPassword(password), now });
  },
};
