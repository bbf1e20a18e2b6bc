/** Stopping the daily mail from a link in it, without signing in. A mail program may do it with one press (RFC 8058). */
import { problem } from '../../errors.ts';
import { mailOfToken } from '../../notify/stop-token.ts';
import { isId } from '../../record/id.ts';
import { stopDailyMail } from '../../record/notices/choices.ts';
import { readerOf } from '../../record/notices/mails.ts';
import { signInRoute, stopNoticesRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { html } from '../../ui/html.ts';
import type { OpenRoute, OpenVisit } from '../sign-in/open-route.ts';
import { sent } from '../sign-in/open-route.ts';

/** Throws NOT_FOUND, for a token that nobody was given as for one of a mail that is gone. */
async function readerFor({
  parts,
  parameters,
}: OpenVisit): Promise<{ readonly token: string; readonly reader: string }> {
  const token = sent(parameters, 'token');
  const mail = mailOfToken(parts.secret, token);
  const reader = mail !== undefined && isId(mail) ? await readerOf(parts.services, parts, mail) : undefined;
  if (reader === undefined) throw problem('NOT_FOUND');
  return { token, reader };
}

const stays = html`<p class="govuk-body">You are still told at once of what is due within a day, and of what has become overdue. Everything that waits stands in My work.</p>`;

export const stopNoticesPage: OpenRoute = {
  method: 'GET',
  path: stopNoticesRoute.path,
  about: 'Stopping the daily mail',
  handle: async (visit) => {
    const { token } = await readerFor(visit);
    return {
      kind: 'page',
      title: 'Stop the daily mail',
      heading: 'Stop the daily mail?',
      main: html`<form action="${stopNoticesRoute.link({ token })}" method="post">${button({ text: 'Stop it' })}</form>${stays}`,
    };
  },
};

export const stopNoticesAction: OpenRoute = {
  method: 'POST',
  path: stopNoticesRoute.path,
  about: 'Stopping the daily mail',
  fromAnywhere: true,
  handle: async (visit) => {
    const { reader } = await readerFor(visit);
    await stopDailyMail(visit.parts.services, visit.parts, reader);
    return {
      kind: 'page',
      title: 'The daily mail is stopped',
      heading: 'The daily mail is stopped',
      main: html`${stays}<p class="govuk-body">To have it again, <a class="govuk-link" href="${signInRoute.link()}">sign in</a> and open Your sign-in.</p>`,
    };
  },
};
