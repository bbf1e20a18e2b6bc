/** Links to the sign-in services of employers. */
import { worksAt } from '../../record/actor.ts';
import type { Employer } from '../../record/sign-in/employer.ts';
import type { OwnSignIn } from '../../record/sign-in/own-sign-in.ts';
import { employerSignInRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { type Html, html } from '../../ui/html.ts';
import type { Visit } from '../../ui/page-route.ts';
import type { OpenVisit } from './open-route.ts';

export const employerLinks = ({ parts }: OpenVisit, back: string): Html | false =>
  parts.employers.length > 0 &&
  html`<div class="govuk-button-group">${parts.employers.map(({ name, title }) =>
    button({
      text: `Sign in with ${title}`,
      href: employerSignInRoute.link({ employer: name }, { back: back === '' ? undefined : back }),
      look: 'secondary',
    }),
  )}</div>`;

/** Those at which somebody has an account that counts here now. */
export const usableEmployers = ({ signIn, actor }: Visit, { employers }: OwnSignIn): readonly Employer[] =>
  signIn.employers.filter(
    ({ issuer, organisation }) => worksAt(actor, organisation) && employers.some((own) => own.issuer === issuer),
  );

type Aim = { readonly for: 'proof'; readonly back?: string; readonly form?: string };

/** For somebody who is signed in. */
export const employerLink = ({ name }: Employer, text: string, aim: Aim): Html =>
  html`<p class="govuk-body"><a class="govuk-link" href="${employerSignInRoute.link({ employer: name }, aim)}">${text}</a></p>`;
