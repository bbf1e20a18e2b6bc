/** The form by which somebody proposes a step up or down. */
import { z } from 'zod';
import { familyInStep, familyInStepCodes } from '../../kinds/step.ts';
import type { Organisation } from '../../record/organisations.ts';
import { button } from '../../ui/components/button.ts';
import { dateInput } from '../../ui/components/date-input.ts';
import { hiddenField } from '../../ui/components/form-element.ts';
import { input } from '../../ui/components/input.ts';
import { radios } from '../../ui/components/radios.ts';
import { select } from '../../ui/components/select.ts';
import { textarea } from '../../ui/components/textarea.ts';
import type { Form } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { oneOf, optionalText, requiredText, typedDate } from '../../ui/form-schemas.ts';
import { type Html, html } from '../../ui/html.ts';
import type { StepAsked } from '../step-rules.ts';

const long = 4_000;

export const stepSchema = (today: Temporal.PlainDate) =>
  z.object({
    to: z.string().max(10),
    planned: oneOf(['planned', 'at-once'], 'Select whether it can wait for agreement'),
    why: requiredText({ label: 'Why', enter: 'Enter why', max: long }),
    needs: optionalText({ label: 'What shows what the document asks for', max: long }),
    evidence: requiredText({ label: 'Evidence', enter: 'Enter what shows it', max: long }),
    organisation: z.string('Select who takes over').min(1, 'Select who takes over').max(50),
    lead: requiredText({ label: 'Who takes over', enter: 'Enter the name and role of whoever takes over', max: 300 }),
    firstContactBy: typedDate({
      label: 'Day of the first contact',
      enter: 'Enter by when the first contact is made',
      side: { of: today, must: 'today or future' },
    }),
    checkBackOn: typedDate({
      label: 'Day on which you look again',
      enter: 'Enter when somebody looks whether it holds',
      side: { of: today, must: 'future' },
    }),
    bounceBack: requiredText({ label: 'What would bring it back', enter: 'Enter what would bring it back', max: long }),
    family: oneOf(familyInStepCodes, 'Select whether the family was told and asked'),
    familySaid: requiredText({
      label: 'What the family says',
      enter: 'Enter what the family says, or why they were not asked',
      max: long,
    }),
    childSaid: optionalText({ label: 'What the child says', max: long }),
    seen: z.string().max(20),
  });
export type StepForm = Form<ReturnType<typeof stepSchema>>;

const evidenceHint = (isUp: boolean): string =>
  isUp
    ? 'What was tried at the level now, what came of it, and what is recorded'
    : 'What has changed and who has seen it. A promise is no change';

type Choices = {
  readonly asked: StepAsked;
  readonly isUp: boolean;
  readonly organisations: readonly Organisation[];
  readonly seen: number;
};

export function stepFields(form: StepForm, { asked, isUp, organisations, seen }: Choices): Html {
  return html`
${hiddenField('seen', String(seen))}${hiddenField('to', form.typed.get('to')?.[0] ?? '')}
${
  isUp
    ? radios({
        ...field(form, 'planned'),
        fieldset: { legend: { text: 'Can it wait until somebody agrees?', size: 's' } },
        items: [
          { value: 'planned', text: 'Yes: I propose it' },
          {
            value: 'at-once',
            text: 'No: it happens now',
            hint: 'Nothing delays the protection of a child. Ring the front door as well',
          },
        ],
      })
    : hiddenField('planned', 'planned')
}
${textarea({ ...field(form, 'why'), label: { text: isUp ? 'Why does the child need more?' : 'Why is less enough?', size: 's' }, rows: 4 })}
${
  asked.needs.length > 0 &&
  textarea({
    ...field(form, 'needs'),
    label: { text: 'What shows that this is so?', size: 's' },
    hint: html`The document asks for it: ${asked.needs.join(' ')}`,
    rows: 4,
  })
}
${textarea({ ...field(form, 'evidence'), label: { text: 'What is the evidence?', size: 's' }, hint: evidenceHint(isUp), rows: 4 })}
<h2 class="govuk-heading-m">Who takes over</h2>
${select({
  ...field(form, 'organisation'),
  label: { text: 'Which organisation?', size: 's' },
  items: [
    { value: '', text: 'Choose an organisation' },
    ...organisations.map(({ id, name }) => ({ value: id, text: name })),
  ],
})}
${input({ ...field(form, 'lead'), label: { text: 'Who there?', size: 's' }, hint: 'A name and a role. They accept it themselves' })}
${dateInput({ ...field(form, 'firstContactBy'), fieldset: { legend: { text: 'By when do they meet the child and the family?', size: 's' } } })}
${dateInput({ ...field(form, 'checkBackOn'), fieldset: { legend: { text: 'When does somebody look whether it holds?', size: 's' } }, ...(asked.rule?.checkBack === undefined ? {} : { hint: `The document says: ${asked.rule.checkBack}` }) })}
${textarea({ ...field(form, 'bounceBack'), label: { text: 'What would bring it back?', size: 's' }, hint: 'What would show that the step was wrong, and whom to tell then', rows: 2 })}
<h2 class="govuk-heading-m">The family and the child</h2>
${radios({
  ...field(form, 'family'),
  fieldset: { legend: { text: 'Was the family told and asked?', size: 's' } },
  items: familyInStepCodes.map((value) => ({ value, text: familyInStep[value] })),
})}
${textarea({ ...field(form, 'familySaid'), label: { text: 'What do they say, or why were they not asked?', size: 's' }, rows: 2 })}
${textarea({ ...field(form, 'childSaid'), label: { text: 'What does the child say? (optional)', size: 's' }, rows: 2 })}
${button({ text: isUp ? 'Record the step up' : 'Propose the step down', preventDoubleClick: true })}`;
}
