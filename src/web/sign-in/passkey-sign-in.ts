/** Signing in with a passkey: one step, for nobody can guess or pass on what it signs. */
import { problem } from '../../errors.ts';
import { completeSignIn } from '../../record/sign-in/complete-sign-in.ts';
import { provePasskey, signInOptions } from '../../record/sign-in/passkeys.ts';
import { asSystem } from '../../record/system.ts';
import { passkeySignInRoute, signInRoute } from '../../ui/addresses.ts';
import { hiddenField } from '../../ui/components/form-element.ts';
import { insetText } from '../../ui/components/inset-text.ts';
import { type Html, html } from '../../ui/html.ts';
import { destination, endEarlierSession, signedInCookies } from './after-sign-in.ts';
import { type OpenRoute, type OpenVisit, sent } from './open-route.ts';
import { passkeyForm } from './passkey-form.ts';

const challengeFor = { purpose: 'sign-in', about: '' } as const;

/** Nothing where passkeys cannot work. */
export async function passkeySignIn({ parts, from, now }: OpenVisit, back: string): Promise<Html | undefined> {
  const party = from.relyingParty;
  if (party === null) return undefined;
  return passkeyForm({
    action: passkeySignInRoute.link(),
    does: 'prove',
    options: await signInOptions(parts.secret, party, challengeFor, now),
    content: hiddenField('back', back),
    text: 'Sign in with a passkey',
    look: 'secondary',
  });
}

export const passkeyFailed = insetText({
  text: html`The passkey was not recognised here. It may have been removed, or the page was open for too long. Try again, or sign in with your password.`,
});

export const passkeySignInAction: OpenRoute = {
  method: 'POST',
  path: passkeySignInRoute.path,
  about: 'Signing in with a passkey',
  handle: async (visit) => {
    const { parts, body, from } = visit;
    const party = from.relyingParty;
    if (party === null) throw problem('NOT_FOUND');
    const { services, partnership, secret } = parts;
    const told = { secret, party, challengeFor, answer: sent(body, 'answer') };
    const practitioner = await asSystem(services, { partnership }, (access) => provePasskey(access, told));
    const done = practitioner === undefined ? undefined : await completeSignIn(parts, practitioner, 'passkey', from);
    const back = sent(body, 'back');
    if (done === undefined)
      return { kind: 'redirect', to: signInRoute.link({}, { how: 'password', passkey: 'failed', back }) };
    await endEarlierSession(visit);
    return { kind: 'redirect', to: destination(back), cookies: signedInCookies(done, parts.sessionHours) };
  },
};
