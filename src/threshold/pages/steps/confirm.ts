/** Confirming in writing what was said by telephone. It begins with what was written down then. */
import { z } from 'zod';
import { button } from '../../../ui/components/button.ts';
import { textarea } from '../../../ui/components/textarea.ts';
import { blankForm, type Form, readForm } from '../../../ui/form.ts';
import { field } from '../../../ui/form-field.ts';
import { requiredText } from '../../../ui/form-schemas.ts';
import { html } from '../../../ui/html.ts';
import { textIn } from '../../said.ts';
import { confirmContact, mayConfirm } from '../../screen-contact.ts';
import { seenIn } from '../page-of-child.ts';
import type { ContactStep } from './step.ts';

const schema = z.object({
  text: requiredText({ label: 'What was said', enter: 'Enter what was said by telephone', max: 4_000 }),
  seen: z.string().max(20),
});

export const confirmStep: ContactStep = {
  title: 'Confirm in writing',
  action: 'confirm this contact in writing',
  done: 'The contact is confirmed in writing',
  isOpen: ({ child, contact }) => mayConfirm(child, contact),
  blank: ({ contact }) => blankForm(schema, { text: textIn(contact.made, 'what') ?? '' }),
  fields: (form) => html`
<p class="govuk-body">The front door reads it here. Put right what was misunderstood on the telephone, and add what was left out.</p>
${textarea({ ...field(form as Form<typeof schema>, 'text'), label: { text: 'What was said?', size: 's' }, rows: 8 })}
${button({ text: 'Confirm in writing', preventDoubleClick: true })}`,
  record: async ({ child, contact }, { body }) => {
    const form = readForm(schema, body);
    if (!form.isComplete) return form;
    const { text, seen } = form.values;
    return { form: form, done: await confirmContact(child, contact, text, seenIn(seen)) };
  },
};
