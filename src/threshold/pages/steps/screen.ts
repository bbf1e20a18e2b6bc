/** A stage of screening: what was looked at, with whom, and what was found. */
import { z } from 'zod';
import { checkedWith, checkedWithCodes, type ScreeningStage, screeningStages } from '../../../kinds/contact.ts';
import { button } from '../../../ui/components/button.ts';
import { checkboxes } from '../../../ui/components/checkboxes.ts';
import { textarea } from '../../../ui/components/textarea.ts';
import { blankForm, type Form, readForm } from '../../../ui/form.ts';
import { field } from '../../../ui/form-field.ts';
import { optionalText, requiredText } from '../../../ui/form-schemas.ts';
import { html } from '../../../ui/html.ts';
import { mayScreen, screenContact } from '../../screen-contact.ts';
import { historyView } from '../history-view.ts';
import { seenIn } from '../page-of-child.ts';
import type { ContactStep } from './step.ts';

const schema = z.object({
  checked: z.array(z.enum(checkedWithCodes)).max(checkedWithCodes.length).optional(),
  found: requiredText({ label: 'What was found', enter: 'Enter what was found', max: 4_000 }),
  now: optionalText({ label: 'What is done at once', max: 4_000 }),
  seen: z.string().max(20),
});
type ScreenForm = Form<typeof schema>;

const asked: Readonly<Record<ScreeningStage, string>> = {
  'first-look':
    'Is the child safe now? Is it about this child and no other? Has somebody contacted us about the same already? Was there anything before?',
  checks: 'What each of them knows, and who could not be asked',
};

export const screenStep = (stage: ScreeningStage): ContactStep => ({
  title: stage === 'checks' ? 'Checks with others' : 'First look at the contact',
  action: 'screen this contact',
  done: 'The screening has been recorded',
  isOpen: ({ child, contact }) => mayScreen(child) && contact.decided === null,
  blank: () => blankForm(schema),
  fields: (given, { child, contact, entries }) => {
    const form = given as ScreenForm;
    return html`
<p class="govuk-body">${screeningStages[stage]}</p>
${historyView(child, entries, contact.id)}
${checkboxes({
  ...field(form, 'checked'),
  classes: 'govuk-checkboxes--small',
  fieldset: { legend: { text: 'What was looked at, and who was asked?', size: 's' } },
  items: checkedWithCodes.map((value) => ({ value, text: checkedWith[value] })),
})}
${textarea({ ...field(form, 'found'), label: { text: 'What was found?', size: 's' }, hint: asked[stage], rows: 5 })}
${textarea({ ...field(form, 'now'), label: { text: 'What is done at once? (optional)', size: 's' }, rows: 2 })}
${button({ text: 'Record the screening', preventDoubleClick: true })}`;
  },
  record: async ({ child, contact }, { body }) => {
    const form = readForm(schema, body);
    if (!form.isComplete) return form;
    const { seen, ...screening } = form.values;
    return { form: form, done: await screenContact(child, contact, { ...screening, stage }, seenIn(seen)) };
  },
});
