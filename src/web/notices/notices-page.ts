/** What somebody is told by mail, when, and what was sent. */
import { z } from 'zod';
import { chooseNotices, dailyHours, knownKinds, ownChoices } from '../../record/notices/choices.ts';
import { type OwnMail, ownMails } from '../../record/notices/mails.ts';
import { countsInWords, noticeKindCodes, noticeKinds, stoppableKinds } from '../../record/notices/notice-kinds.ts';
import { noticesRoute, ownSignInRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { checkboxes } from '../../ui/components/checkboxes.ts';
import { formElement } from '../../ui/components/form-element.ts';
import { radios } from '../../ui/components/radios.ts';
import { scrollPane } from '../../ui/components/scroll-pane.ts';
import { table } from '../../ui/components/table.ts';
import { blankForm, errorList, type Form, readForm } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { oneOf } from '../../ui/form-schemas.ts';
import { type Html, html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, redirect, type Visit } from '../../ui/page-route.ts';
import { instantWithDistance } from '../../ui/when.ts';

const hourCodes = dailyHours.map(String) as [string, ...string[]];
const hourWords: Readonly<Record<string, string>> = { '7': 'From 7am', '12': 'From midday', '15': 'From 3pm' };

const choices = z.object({
  wanted: z.array(z.enum(stoppableKinds as [string, ...string[]])).default([]),
  from: oneOf(hourCodes, 'Select when the daily mail may come'),
});
type Choices = Form<typeof choices>;

const states = { waits: 'Waits to be sent', sent: 'Sent', 'given up': 'Could not be delivered' } as const;
const names = {
  daily: 'Daily',
  urgent: 'At once',
  invitation: 'Invitation to a meeting',
  moved: 'A meeting was moved to another time',
  'called-off': 'A meeting was called off',
} as const;

const mailTable = (mails: readonly OwnMail[], now: Temporal.Instant): Html =>
  mails.length === 0
    ? html`<p class="govuk-body">Nothing yet. Mail is sent only where the partnership has set up a mail server.</p>`
    : scrollPane({
        label: 'What you were told',
        content: table({
          caption: 'What you were told',
          captionClasses: 'govuk-visually-hidden',
          head: ['When', 'Mail', 'What it said', 'State'],
          rows: mails.map(({ madeAt, kind, counts, state }) => [
            instantWithDistance(madeAt, now),
            names[kind],
            countsInWords(counts).join(', '),
            states[state],
          ]),
        }),
      });

const view = (visit: Visit, form: Choices, mails: readonly OwnMail[]): PageReply => ({
  kind: 'page',
  title: 'Notices by mail',
  heading: 'Notices by mail',
  back: ownSignInRoute.link(),
  errors: errorList(form),
  main: html`
<p class="govuk-body">A mail says how many things wait for you, and never about whom. What waits stands in My work, whether you were told or not.</p>
<h2 class="govuk-heading-m">What you are always told</h2>
<ul class="govuk-list govuk-list--bullet">${noticeKindCodes.filter((kind) => !noticeKinds[kind].mayStop).map((kind) => html`<li>${noticeKinds[kind].title}${kind === 'urgent' && ', at any hour'}</li>`)}</ul>
${formElement({
  action: noticesRoute.link(),
  token: visit.formToken,
  content: html`${checkboxes({
    ...field(form, 'wanted'),
    fieldset: { legend: { text: 'What else do you want to be told?', size: 'm' } },
    items: stoppableKinds.map((value) => ({ value, text: noticeKinds[value].title })),
  })}${radios({
    ...field(form, 'from'),
    fieldset: { legend: { text: 'When may the daily mail come?', size: 'm' } },
    hint: 'Once on a working day at the most, and only when there is something to say.',
    items: hourCodes.map((value) => ({ value, text: hourWords[value] ?? value })),
  })}${button({ text: 'Save' })}`,
})}
<h2 class="govuk-heading-m">What you were told</h2>
${mailTable(mails, visit.now)}`,
});

export const noticesPage: PageRoute = {
  method: 'GET',
  path: noticesRoute.path,
  handle: (visit) =>
    visit.look('own notices', async (access) => {
      const { stopped, dailyFrom } = await ownChoices(access);
      const wanted = stoppableKinds.filter((kind) => !stopped.includes(kind));
      const typed = new Map<string, readonly string[]>([
        ['wanted', wanted],
        ['from', [String(dailyFrom)]],
      ]);
      return view(visit, { ...blankForm(choices), typed }, await ownMails(access));
    }),
};

export const noticesAction: PageRoute = {
  method: 'POST',
  path: noticesRoute.path,
  handle: (visit) =>
    visit.look('own notices', async (access) => {
      const form = readForm(choices, visit.body);
      if (!form.isComplete) return view(visit, form, await ownMails(access));
      const { wanted, from } = form.values;
      const stopped = knownKinds(stoppableKinds.filter((kind) => !wanted.includes(kind)));
      await chooseNotices(access, { stopped, dailyFrom: Number(from) });
      return redirect(noticesRoute.link(), 'Your choice has been saved');
    }),
};
