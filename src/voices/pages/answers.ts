/** Typing in what somebody said on paper or in conversation, or that they were asked and declined. */
import type { Access } from '../../record/access.ts';
import { identifiersOf } from '../../record/child.ts';
import { readChronology } from '../../record/chronology.ts';
import { voiceAnswersRoute, voicesRoute } from '../../ui/addresses.ts';
import { childIdentity } from '../../ui/child-identity.ts';
import { button } from '../../ui/components/button.ts';
import { formElement } from '../../ui/components/form-element.ts';
import { radios } from '../../ui/components/radios.ts';
import { blankForm, errorList, readForm, withError } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, redirect, type Visit } from '../../ui/page-route.ts';
import { placeOf } from '../people-to-ask.ts';
import { type ShownItem, shownTo } from '../shown-items.ts';
import { takeAnswers } from '../take-answers.ts';
import { type AnswersForm, answerFields, answersSchema, saidIn, unchosen } from './answers-form.ts';
import { type OpenPerson, openPerson } from './open-voices.ts';

type Shown = OpenPerson & { readonly items: readonly ShownItem[] };

async function show({ child, move, person, items }: Shown, form: AnswersForm, visit: Visit): Promise<PageReply> {
  const at = { child: child.id, move: move.id };
  return {
    kind: 'page',
    title: 'What they said',
    section: 'moves',
    back: voicesRoute.link(at),
    identity: childIdentity(child, await identifiersOf(child), visit.today),
    errors: errorList(form),
    main: html`
<h1 class="govuk-heading-l"><span class="govuk-caption-l">${person.name}</span> What they said</h1>
<p class="govuk-body">Write it in their own words. For each answer, ask first who may see it. Where they chose nobody, only the adult who looks out for the child at the new school and the safeguarding leads see it.</p>
${formElement({
  action: voiceAnswersRoute.link({ ...at, person: placeOf(person) }),
  token: visit.formToken,
  content: html`
${radios({
  ...field(form, 'how'),
  fieldset: { legend: { text: 'How were they asked?', size: 's' } },
  items: [
    { value: 'paper', text: 'On paper' },
    { value: 'spoken', text: 'In conversation' },
  ],
})}
${radios({
  ...field(form, 'outcome'),
  fieldset: { legend: { text: 'Did they answer?', size: 's' } },
  items: [
    { value: 'answered', text: 'They answered' },
    { value: 'declined', text: 'They were asked and declined' },
  ],
})}
${answerFields(form, person.who, items)}
${button({ text: 'Save', preventDoubleClick: true })}`,
})}`,
  };
}

/** With the parts of the handover that were chosen for them, as far as the visitor sees these. */
async function load(visit: Visit, access: Access): Promise<Shown> {
  const open = await openPerson(visit, access);
  const standing = (await readChronology(open.child))
    .filter(({ withdrawnBy, correctedBy }) => withdrawnBy === null && correctedBy === null)
    .toSorted((one, other) => one.seq - other.seq);
  return { ...open, items: shownTo(standing, open.person) };
}

export const answersPage: PageRoute = {
  method: 'GET',
  path: voiceAnswersRoute.path,
  handle: (visit) =>
    visit.look('what child and family say', async (access) =>
      show(await load(visit, access), blankForm(answersSchema), visit),
    ),
};

export const answersAction: PageRoute = {
  method: 'POST',
  path: voiceAnswersRoute.path,
  handle: (visit) =>
    visit.look('what child and family say', async (access) => {
      const open = await load(visit, access);
      const form = readForm(answersSchema, visit.body);
      if (!form.isComplete) return show(open, form, visit);
      const { outcome, how } = form.values;
      const said = saidIn(form, open.person.who, open.items);
      const lost = unchosen(form, open.items);
      if (lost !== undefined) return show(open, withError(form, '', lost), visit);
      const isEmpty =
        Object.keys(said.answers).length === 0 && Object.keys(said.notes).length === 0 && said.ready === null;
      if (outcome === 'answered' && isEmpty)
        return show(open, withError(form, 'outcome', 'Enter at least one answer, or select that they declined'), visit);
      if (outcome === 'declined' && !isEmpty)
        return show(
          open,
          withError(form, 'outcome', 'Select that they answered, or remove what is written below'),
          visit,
        );
      await takeAnswers(open.child, open.move, open.person, outcome === 'declined' ? null : said, how);
      return redirect(voicesRoute.link({ child: open.child.id, move: open.move.id }), 'It is recorded');
    }),
};
