/** What the pages behind a one-time link share. */
import type { Link } from '../../record/sign-in/links.ts';
import { openLink } from '../../record/sign-in/set-up.ts';
import { signInRoute, signOutRoute } from '../../ui/addresses.ts';
import { html } from '../../ui/html.ts';
import type { PageReply } from '../../ui/page-route.ts';
import type { OpenVisit } from './open-route.ts';

/** The same for a link that was used, has ended, or never was. */
export const noSuchLink: PageReply = {
  kind: 'page',
  status: 404,
  title: 'This link cannot be used',
  heading: 'This link cannot be used',
  main: html`
<p class="govuk-body">It has been used already, it has ended, or a newer link has taken its place.</p>
<p class="govuk-body">If you have set up signing in, <a class="govuk-link" href="${signInRoute.link()}">sign in</a>. Otherwise ask an administrator of your organisation for a new link.</p>`,
};

export const tokenOf = ({ parameters }: OpenVisit): string => {
  const { token } = parameters;
  return typeof token === 'string' ? token : '';
};

const isSomebodyElse: PageReply = {
  kind: 'page',
  title: 'You are signed in as somebody else',
  heading: 'You are signed in as somebody else',
  main: html`
<p class="govuk-body">This link is for another person. If it is for you, <a class="govuk-link" href="${signOutRoute.link()}">sign out</a> first, then open the link again.</p>
<p class="govuk-body">If it is not for you, do not use it. Tell the administrator who made it.</p>`,
};

/** The link, or the page for somebody who cannot go on with it. */
export async function linkFor(visit: OpenVisit): Promise<Link | PageReply> {
  const link = await openLink(visit.parts, tokenOf(visit));
  if (link === undefined) return noSuchLink;
  const signedIn = await visit.signedIn();
  return signedIn !== undefined && signedIn.actor.practitioner !== link.practitioner ? isSomebodyElse : link;
}

export const isPage = (found: Link | PageReply): found is PageReply => 'main' in found;
