/** What a child or somebody of the family is about to send, and sending it. */
import { itemViews, readiness } from '../../kinds/voice-items.ts';
import type { Guest } from '../../record/voices/guest-door.ts';
import {
  guestCheckRoute,
  guestItemRoute,
  guestQuestionRoute,
  guestReadyRoute,
  guestStartRoute,
  guestThanksRoute,
} from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { summaryList } from '../../ui/components/summary-list.ts';
import { forget, guestForm, guestReply } from '../../ui/guest-page.ts';
import type { GuestRoute } from '../../ui/guest-route.ts';
import type { Href } from '../../ui/href.ts';
import { type Html, html } from '../../ui/html.ts';
import type { PageReply, Reply } from '../../ui/page-route.ts';
import { itemsOf, lastStep } from '../guest-steps.ts';
import { questionsFor, readersFor, readKept } from '../questions.ts';
import { sendOwnAnswers } from '../take-answers.ts';
import { asVisitor, notForEmergencies } from './guest-page.ts';

const words = (said: string): Html => html`<span class="throughline-words">${said}</span>`;

const row = (key: string, href: Href, value: Html | undefined) => ({
  key,
  value: value ?? 'You left this out',
  actions: { items: [{ text: 'Change', visuallyHiddenText: key, href }] },
});

async function view(guest: Guest, isEmpty: boolean): Promise<PageReply> {
  const { link, answers: kept } = guest;
  const { answers, notes, ready } = readKept(kept);
  return guestReply({
    title: 'Check your answers',
    heading: 'Check your answers',
    back: lastStep(guest),
    errors: isEmpty
      ? [{ text: 'Answer at least one question, or say at the start that you do not want to answer' }]
      : [],
    main: html`${summaryList({
      rows: [
        ...questionsFor(link.who).map(({ code, asks }) => {
          const answer = answers[code];
          const readers = readersFor(link.who).find(({ value }) => value === answer?.readers)?.text;
          return row(
            asks,
            guestQuestionRoute.link({ question: code }),
            answer && html`${words(answer.said)}<br><span class="govuk-body-s">Who may see it: ${readers}</span>`,
          );
        }),
        ...itemsOf(guest).map(({ shown, itemTitle }) => {
          const note = notes[shown];
          return row(
            itemTitle,
            guestItemRoute.link({ shown }),
            note && html`${itemViews[note.view]}${note.said !== undefined && html`<br>${words(note.said)}`}`,
          );
        }),
        row(
          'How ready',
          guestReadyRoute.link(),
          ready === null
            ? undefined
            : html`${readiness[ready.ready]}${ready.helps !== undefined && html`<br>${words(ready.helps)}`}`,
        ),
      ],
    })}
${await notForEmergencies(guest)}
${guestForm(guestCheckRoute.link(), button({ text: 'Send', preventDoubleClick: true }))}
<p class="govuk-body">After you send it you cannot change it here. You can always talk to the person who sent you here.</p>`,
  });
}

export const guestCheckPage: GuestRoute = {
  method: 'GET',
  path: guestCheckRoute.path,
  about: 'A child or somebody of the family checks their answers',
  handle: (visit) =>
    asVisitor<Reply>(visit, async (guest) =>
      readKept(guest.answers).readers === null ? { kind: 'redirect', to: guestStartRoute.link() } : view(guest, false),
    ),
};

export const guestCheckAction: GuestRoute = {
  method: 'POST',
  path: guestCheckRoute.path,
  about: 'A child or somebody of the family sends their answers',
  handle: (visit) =>
    asVisitor<Reply>(visit, async (guest) => {
      const { answers, notes, ready } = readKept(guest.answers);
      const isEmpty = Object.keys(answers).length === 0 && Object.keys(notes).length === 0 && ready === null;
      if (isEmpty) return view(guest, true);
      await sendOwnAnswers(guest, { answers, notes, ready });
      return { kind: 'redirect', to: guestThanksRoute.link(), cookies: [forget], forgets: true };
    }),
};
