/**
 * One's account at an employer: connecting it, and disconnecting it. The way there is a link on a page of its own: a browser
 * follows no form to another site (form-action), and the proof before this page is a form.
 */
import { problem } from '../../errors.ts';
import type { Employer } from '../../record/sign-in/employer.ts';
import { disconnectOwnEmployer } from '../../record/sign-in/own-employer.ts';
import { type OwnSignIn, ownSignIn } from '../../record/sign-in/own-sign-in.ts';
import { employerSignInRoute, ownEmployerRoute, ownSignInRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { formElement } from '../../ui/components/form-element.ts';
import { type Html, html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, redirect, type Visit } from '../../ui/page-route.ts';
import { usableEmployers } from '../sign-in/employer-links.ts';

type Here = { readonly employer: Employer; readonly own: OwnSignIn; readonly isConnected: boolean };

async function openHere({ signIn, parameters, look }: Visit): Promise<Here> {
  const employer = signIn.employers.find(({ name }) => name === parameters['employer']);
  if (employer === undefined) throw problem('NOT_FOUND');
  const own = await look('own sign-in', (access) => ownSignIn(access, signIn.idleMinutes));
  return { employer, own, isConnected: own.employers.some(({ issuer }) => issuer === employer.issuer) };
}

const connecting = ({ name, title }: Employer): Html => html`
<p class="govuk-body">You sign in at ${title} once more, and come back. From then on you can sign in here with that account.</p>
${button({ text: `Go to ${title}`, href: employerSignInRoute.link({ employer: name }, { for: 'connect' }) })}`;

const disconnecting = ({ name }: Employer, { formToken }: Visit): Html => html`
<p class="govuk-body">The account is connected. When you disconnect it, it opens nothing here any more, and you are signed out everywhere else.</p>
${formElement({
  action: ownEmployerRoute.link({ employer: name }),
  token: formToken,
  content: button({ text: 'Disconnect this account', look: 'warning' }),
})}`;

function view({ employer, isConnected }: Here, visit: Visit, fault?: string): PageReply {
  const title = 'Your account at your employer';
  return {
    kind: 'page',
    title,
    heading: `Your account at ${employer.title}`,
    back: ownSignInRoute.link(),
    errors: fault === undefined ? [] : [{ text: fault }],
    main: isConnected ? disconnecting(employer, visit) : connecting(employer),
  };
}

export const ownEmployerPage: PageRoute = {
  method: 'GET',
  path: ownEmployerRoute.path,
  asksForProof: "connect or disconnect your employer's account",
  handle: async (visit) => view(await openHere(visit), visit),
};

export const ownEmployerAction: PageRoute = {
  method: 'POST',
  path: ownEmployerRoute.path,
  asksForProof: "disconnect your employer's account",
  handle: async (visit) => {
    const here = await openHere(visit);
    const { employer, own } = here;
    const hasOtherWay =
      own.passkeys.length > 0 ||
      (own.passwordChangedAt !== null && own.codeAppAddedAt !== null) ||
      usableEmployers(visit, own).some(({ issuer }) => issuer !== employer.issuer);
    if (!hasOtherWay) return view(here, visit, 'This is all that you sign in with. Set up something else first');
    await visit.look('own sign-in', (access) => disconnectOwnEmployer(access, employer.issuer, visit.session.id));
    return redirect(ownSignInRoute.link(), "Your employer's account is disconnected");
  },
};
