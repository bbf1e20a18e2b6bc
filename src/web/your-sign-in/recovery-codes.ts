/** New recovery codes in place of the old ones, shown once. */
import { renewRecoveryCodes } from '../../record/sign-in/change-credentials.ts';
import { ownSignIn } from '../../record/sign-in/own-sign-in.ts';
import { ownRecoveryCodesRoute, ownSignInRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { formElement } from '../../ui/components/form-element.ts';
import { html } from '../../ui/html.ts';
import { type PageRoute, redirect } from '../../ui/page-route.ts';
import { recoveryCodesList } from '../sign-in/code-app-view.ts';

export const ownRecoveryCodesPage: PageRoute = {
  method: 'GET',
  path: ownRecoveryCodesRoute.path,
  handle: async ({ look, signIn, formToken }) => {
    const { recoveryCodes } = await look('own sign-in', (access) => ownSignIn(access, signIn.idleMinutes));
    return {
      kind: 'page',
      title: 'Recovery codes',
      heading: 'Make new recovery codes',
      back: ownSignInRoute.link(),
      main: html`
<p class="govuk-body">You have ${recoveryCodes} left. They cannot be shown again. New ones take their place: the old ones then count no more.</p>
${formElement({ action: ownRecoveryCodesRoute.link(), token: formToken, content: button({ text: 'Make new recovery codes' }) })}
<p class="govuk-body"><a class="govuk-link" href="${ownSignInRoute.link()}">Keep the old ones</a></p>`,
    };
  },
};

export const ownRecoveryCodesAction: PageRoute = {
  method: 'POST',
  path: ownRecoveryCodesRoute.path,
  asksForProof: 'make new recovery codes',
  handle: async ({ look, signIn }) => {
    const { codeAppAddedAt } = await look('own sign-in', (access) => ownSignIn(access, signIn.idleMinutes));
    // Without a code app a recovery code would stand for nothing
    if (codeAppAddedAt === null) return redirect(ownSignInRoute.link());
    const codes = await look('own sign-in', renewRecoveryCodes);
    return {
      kind: 'page',
      title: 'Your recovery codes',
      heading: 'Your recovery codes',
      main: html`${recoveryCodesList(codes)}${button({ text: 'I have kept them', href: ownSignInRoute.link() })}`,
    };
  },
};
