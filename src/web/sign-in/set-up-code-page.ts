/** The second step of setting up: a code app is connected, and everything is stored at once. */
import { z } from 'zod';
import { newCodeSecret } from '../../record/sign-in/code-app.ts';
import { completeSignIn } from '../../record/sign-in/complete-sign-in.ts';
import { setUpPassword } from '../../record/sign-in/set-up.ts';
import { readTicket, writeTicket } from '../../record/sign-in/ticket.ts';
import { homeRoute, setUpCodeRoute, setUpRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { hiddenField } from '../../ui/components/form-element.ts';
import { blankForm, errorList, readForm, withError } from '../../ui/form.ts';
import { html } from '../../ui/html.ts';
import type { PageReply } from '../../ui/page-route.ts';
import { endEarlierSession, signedInCookies } from './after-sign-in.ts';
import {
  codeAppFields,
  type FirstCodeForm,
  firstCodeFault,
  firstCodeSchema,
  recoveryCodesList,
} from './code-app-view.ts';
import { type OpenRoute, type SignInWeb, sent } from './open-route.ts';
import { noSuchLink, tokenOf } from './set-up-link.ts';

/** What is carried from the first step to the second, sealed: nothing is stored before both are done. */
const begun = z.object({ token: z.string(), email: z.string(), phc: z.string(), secret: z.string() });
type Begun = z.output<typeof begun>;

const purpose = 'set up';
const minutes = 30;

const view = (form: FirstCodeForm, { token, email, secret }: Begun, ticket: string): PageReply => ({
  kind: 'page',
  title: 'Connect a code app',
  heading: 'Connect a code app',
  errors: errorList(form),
  main: html`<form action="${setUpCodeRoute.link({ token })}" method="post" novalidate>
${hiddenField('begun', ticket)}
${codeAppFields(form, secret, email)}
${button({ text: 'Continue' })}
</form>`,
});

type Chosen = Omit<Begun, 'secret'> & { readonly now: Temporal.Instant };

export function newCodeAppStep(parts: SignInWeb, { now, ...chosen }: Chosen): PageReply {
  const data: Begun = { ...chosen, secret: newCodeSecret() };
  return view(
    blankForm(firstCodeSchema),
    data,
    writeTicket(parts.secret, purpose, data, { ends: now.add({ minutes }) }),
  );
}

export const setUpCodePage: OpenRoute = {
  method: 'GET',
  path: setUpCodeRoute.path,
  about: 'Leads back to the first step of setting up',
  handle: (visit) => Promise.resolve({ kind: 'redirect', to: setUpRoute.link({ token: tokenOf(visit) }) }),
};

export const setUpCodeAction: OpenRoute = {
  method: 'POST',
  path: setUpCodeRoute.path,
  about: 'The second step of setting up signing in',
  handle: async (visit) => {
    const { parts, body, from, now } = visit;
    const ticket = sent(body, 'begun');
    const data = readTicket(parts.secret, purpose, ticket, begun, now);
    const token = tokenOf(visit);
    if (data === undefined || data.token !== token) return { kind: 'redirect', to: setUpRoute.link({ token }) };
    const form = readForm(firstCodeSchema, body);
    if (!form.isComplete) return view(form, data, ticket);
    const answer = await setUpPassword(parts, token, { ...data, code: form.values.code });
    if (answer.kind === 'no-link') return noSuchLink;
    if (answer.kind !== 'done') return view(withError(form, 'code', firstCodeFault(answer.kind)), data, ticket);
    const done = await completeSignIn(parts, answer.practitioner, 'code', from);
    if (done === undefined) return noSuchLink;
    await endEarlierSession(visit);
    return {
      kind: 'page',
      title: 'Your recovery codes',
      heading: 'Your recovery codes',
      main: html`${recoveryCodesList(answer.recoveryCodes)}${button({ text: 'I have kept them', href: homeRoute.link() })}`,
      cookies: signedInCookies(done, parts.sessionHours),
    };
  },
};
