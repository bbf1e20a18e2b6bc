/** Taking a question, or giving it to somebody who may deal with it. */
import { z } from 'zod';
import { roles } from '../../kinds/vocabulary.ts';
import { giveQuestionRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { input } from '../../ui/components/input.ts';
import { radios } from '../../ui/components/radios.ts';
import { field } from '../../ui/form-field.ts';
import { optionalText } from '../../ui/form-schemas.ts';
import { html } from '../../ui/html.ts';
import { giveQuestion, whoCouldHave } from '../give-question.ts';
import { keeperWords } from './question-words.ts';
import { stepPages } from './step.ts';

export const giveQuestionPages = stepPages({
  route: giveQuestionRoute,
  title: 'Who has this question?',
  isOpen: ({ givingPost }) => givingPost !== null,
  load: whoCouldHave,
  schema: () =>
    z.object({
      to: z.uuid('Select who has it from now on'),
      reason: optionalText({ label: 'Why', max: 300 }),
    }),
  fields: (form, { open: { child, prompt, keeper } }, people) => html`
<p class="govuk-body">Now: ${keeperWords(keeper, prompt)}. While whoever has it is away, their deputy has it.</p>
${radios({
  ...field(form, 'to'),
  fieldset: { legend: { text: 'Who has it from now on?', size: 's' } },
  items: people.map(({ practitioner, name, role }) => ({
    value: practitioner,
    text: practitioner === child.access.actor.practitioner ? `I take it (${name})` : name,
    hint: roles[role],
  })),
})}
${input({ ...field(form, 'reason'), label: { text: 'Why? (optional)', size: 's' } })}
${button({ text: 'Save', preventDoubleClick: true })}`,
  save: (open, values, seen) => giveQuestion(open, values, seen),
  done: () => 'It is recorded who has the question',
});
