/** The forms by which people write at a meeting, all on its page: a note, a decision, an action, a disagreement. */
import { z } from 'zod';
import type { Names } from '../../kinds/kind.ts';
import { roles } from '../../kinds/vocabulary.ts';
import { writeMeetingRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { dateInput } from '../../ui/components/date-input.ts';
import { details } from '../../ui/components/details.ts';
import { formElement, hiddenField } from '../../ui/components/form-element.ts';
import { input } from '../../ui/components/input.ts';
import { select } from '../../ui/components/select.ts';
import { textarea } from '../../ui/components/textarea.ts';
import { blankForm, type Form } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { optionalText, requiredText, typedDate } from '../../ui/form-schemas.ts';
import { type Html, html } from '../../ui/html.ts';
import type { OpenMeeting } from '../open-meeting.ts';
import type { PostToAct } from '../people-to-invite.ts';

const longest = 4_000;

export const noteSchema = z.object({ text: requiredText({ label: 'Note', enter: 'Enter a note', max: longest }) });
export const decisionSchema = z.object({
  decided: requiredText({ label: 'Decision', enter: 'Enter what was decided', max: longest }),
  because: requiredText({ label: 'Why', enter: 'Enter why it was decided so', max: longest }),
});
export const actionSchema = (today: Temporal.PlainDate) =>
  z.object({
    what: requiredText({ label: 'What', enter: 'Enter what is to be done', max: 300 }),
    who: requiredText({ label: 'Who', enter: 'Select who does it', max: 200 }),
    by: typedDate({ label: 'By when', enter: 'Enter by which day', side: { of: today, must: 'today or future' } }),
  });
export const dissentSchema = z.object({
  about: requiredText({ label: 'What', enter: 'Enter what you disagree with', max: longest }),
  reasons: requiredText({ label: 'Why', enter: 'Enter why you disagree', max: longest }),
  asks: optionalText({ label: 'What you ask for', max: longest }),
});

export type WrittenForms = {
  readonly note: Form<typeof noteSchema>;
  readonly decision: Form<typeof decisionSchema>;
  readonly action: Form<ReturnType<typeof actionSchema>>;
  readonly dissent: Form<typeof dissentSchema>;
};
export type Writing = keyof WrittenForms;
export const isWriting = (value: unknown): value is Writing =>
  value === 'note' || value === 'decision' || value === 'action' || value === 'dissent';

export const blankForms = (today: Temporal.PlainDate): WrittenForms => ({
  note: blankForm(noteSchema),
  decision: blankForm(decisionSchema),
  action: blankForm(actionSchema(today)),
  dissent: blankForm(dissentSchema),
});

export const postCode = ({ role, organisation }: PostToAct): string => `${role}@${organisation}`;

type Showing = {
  readonly forms: WrittenForms;
  readonly posts: readonly PostToAct[];
  readonly names: Names;
  readonly token: string;
};

const actionFields = ({ forms: { action: form }, posts, names }: Showing): Html => html`
${input({ ...field(form, 'what'), label: { text: 'What is to be done?', size: 's' } })}
${select({
  ...field(form, 'who'),
  label: { text: 'Who does it?', size: 's' },
  hint: 'A role, so that it is owed also while the person is away',
  items: [
    { value: '', text: 'Choose' },
    ...posts.map((post) => ({
      value: postCode(post),
      text: `${roles[post.role]}, ${names.organisation(post.organisation)}`,
    })),
  ],
})}
${dateInput({ ...field(form, 'by'), fieldset: { legend: { text: 'By when?', size: 's' } } })}
${button({ text: 'Agree the action', look: 'secondary', preventDoubleClick: true })}`;

export function writeForms({ child, meeting, leadsFor }: OpenMeeting, showing: Showing): Html {
  const { forms, token } = showing;
  const { note, decision, dissent } = forms;
  const form = (what: Writing, fields: Html): Html =>
    formElement({
      action: writeMeetingRoute.link({ child: child.id, meeting: meeting.id }),
      token,
      content: html`${hiddenField('writing', what)}${fields}`,
    });
  const part = (what: Writing, summary: string, fields: Html): Html =>
    details({ summary, open: forms[what].errors.size > 0, text: form(what, fields) });
  return html`
<h2 class="govuk-heading-m">Write at the meeting</h2>
<p class="govuk-body">What you save is an entry in your name at once. Everybody writes by themselves; nobody overwrites anybody.</p>
${form(
  'note',
  html`${textarea({ ...field(note, 'text'), label: { text: 'A note', size: 's' }, rows: 3 })}${button({ text: 'Save the note', preventDoubleClick: true })}`,
)}
${part('action', 'Agree an action: who does what by when', actionFields(showing))}
${
  leadsFor !== null &&
  part(
    'decision',
    'Record a decision',
    html`${textarea({ ...field(decision, 'decided'), label: { text: 'What was decided?', size: 's' }, rows: 2 })}
${textarea({ ...field(decision, 'because'), label: { text: 'Why?', size: 's' }, rows: 2 })}
${button({ text: 'Record the decision', look: 'secondary', preventDoubleClick: true })}`,
  )
}
${part(
  'dissent',
  'I disagree',
  html`<p class="govuk-body">Only you record that you disagree, in your own words. It stands in the minutes as you write it. To have it settled, challenge the decision as well: a ladder and its clocks begin.</p>
${textarea({ ...field(dissent, 'about'), label: { text: 'What do you disagree with?', size: 's' }, rows: 2 })}
${textarea({ ...field(dissent, 'reasons'), label: { text: 'Why?', size: 's' }, rows: 3 })}
${textarea({ ...field(dissent, 'asks'), label: { text: 'What do you ask for? (optional)', size: 's' }, rows: 2 })}
${button({ text: 'Record that I disagree', look: 'secondary', preventDoubleClick: true })}`,
)}
`;
}
