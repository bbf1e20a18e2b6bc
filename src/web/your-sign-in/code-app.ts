/** Connecting a code app in place of the one before. */
import { z } from 'zod';
import { changeCodeApp } from '../../record/sign-in/change-credentials.ts';
import { newCodeSecret } from '../../record/sign-in/code-app.ts';
import { ownSignIn } from '../../record/sign-in/own-sign-in.ts';
import { readTicket, writeTicket } from '../../record/sign-in/ticket.ts';
import { ownCodeAppRoute, ownRecoveryCodesRoute, ownSignInRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { formElement, hiddenField } from '../../ui/components/form-element.ts';
import { blankForm, errorList, readForm, withError } from '../../ui/form.ts';
import { html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, redirect, type Visit } from '../../ui/page-route.ts';
import { codeAppFields, type FirstCodeForm, firstCodeFault, firstCodeSchema } from '../sign-in/code-app-view.ts';
import { sent } from '../sign-in/open-route.ts';

const about = 'connect a code app';
const begun = z.object({ practitioner: z.string(), email: z.string(), secret: z.string() });
type Begun = z.output<typeof begun>;
const purpose = 'own code app';
const minutes = 30;

const view = (form: FirstCodeForm, { formToken }: Visit, { secret, email }: Begun, ticket: string): PageReply => ({
  kind: 'page',
  title: 'Connect a code app',
  heading: 'Connect a code app',
  back: ownSignInRoute.link(),
  errors: errorList(form),
  main: formElement({
    action: ownCodeAppRoute.link(),
    token: formToken,
    content: html`
<p class="govuk-body">It takes the place of the one you have used so far. You will be signed out everywhere else.</p>
${hiddenField('begun', ticket)}
${codeAppFields(form, secret, email)}
${button({ text: 'Connect' })}`,
  }),
});

export const ownCodeAppPage: PageRoute = {
  method: 'GET',
  path: ownCodeAppRoute.path,
  asksForProof: about,
  handle: async (visit) => {
    const { look, signIn, actor, now } = visit;
    const { email } = await look('own sign-in', (access) => ownSignIn(access, signIn.idleMinutes));
    const data: Begun = { practitioner: actor.practitioner, email, secret: newCodeSecret() };
    const ticket = writeTicket(signIn.secret, purpose, data, { ends: now.add({ minutes }) });
    return view(blankForm(firstCodeSchema), visit, data, ticket);
  },
};

export const ownCodeAppAction: PageRoute = {
  method: 'POST',
  path: ownCodeAppRoute.path,
  asksForProof: about,
  handle: async (visit) => {
    const { look, signIn, actor, session, body, now } = visit;
    const ticket = sent(body, 'begun');
    const data = readTicket(signIn.secret, purpose, ticket, begun, now);
    if (data?.practitioner !== actor.practitioner) return redirect(ownCodeAppRoute.link());
    const form = readForm(firstCodeSchema, body);
    if (!form.isComplete) return view(form, visit, data, ticket);
    const { code } = form.values;
    const fault = await look('own sign-in', (access) =>
      changeCodeApp(access, signIn.secret, { secret: data.secret, code }, session.id),
    );
    if (fault !== undefined) return view(withError(form, 'code', firstCodeFault(fault)), visit, data, ticket);
    return redirect(ownRecoveryCodesRoute.link(), 'Your code app is connected');
  },
};
