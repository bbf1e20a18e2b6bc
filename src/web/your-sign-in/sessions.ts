/** Where you are signed in, and signing out there: in one place, or everywhere else. */
import { endOwnSession, endSessionsOf } from '../../record/sign-in/end-sessions.ts';
import type { OwnSession } from '../../record/sign-in/own-sign-in.ts';
import { ownSessionsRoute, ownSignInRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { formElement, hiddenField } from '../../ui/components/form-element.ts';
import { scrollPane } from '../../ui/components/scroll-pane.ts';
import { table } from '../../ui/components/table.ts';
import { type Html, html } from '../../ui/html.ts';
import { type PageRoute, redirect, type Visit } from '../../ui/page-route.ts';
import { instantDistanceInWords, instantInWords } from '../../ui/when-words.ts';
import { sent } from '../sign-in/open-route.ts';

const everywhereElse = 'others';

const endForm = ({ formToken }: Visit, which: string, content: Html): Html =>
  formElement({
    action: ownSessionsRoute.link(),
    token: formToken,
    content: html`${hiddenField('session', which)}${content}`,
  });

const signOutOf = (visit: Visit, { id, device }: OwnSession): Html =>
  id === visit.session.id
    ? html`This one`
    : endForm(
        visit,
        id,
        button({
          text: html`Sign out<span class="govuk-visually-hidden"> of ${device}</span>`,
          look: 'secondary',
          classes: 'govuk-!-margin-bottom-0',
        }),
      );

export function sessionsSection(sessions: readonly OwnSession[], visit: Visit): Html {
  return html`
<h2 class="govuk-heading-m">Where you are signed in</h2>
${scrollPane({
  label: 'Where you are signed in',
  content: table({
    caption: 'Where you are signed in',
    captionClasses: 'govuk-visually-hidden',
    head: ['Browser', 'Since', 'Last used', 'Sign out'],
    rows: sessions.map((session) => [
      session.device,
      instantInWords(session.since),
      instantDistanceInWords(session.lastSeen, visit.now),
      signOutOf(visit, session),
    ]),
  }),
})}
${sessions.length > 1 && endForm(visit, everywhereElse, button({ text: 'Sign out everywhere else', look: 'secondary' }))}`;
}

export const endSessionAction: PageRoute = {
  method: 'POST',
  path: ownSessionsRoute.path,
  asksForProof: 'sign out of other browsers',
  handle: async ({ body, look, actor, session }) => {
    const which = sent(body, 'session');
    if (which === everywhereElse) {
      await look('own sessions', (access) => endSessionsOf(access, actor.practitioner, session.id));
      return redirect(ownSignInRoute.link(), 'You are signed out everywhere else');
    }
    const isEnded = await look('own sessions', (access) => endOwnSession(access, which));
    return redirect(ownSignInRoute.link(), isEnded ? 'You are signed out there' : 'You were signed out there already');
  },
};
