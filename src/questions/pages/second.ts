/** Reading, as the second person, why a question was closed. */
import { z } from 'zod';
import { sentenceOf } from '../../kinds/registry.ts';
import { secondReadQuestionRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { insetText } from '../../ui/components/inset-text.ts';
import { radios } from '../../ui/components/radios.ts';
import { textarea } from '../../ui/components/textarea.ts';
import { field } from '../../ui/form-field.ts';
import { oneOf, requiredText } from '../../ui/form-schemas.ts';
import { html } from '../../ui/html.ts';
import { atInstant } from '../../ui/when.ts';
import { secondRead } from '../second-read.ts';
import { stepPages } from './step.ts';

export const secondReadPages = stepPages({
  route: secondReadQuestionRoute,
  title: 'Read why it was closed',
  isOpen: ({ secondPost }) => secondPost !== null,
  load: ({ entries, prompt }) => Promise.resolve(entries.find(({ id }) => id === prompt.closing?.entry)),
  schema: () =>
    z.object({
      agrees: oneOf(['yes', 'no'], 'Select whether you agree'),
      reason: requiredText({ label: 'Why', enter: 'Enter why you agree or do not', max: 4_000 }),
    }),
  fields: (form, { names }, closing) => html`
${
  closing !== undefined &&
  insetText({
    text: html`<p class="govuk-body">${sentenceOf(closing.kind, closing.data, names)}</p><p class="govuk-body-s govuk-!-margin-bottom-0">${closing.recordedBy !== null && `${names.practitioner(closing.recordedBy)}, `}${names.organisation(closing.organisation)}, ${atInstant(closing.happenedFrom)}</p>`,
  })
}
${radios({
  ...field(form, 'agrees'),
  fieldset: { legend: { text: 'Do you agree that it is closed?', size: 's' } },
  items: [
    { value: 'yes', text: 'Yes', hint: 'It is closed' },
    { value: 'no', text: 'No', hint: 'It stays open, and both reasons stand beside it' },
  ],
})}
${textarea({ ...field(form, 'reason'), label: { text: 'Why?', size: 's' }, hint: 'What you read, and what you would want to know', rows: 4 })}
${button({ text: 'Save', preventDoubleClick: true })}`,
  save: (open, { agrees, reason }, seen) => secondRead(open, { agrees: agrees === 'yes', reason }, seen),
  done: ({ agrees }) => (agrees === 'yes' ? 'The question is closed' : 'The question stays open'),
});
