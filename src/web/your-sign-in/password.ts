/** Choosing another password, or a first one. Asks for the present one, too. */
import { z } from 'zod';
import { newPasswordFault } from '../../record/sign-in/breached-passwords.ts';
import { changePassword, ownPassword } from '../../record/sign-in/change-credentials.ts';
import { ownSignIn } from '../../record/sign-in/own-sign-in.ts';
import { hashPassword } from '../../record/sign-in/password-hash.ts';
import { proveOwnPassword } from '../../record/sign-in/prove-own-password.ts';
import { ownCodeAppRoute, ownPasswordRoute, ownSignInRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { formElement } from '../../ui/components/form-element.ts';
import { passwordInput } from '../../ui/components/password-input.ts';
import { blankForm, errorList, type Form, readForm, withError } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { optionalText, requiredText } from '../../ui/form-schemas.ts';
import { html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, redirect, type Visit } from '../../ui/page-route.ts';
import { sent } from '../sign-in/open-route.ts';
import { passwordHint } from '../sign-in/set-up-page.ts';
import { waitWords } from '../sign-in/wait-words.ts';

const passwords = z.object({
  presentPassword: optionalText({ label: 'Present password', max: 1_000 }),
  newPassword: requiredText({ label: 'New password', enter: 'Enter a new password', max: 1_000 }),
});

const about = 'change your password';

type State = { readonly hasPassword: boolean; readonly hasCodeApp: boolean; readonly email: string };

async function stateOf({ look, signIn }: Visit): Promise<State> {
  const own = await look('own sign-in', (access) => ownSignIn(access, signIn.idleMinutes));
  return { hasPassword: own.passwordChangedAt !== null, hasCodeApp: own.codeAppAddedAt !== null, email: own.email };
}

function view(form: Form<typeof passwords>, { formToken }: Visit, { hasPassword, email }: State): PageReply {
  const title = hasPassword ? 'Change your password' : 'Set a password';
  return {
    kind: 'page',
    title,
    heading: title,
    back: ownSignInRoute.link(),
    errors: errorList(form),
    main: formElement({
      action: ownPasswordRoute.link(),
      token: formToken,
      content: html`
<input type="hidden" name="username" value="${email}" autocomplete="username">
${hasPassword && passwordInput({ ...field(form, 'presentPassword'), value: undefined, classes: 'govuk-input--width-30', label: 'Present password' })}
${passwordInput({ ...field(form, 'newPassword'), value: undefined, classes: 'govuk-input--width-30', label: 'New password', hint: passwordHint, autocomplete: 'new-password' })}
<p class="govuk-body">You will be signed out everywhere else.</p>
${button({ text: title })}`,
    }),
  };
}

export const ownPasswordPage: PageRoute = {
  method: 'GET',
  path: ownPasswordRoute.path,
  asksForProof: about,
  handle: async (visit) => view(blankForm(passwords), visit, await stateOf(visit)),
};

export const ownPasswordAction: PageRoute = {
  method: 'POST',
  path: ownPasswordRoute.path,
  asksForProof: about,
  handle: async (visit) => {
    const { body, look, actor, session, signIn, now } = visit;
    const state = await stateOf(visit);
    const form = readForm(passwords, body);
    if (!form.isComplete) return view(form, visit, state);
    const stored = await look('own sign-in', ownPassword);
    const answer = await proveOwnPassword(signIn, actor.practitioner, {
      typed: sent(body, 'presentPassword'),
      stored,
      from: session.from,
    });
    if (answer.kind === 'too-soon') return view(withError(form, '', waitWords(now, answer.from)), visit, state);
    if (answer.kind === 'wrong')
      return view(withError(form, 'presentPassword', 'Enter your present password'), visit, state);
    const password = sent(body, 'newPassword');
    const organisations = actor.posts.map(({ organisationName }) => organisationName);
    const fault = await newPasswordFault(signIn, password, [actor.name, state.email, ...organisations]);
    if (fault !== undefined) return view(withError(form, 'newPassword', fault), visit, state);
    const phc = await hashPassword(password);
    await look('own sign-in', (access) => changePassword(access, phc, session.id));
    return state.hasCodeApp
      ? redirect(ownSignInRoute.link(), 'Your password has been changed')
      : redirect(ownCodeAppRoute.link(), 'Your password is set. Now connect a code app');
  },
};
