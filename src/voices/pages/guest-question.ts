/** One question to a child or somebody of the family, and who may see the answer. What is typed is kept when they go on. */
import { z } from 'zod';
import { problem } from '../../errors.ts';
import { voiceReaderCodes } from '../../kinds/voices.ts';
import { type Guest, keepAnswers } from '../../record/voices/guest-door.ts';
import { guestLeaveRoute, guestQuestionRoute, guestStartRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { radios } from '../../ui/components/radios.ts';
import { textarea } from '../../ui/components/textarea.ts';
import { blankForm, errorList, type Form, readForm } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { oneOf, optionalText } from '../../ui/form-schemas.ts';
import { guestForm, guestReply } from '../../ui/guest-page.ts';
import type { GuestRoute, GuestVisit } from '../../ui/guest-route.ts';
import { html } from '../../ui/html.ts';
import type { PageReply, Reply } from '../../ui/page-route.ts';
import { afterStep, beforeStep } from '../guest-steps.ts';
import { longestAnswer, type Question, questionsFor, readersFor, readKept } from '../questions.ts';
import { asVisitor } from './guest-page.ts';
import { mayChoose } from './guest-start.ts';

const answer = z.object({
  said: optionalText({ label: 'Your answer', max: longestAnswer }),
  readers: oneOf(voiceReaderCodes, 'Select who may see this answer'),
});

type At = { readonly question: Question; readonly number: number };

/** Throws NOT_FOUND. */
function placeOf({ link }: Guest, { parameters }: GuestVisit): At {
  const questions = questionsFor(link.who);
  const number = questions.findIndex(({ code }) => code === parameters['question']);
  const question = questions[number];
  if (question === undefined) throw problem('NOT_FOUND');
  return { question, number: number + 1 };
}

const view = (guest: Guest, { question, number }: At, form: Form<typeof answer>): PageReply =>
  guestReply({
    title: `Question ${number}`,
    errors: errorList(form),
    back: beforeStep(guest, question.code),
    main: html`${guestForm(
      guestQuestionRoute.link({ question: question.code }),
      html`<p class="govuk-caption-l">Question ${number} of ${questionsFor(guest.link.who).length}</p>
${textarea({ ...field(form, 'said'), label: { text: question.asks, size: 'l', isPageHeading: true }, hint: question.hint, rows: 6, autocomplete: 'off' })}
${radios({
  ...field(form, 'readers'),
  fieldset: { legend: { text: 'Who may see this answer?', size: 's' } },
  items: readersFor(guest.link.who),
})}
<div class="govuk-button-group">${button({ text: 'Save and continue' })}
${button({ text: 'Save and stop for now', look: 'secondary', name: 'stop', value: 'yes' })}</div>`,
    )}`,
  });

export const guestQuestionPage: GuestRoute = {
  method: 'GET',
  path: guestQuestionRoute.path,
  about: 'A question to a child or somebody of the family',
  handle: (visit) =>
    asVisitor<Reply>(visit, async (guest) => {
      const { readers, answers } = readKept(guest.answers);
      if (readers === null) return { kind: 'redirect', to: guestStartRoute.link() };
      const at = placeOf(guest, visit);
      return view(guest, at, blankForm(answer, { readers, ...answers[at.question.code] }));
    }),
};

export const guestQuestionAction: GuestRoute = {
  method: 'POST',
  path: guestQuestionRoute.path,
  about: 'A question to a child or somebody of the family',
  handle: (visit) =>
    asVisitor<Reply>(visit, async (guest) => {
      const at = placeOf(guest, visit);
      const form = readForm(answer, visit.body);
      if (!form.isComplete || !mayChoose(guest.link.who, form.values.readers)) return view(guest, at, form);
      const kept = readKept(guest.answers);
      const { [at.question.code]: _, ...others } = kept.answers;
      const { said, readers } = form.values;
      const answers = said === undefined ? others : { ...others, [at.question.code]: { said, readers } };
      await keepAnswers(guest, { ...kept, readers: kept.readers ?? readers, answers });
      if (visit.body['stop'] === 'yes') return { kind: 'redirect', to: guestLeaveRoute.link() };
      return { kind: 'redirect', to: afterStep(guest, at.question.code) };
    }),
};
