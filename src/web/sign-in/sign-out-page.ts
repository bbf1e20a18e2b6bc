/** Signing out: ends the session, not only the cookie, and has the browser forget what it kept. */
import { recordSignOut } from '../../record/sign-in/record-proof.ts';
import { homeRoute, signInRoute, signOutRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { html } from '../../ui/html.ts';
import type { OpenRoute } from './open-route.ts';

export const signOutPage: OpenRoute = {
  method: 'GET',
  path: signOutRoute.path,
  about: 'Signing out',
  handle: () =>
    Promise.resolve({
      kind: 'page',
      title: 'Sign out',
      heading: 'Sign out?',
      main: html`<form action="${signOutRoute.link()}" method="post">${button({ text: 'Sign out' })}</form>
<p class="govuk-body"><a class="govuk-link" href="${homeRoute.link()}">Stay signed in</a></p>`,
    }),
};

export const signOutAction: OpenRoute = {
  method: 'POST',
  path: signOutRoute.path,
  about: 'Signing out',
  handle: async ({ parts, cookie, signedIn }) => {
    const id = cookie('session');
    const before = await signedIn();
    if (id !== undefined) await parts.sessions.end(id);
    if (before !== undefined) await recordSignOut(parts, before.actor.practitioner);
    const cookies = [{ name: 'session', value: null, seconds: 0 }] as const;
    return { kind: 'redirect', to: signInRoute.link(), cookies, forgets: true };
  },
};
