/** Closing a question, or putting it off until a day. */
import { z } from 'zod';
import { type PromptOutcome, promptOutcomeCodes } from '../../kinds/prompts.ts';
import { roles } from '../../kinds/vocabulary.ts';
import { closeQuestionRoute, readQuestionRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { dateInput } from '../../ui/components/date-input.ts';
import { radios } from '../../ui/components/radios.ts';
import { textarea } from '../../ui/components/textarea.ts';
import { warningText } from '../../ui/components/warning-text.ts';
import { field } from '../../ui/form-field.ts';
import { oneOf, requiredText, typedDate } from '../../ui/form-schemas.ts';
import { type Html, html } from '../../ui/html.ts';
import { closeQuestion } from '../close-question.ts';
import { addressOf } from './question-words.ts';
import { stepPages } from './step.ts';

const titles: Readonly<Record<PromptOutcome, string>> = {
  'need-found': 'A need was found, and somebody is acting on it',
  'already-acted-on': 'It is known, and somebody is acting on it already',
  'no-need-found': 'It was looked into, and no unmet need was found',
  mistaken: 'What raised it was wrong',
  'look-again': 'Not yet. Look again on a day',
};

const schema = (today: Temporal.PlainDate) =>
  z
    .object({
      outcome: oneOf(promptOutcomeCodes, 'Select what came of it'),
      reason: requiredText({ label: 'Reason', enter: 'Enter what was done and what it showed', max: 4_000 }),
      lookAgainOn: typedDate({
        label: 'Day on which to look again',
        side: { of: today, must: 'future' },
      }).optional(),
    })
    .refine(({ outcome, lookAgainOn }) => outcome !== 'look-again' || lookAgainOn !== undefined, {
      error: 'Enter the day on which to look again',
      path: ['lookAgainOn'],
    });

export const closeQuestionPages = stepPages({
  route: closeQuestionRoute,
  title: 'What came of it',
  isOpen: ({ closingPost }) => closingPost !== null,
  load: () => Promise.resolve(null),
  schema,
  fields: (form, { open: { prompt, read } }): Html => html`
${
  !read &&
  warningText({
    text: html`You have not opened what it quotes. <a class="govuk-link" href="${readQuestionRoute.link(addressOf(prompt))}">Read it first</a>, or close it all the same: the partnership counts how often that happens, without names.`,
  })
}
${radios({
  ...field(form, 'outcome'),
  fieldset: { legend: { text: 'What came of it?', size: 's' } },
  items: promptOutcomeCodes.map((value) => ({
    value,
    text: titles[value],
    ...(value === 'look-again'
      ? {
          conditional: dateInput({
            ...field(form, 'lookAgainOn'),
            fieldset: { legend: { text: 'On which day?', size: 's' } },
          }),
        }
      : {}),
  })),
})}
${textarea({ ...field(form, 'reason'), label: { text: 'What was done, by whom, and what did it show?', size: 's' }, hint: 'Everybody who sees what raised the question reads this. Name who asks the child, and who acts.', rows: 5 })}
${prompt.secondReaders.length > 0 && html`<p class="govuk-body">Closing it counts when a second person has read why and agrees: ${prompt.secondReaders.map((role) => roles[role]).join('; ')}. Putting it off needs no second reader.</p>`}
${button({ text: 'Save', preventDoubleClick: true })}`,
  save: (open, { outcome, reason, lookAgainOn }, seen) =>
    closeQuestion(
      open,
      { outcome, reason, ...(outcome === 'look-again' && lookAgainOn !== undefined ? { lookAgainOn } : {}) },
      seen,
    ),
  done: ({ outcome }) =>
    outcome === 'look-again' ? 'The question will be asked again on that day' : 'What came of the question is recorded',
});
