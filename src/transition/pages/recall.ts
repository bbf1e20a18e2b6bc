/** Answering a recall: what became of what a school was sent for a child who does not come. */
import { z } from 'zod';
import { problem } from '../../errors.ts';
import { recallAnswerCodes, recallAnswers } from '../../kinds/change-of-plan.ts';
import type { Names } from '../../kinds/kind.ts';
import type { Access } from '../../record/access.ts';
import { worksAt } from '../../record/actor.ts';
import { identifiersOf, type OpenChild, openChild } from '../../record/child.ts';
import { findOrganisation, loadNames } from '../../record/organisations.ts';
import { homeRoute, recallRoute } from '../../ui/addresses.ts';
import { childIdentity } from '../../ui/child-identity.ts';
import { button } from '../../ui/components/button.ts';
import { formElement } from '../../ui/components/form-element.ts';
import { radios } from '../../ui/components/radios.ts';
import { scrollPane } from '../../ui/components/scroll-pane.ts';
import { table } from '../../ui/components/table.ts';
import { textarea } from '../../ui/components/textarea.ts';
import { blankForm, errorList, type Form, readForm, withError } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { oneOf, optionalText } from '../../ui/form-schemas.ts';
import { type Html, html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, redirect, type Visit } from '../../ui/page-route.ts';
import { atInstant } from '../../ui/when.ts';
import { confirmRecall } from '../confirm-recall.ts';
import { type RecalledItem, recalledFrom } from '../recalled-items.ts';

const answered = z.object({
  answer: oneOf(recallAnswerCodes, 'Select what became of it'),
  note: optionalText({ label: 'How this is known', max: 4_000 }),
});

type Shown = {
  readonly child: OpenChild;
  readonly school: string;
  readonly items: readonly RecalledItem[];
  readonly names: Names;
  /** The viewer answers for the school itself, not for one that does not sign in here. */
  readonly isOwn: boolean;
};

async function open(visit: Visit, access: Access): Promise<Shown> {
  const child = await openChild(access, visit.parameters['child'] ?? '');
  const school = visit.parameters['school'] ?? '';
  const { items } = await recalledFrom(access, child.id, school);
  if ((await findOrganisation(access, school)) === undefined) throw problem('NOT_FOUND');
  const people = items.flatMap(({ answered: by }) => by?.by ?? []);
  const answering = items.flatMap(({ answered: by }) => by?.organisation ?? []);
  const names = await loadNames(access, [school, ...items.map(({ from }) => from), ...answering], people);
  return { child, school, items, names, isOwn: worksAt(visit.actor, school) };
}

const answerOf = ({ answered: given }: RecalledItem, school: string, names: Names): Html =>
  given === null
    ? html`<strong>Not answered yet</strong>`
    : html`${recallAnswers[given.answer]}, ${atInstant(given.at)}, recorded by ${given.by === null ? names.organisation(given.organisation) : names.practitioner(given.by)}${given.organisation !== school && html` at ${names.organisation(given.organisation)}`}${given.note !== null && html`<br>${given.note}`}`;

function questions({ child, school, isOwn, names }: Shown, form: Form<typeof answered>, visit: Visit): Html {
  return html`
<h2 class="govuk-heading-m">${isOwn ? 'What did you do with it?' : html`What did ${names.organisation(school)} do with it?`}</h2>
<p class="govuk-body">${isOwn ? 'Look everywhere before you answer: your own systems, mailboxes, shared folders and paper.' : 'Ask the school. Write down who told you, and how.'}</p>
${formElement({
  action: recallRoute.link({ child: child.id, school }),
  token: visit.formToken,
  content: html`
${radios({
  ...field(form, 'answer'),
  fieldset: { legend: { text: 'What became of everything that was sent?', size: 's' } },
  items: recallAnswerCodes.map((value) => ({ value, text: recallAnswers[value] })),
})}
${textarea({ ...field(form, 'note'), label: { text: isOwn ? 'Anything to add? (optional)' : 'Who told you, and how?', size: 's' }, rows: 3 })}
${button({ text: 'Confirm', preventDoubleClick: true })}`,
})}`;
}

function shownItems({ school, items, names }: Shown): Html {
  const caption = 'What was sent';
  return html`
<p class="govuk-body">The child does not go to ${names.organisation(school)}. Nothing that was sent for this child may be readable there any more.</p>
${scrollPane({
  label: caption,
  content: table({
    caption,
    captionSize: 'm',
    head: ['Item', 'Recalled', 'Answer'],
    rows: items.map((item) => [
      html`${item.title}<br><span class="throughline-small">from ${names.organisation(item.from)}</span>`,
      atInstant(item.recalledAt),
      answerOf(item, school, names),
    ]),
  }),
})}
${items.every(({ answered: given }) => given !== null) && html`<p class="govuk-body">Everything is answered. There is nothing more to do.</p>`}`;
}

async function show(shown: Shown, form: Form<typeof answered>, visit: Visit): Promise<PageReply> {
  const { child, school, items, names } = shown;
  const isOpen = items.some(({ answered: given }) => given === null);
  return {
    kind: 'page',
    title: 'Recall',
    section: 'work',
    back: homeRoute.link(),
    identity: childIdentity(child, await identifiersOf(child), visit.today),
    errors: errorList(form),
    main: html`
<h1 class="govuk-heading-l">Send back or destroy what was sent</h1>
${
  items.length === 0
    ? html`<p class="govuk-body">Nothing that you can see was recalled from ${names.organisation(school)}.</p>`
    : shownItems(shown)
}
${isOpen && questions(shown, form, visit)}`,
  };
}
export const recallPage: PageRoute = {
  method: 'GET',
  path: recallRoute.path,
  handle: (visit) =>
    visit.look('recall', async (access) => show(await open(visit, access), blankForm(answered), visit)),
};

export const recallAction: PageRoute = {
  method: 'POST',
  path: recallRoute.path,
  handle: (visit) =>
    visit.look('recall', async (access) => {
      const shown = await open(visit, access);
      const form = readForm(answered, visit.body);
      if (!form.isComplete) return show(shown, form, visit);
      const { answer, note } = form.values;
      if (!shown.isOwn && note === undefined)
        return show(shown, withError(form, 'note', 'Enter who told you, and how'), visit);
      await confirmRecall(shown.child, shown.school, { answer, note });
      return redirect(homeRoute.link(), 'Thank you. The school that sent it can see your answer');
    }),
};
