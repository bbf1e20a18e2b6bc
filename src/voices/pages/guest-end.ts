/** How an exchange ends for a child or somebody of the family: they do not want to answer, stop for now, or have sent it. */
import { guestDeclineRoute, guestLeaveRoute, guestStartRoute, guestThanksRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { forget, guestForm, guestReply } from '../../ui/guest-page.ts';
import type { GuestRoute } from '../../ui/guest-route.ts';
import { html } from '../../ui/html.ts';
import type { PageReply, RedirectReply, Reply } from '../../ui/page-route.ts';
import { sendOwnAnswers } from '../take-answers.ts';
import { asVisitor } from './guest-page.ts';

const over: RedirectReply = { kind: 'redirect', to: guestThanksRoute.link(), cookies: [forget], forgets: true };

const declineView = (): PageReply =>
  guestReply({
    title: 'Do you want to answer?',
    heading: 'You do not have to answer',
    back: guestStartRoute.link(),
    main: html`
<p class="govuk-body">Nobody will be cross. We write down that you were asked and did not want to. What you typed is removed.</p>
<p class="govuk-body">You can still talk to somebody at school, or do this on paper, whenever you like.</p>
${guestForm(guestDeclineRoute.link(), button({ text: 'I do not want to answer', preventDoubleClick: true }))}`,
  });

export const guestDeclinePage: GuestRoute = {
  method: 'GET',
  path: guestDeclineRoute.path,
  about: 'A child or somebody of the family does not want to answer',
  handle: (visit) => asVisitor<Reply>(visit, async () => declineView()),
};

export const guestDeclineAction: GuestRoute = {
  method: 'POST',
  path: guestDeclineRoute.path,
  about: 'A child or somebody of the family does not want to answer',
  handle: (visit) =>
    asVisitor<Reply>(visit, async (guest) => {
      await sendOwnAnswers(guest, null);
      return over;
    }),
};

/** Asks for nothing and opens nothing, so it says the same to everybody. */
export const guestLeavePage: GuestRoute = {
  method: 'GET',
  path: guestLeaveRoute.path,
  about: 'A child or somebody of the family stops for now',
  handle: async () =>
    guestReply({
      title: 'Stop for now',
      heading: 'You can close this page',
      cookies: [forget],
      main: html`
<p class="govuk-body">What you saved waits for you. Nobody has read it. To go on, ask the person who sent you here for a new link and code.</p>`,
    }),
};

export const guestThanksPage: GuestRoute = {
  method: 'GET',
  path: guestThanksRoute.path,
  about: 'What happens after a child or somebody of the family has answered',
  handle: async () =>
    guestReply({
      title: 'Thank you',
      heading: 'Thank you',
      main: html`
<h2 class="govuk-heading-m">What happens next</h2>
<p class="govuk-body">Somebody at school whose job is to keep children safe reads it on the next working day. Then the people you chose can see it, so that they are ready for the first day at the new school.</p>
<p class="govuk-body">If you want to change something, or to say more, talk to the person who sent you here.</p>
<p class="govuk-body">If a child is not safe now, ring <strong>999</strong>.</p>
<p class="govuk-body">You can close this page.</p>`,
    }),
};
