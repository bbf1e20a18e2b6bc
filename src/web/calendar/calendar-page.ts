/** What is due, in somebody's own calendar program: making the secret address, and ending it. */
import { endFeed, makeFeed, type OwnFeed, ownFeed } from '../../record/calendar-feed/own-feed.ts';
import { calendarFeedRoute, calendarRoute, homeRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { formElement, hiddenField } from '../../ui/components/form-element.ts';
import { input } from '../../ui/components/input.ts';
import { warningText } from '../../ui/components/warning-text.ts';
import { type Html, html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, type Reply, redirect, type Visit } from '../../ui/page-route.ts';
import { instantWithDistance } from '../../ui/when.ts';
import { sent } from '../sign-in/open-route.ts';

const form = (visit: Visit, step: 'make' | 'end', text: string, look?: 'secondary' | 'warning'): Html =>
  formElement({
    action: calendarRoute.link(),
    token: visit.formToken,
    content: html`${hiddenField('step', step)}${button({ text, look, preventDoubleClick: true })}`,
  });

const shownOnce = (secret: string, { signIn }: Visit): Html => html`
${input({
  name: 'address',
  label: { text: 'The address for your calendar', size: 's' },
  hint: 'It is shown only now. Copy it into “Add calendar from URL” or “Subscribe” of your calendar program',
  value: `${signIn.publicAddress}${calendarFeedRoute.link({ secret }).toString()}`,
  attributes: { readonly: true },
  spellcheck: false,
})}
${warningText({ text: 'Whoever has this address sees on which days something of yours is due, and how much. Keep it to yourself.' })}`;

const standing = (visit: Visit, { madeAt, readAt }: OwnFeed): Html => html`
<p class="govuk-body">You have an address since ${instantWithDistance(madeAt, visit.now)}. ${readAt === null ? 'No program has read it yet.' : html`A program read it last on ${instantWithDistance(readAt, visit.now)}, to the hour.`}</p>
${form(visit, 'make', 'Make a new address', 'secondary')}
<p class="govuk-body">The old one ends then. Do this when you have lost it, or when somebody else may have it.</p>
${form(visit, 'end', 'End it', 'warning')}`;

const view = (visit: Visit, feed: OwnFeed | null, secret?: string): PageReply => ({
  kind: 'page',
  title: 'Deadlines in your calendar',
  heading: 'Deadlines in your calendar',
  back: homeRoute.link(),
  main: html`
<p class="govuk-body">Your own calendar can show on which days something is due, and how many things. It never says what or about whom, and nothing that only safeguarding leads see is counted.</p>
${secret !== undefined && shownOnce(secret, visit)}
${feed === null ? form(visit, 'make', 'Make an address') : standing(visit, feed)}`,
});

export const calendarPage: PageRoute = {
  method: 'GET',
  path: calendarRoute.path,
  handle: (visit) => visit.look('own calendar', async (access) => view(visit, await ownFeed(access))),
};

export const calendarAction: PageRoute = {
  method: 'POST',
  path: calendarRoute.path,
  handle: (visit) =>
    visit.look('own calendar', async (access): Promise<Reply> => {
      if (sent(visit.body, 'step') === 'make') {
        const secret = await makeFeed(access);
        return view(visit, await ownFeed(access), secret);
      }
      await endFeed(access);
      return redirect(calendarRoute.link(), 'The address has ended. Calendar programs that have it show nothing new');
    }),
};
