/** What the pages behind a one-time link share. */
import { signInRoute } from '../../ui/addresses.ts';
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
