/** Asking the old school for something that is missing, also what nobody expected, and answering it. */
import { z } from 'zod';
import { problem } from '../../../errors.ts';
import { gapAnswerCodes, gapAnswers } from '../../../kinds/both-ends.ts';
import type { Role } from '../../../kinds/vocabulary.ts';
import { worksAt } from '../../../record/actor.ts';
import { handoverRoute } from '../../../ui/addresses.ts';
import { input } from '../../../ui/components/input.ts';
import { radios } from '../../../ui/components/radios.ts';
import { textarea } from '../../../ui/components/textarea.ts';
import { field } from '../../../ui/form-field.ts';
import { oneOf, requiredText } from '../../../ui/form-schemas.ts';
import { html } from '../../../ui/html.ts';
import { answerGapRoute, askForGapRoute } from '../../../ui/settling-addresses.ts';
import { formOfMove, seenField } from '../../pages/form-of-move.ts';
import { addressOf, type OpenMove, openMove } from '../../pages/page-of-move.ts';
import { postOr, receivingPost } from '../../who-prepares.ts';
import { type Gap, loadBothEnds } from '../both-ends.ts';
import { answerGap, askForGap } from '../record-both-ends.ts';

const askable = ['class-teacher', 'senco', 'headteacher', 'data-manager'] as const satisfies readonly Role[];
const askableWords = {
  'class-teacher': 'The class teacher or form tutor',
  senco: 'The SENCO',
  headteacher: 'The headteacher',
  'data-manager': 'The office',
} as const;

const asked = z.object({
  what: requiredText({ label: 'What is missing', enter: 'Enter what is missing', max: 300 }),
  why: requiredText({ label: 'Why you ask', enter: 'Enter why you ask', max: 4_000 }),
  role: oneOf(askable, 'Select whom you ask'),
  ...seenField,
});

export const askForGapForm = formOfMove<OpenMove, typeof asked>({
  path: askForGapRoute.path,
  title: 'Ask for something that is missing',
  schema: asked,
  send: 'Ask the old school',
  open: async (visit, access) => {
    const of = await openMove(visit, access);
    postOr(receivingPost(visit.actor, of.move), 'ask the old school for something');
    if (of.move.from.organisation === null) throw problem('NOT_FOUND');
    return of;
  },
  action: (shown) => askForGapRoute.link(addressOf(shown)),
  back: (shown) => handoverRoute.link(addressOf(shown)),
  above: () =>
    html`<p class="govuk-body">For what nobody expected, or what was not in what came. An item that is expected already is asked about on its own page. Ask the DSL about safeguarding by telephone, and write nothing of it here.</p>`,
  fields: (form) => html`
${input({ ...field(form, 'what'), label: { text: 'What is missing?', size: 's' }, hint: 'For example: the letter of the speech therapist' })}
${textarea({ ...field(form, 'why'), label: { text: 'Why do you ask?', size: 's' }, hint: 'For example: his mother speaks of it', rows: 3 })}
${radios({ ...field(form, 'role'), fieldset: { legend: { text: 'Whom do you ask?', size: 's' } }, items: askable.map((value) => ({ value, text: askableWords[value] })) })}`,
  record: async ({ child, move }, { what, why, role }, seen) => {
    await askForGap(child, move, { what, why, role }, seen);
    return { notice: 'The old school has been asked, and owes an answer' };
  },
});

const answered = z.object({
  answer: oneOf(gapAnswerCodes, 'Select what you answer'),
  words: requiredText({
    label: 'Answer',
    enter: 'Enter how it was sent, where you looked, or why it is withheld',
    max: 4_000,
  }),
  ...seenField,
});

export const answerGapForm = formOfMove<OpenMove & { readonly gap: Gap }, typeof answered>({
  path: answerGapRoute.path,
  title: 'Answer the new school',
  schema: answered,
  send: 'Send the answer',
  open: async (visit, access) => {
    const of = await openMove(visit, access);
    const gap = (await loadBothEnds(of.child, of.move.id)).gaps.find(
      ({ data }) => data.gap === visit.parameters['gap'],
    );
    if (gap === undefined || gap.answer !== undefined) throw problem('NOT_FOUND');
    if (!worksAt(visit.actor, of.move.from.organisation))
      throw problem('NOT_ALLOWED', { action: 'answer for the old school' });
    return { ...of, gap };
  },
  action: (shown) => answerGapRoute.link({ ...addressOf(shown), gap: shown.gap.data.gap }),
  back: (shown) => handoverRoute.link(addressOf(shown)),
  above: ({ gap: { data } }) => html`<p class="govuk-body-l">${data.what}</p><p class="govuk-body">${data.why}</p>`,
  fields: (form) => html`
${radios({ ...field(form, 'answer'), fieldset: { legend: { text: 'What do you answer?', size: 's' } }, items: gapAnswerCodes.map((value) => ({ value, text: gapAnswers[value] })) })}
${textarea({ ...field(form, 'words'), label: { text: 'How was it sent, where did you look, or why is it withheld?', size: 's' }, rows: 3 })}`,
  record: async ({ child, move, gap }, { answer, words }, seen) => {
    await answerGap(child, move, { gap: gap.data.gap, answer, words }, seen);
    return { notice: 'The new school has your answer' };
  },
});
