/**
 * The questions of a decision to share or to withhold. The first four follow the duty to share as the Children Act 2004,
 * section 16LA, puts it; the wording is ours. Consent is asked about and decides nothing.
 */
import { z } from 'zod';
import { lawfulBases, specialConditions } from '../../kinds/sharing.ts';
import { checkboxes } from '../../ui/components/checkboxes.ts';
import { dateInput } from '../../ui/components/date-input.ts';
import { details } from '../../ui/components/details.ts';
import { input } from '../../ui/components/input.ts';
import { radios } from '../../ui/components/radios.ts';
import { select } from '../../ui/components/select.ts';
import { textarea } from '../../ui/components/textarea.ts';
import type { Form } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { oneOf, optionalText, requiredText, typedDate } from '../../ui/form-schemas.ts';
import type { Content } from '../../ui/html.ts';
import { type Html, html } from '../../ui/html.ts';

export const choice = z.object({
  receiver: z.string('Select with whom').min(1, 'Select with whom').max(300),
  entries: z.array(z.string().max(100)).min(1, 'Select what it is about').max(200),
});
export type Choice = Form<typeof choice>;

const yesNo = ['yes', 'no'] as const;
const why = (label: string) => requiredText({ label: 'Reason', enter: label, max: 2_000 });

export const decision = (today: Temporal.PlainDate) =>
  z.object({
    ...choice.shape,
    about: requiredText({ label: 'What it is about', enter: 'Enter what it is about', max: 300 }),
    relevant: oneOf(yesNo, 'Select whether it is relevant to the child’s safety or welfare'),
    relevantWhy: why('Enter why it is relevant, or why not'),
    helps: oneOf(yesNo, 'Select whether it may help them'),
    helpsWhy: why('Enter how it may help them, or why not'),
    harmful: oneOf(yesNo, 'Select whether sharing would do more harm than good'),
    harmfulWhy: why('Enter what you considered'),
    basis: oneOf(Object.keys(lawfulBases) as (keyof typeof lawfulBases)[], 'Select the lawful basis'),
    condition: oneOf(
      Object.keys(specialConditions) as (keyof typeof specialConditions)[],
      'Select what special kind of information is in it',
    ),
    told: oneOf(['agreed', 'objected', 'not-told'], 'Select whether the family was told'),
    notTold: optionalText({ label: 'Why they were not told', max: 2_000 }),
    outcome: oneOf(['shared', 'withheld'], 'Select whether you share or withhold'),
    reason: requiredText({ label: 'Reason', enter: 'Enter the reason for your decision', max: 2_000 }),
    until: typedDate({ label: 'Last day', side: { of: today, must: 'today or future' } }).optional(),
  });
export type Decision = Form<ReturnType<typeof decision>>;

type Option = {
  readonly value: string;
  readonly text: Content;
  readonly hint?: Content;
  /** The year in which it happened. */
  readonly year: number;
};

const itemOf = ({ value, text, hint }: Option) => ({ value, text, ...(hint === undefined ? {} : { hint }) });

/** So many are looked through at once; those of earlier years are opened year by year. */
const atOnce = 15;

export const choiceFields = (
  form: Choice,
  receivers: readonly { readonly value: string; readonly text: string }[],
  entries: readonly Option[],
): Html => html`
${select({
  ...field(form, 'receiver'),
  label: { text: 'With whom?', size: 'm' },
  hint: 'Those in other organisations who work with the child. To share with somebody else, involve them first',
  items: [{ value: '', text: 'Choose with whom' }, ...receivers],
})}
${checkboxes({
  ...field(form, 'entries'),
  classes: 'govuk-checkboxes--small',
  fieldset: { legend: { text: 'What is it about?', size: 'm' } },
  hint: 'What your organisation recorded, newest first. What others recorded is theirs to share',
  items: entries.slice(0, atOnce).map(itemOf),
})}
${earlier(form, entries.slice(atOnce))}`;

/** Open where something in it was chosen. */
const earlier = (form: Choice, entries: readonly Option[]): readonly Html[] =>
  [...Map.groupBy(entries, ({ year }) => year)].map(([year, ofYear]) => {
    const { name, values } = field(form, 'entries');
    return details({
      summary: `${year} (${ofYear.length})`,
      open: ofYear.some(({ value }) => values.includes(value)),
      text: checkboxes({
        name,
        values,
        idPrefix: `entries-${year}`,
        classes: 'govuk-checkboxes--small',
        fieldset: { legend: { text: `What happened in ${year}`, size: 's' } },
        items: ofYear.map(itemOf),
      }),
    });
  });

const question = (form: Decision, name: 'relevant' | 'helps' | 'harmful', legend: string, reason: string): Html => html`
${radios({
  ...field(form, name),
  classes: 'govuk-radios--inline',
  fieldset: { legend: { text: legend, size: 's' } },
  items: [
    { value: 'yes', text: 'Yes' },
    { value: 'no', text: 'No' },
  ],
})}
${textarea({ ...field(form, `${name}Why`), label: reason, rows: 2 })}`;

export const decisionFields = (form: Decision, receiver: string): Html => html`
<h2 class="govuk-heading-m">The four questions</h2>
${input({ ...field(form, 'about'), label: { text: '1. What information do we hold, and about whom?', size: 's' }, hint: 'In a few words, without the information itself' })}
${question(form, 'relevant', '2. Is it relevant to keeping the child safe, or to their welfare?', 'Why do you think so?')}
${question(form, 'helps', `3. May it help ${receiver} in their own work for the child?`, 'How, or why not?')}
${question(form, 'harmful', '4. Would sharing it harm the child more than not sharing it?', 'What did you consider?')}
<h2 class="govuk-heading-m">The lawful basis</h2>
<p class="govuk-body">You do not need consent to share what protects a child. Agreement to a service is another thing, and is recorded apart.</p>
${radios({
  ...field(form, 'basis'),
  fieldset: { legend: { text: 'On what does sharing or withholding rest?', size: 's' } },
  items: Object.entries(lawfulBases).map(([value, text]) => ({ value, text })),
})}
${radios({
  ...field(form, 'condition'),
  fieldset: { legend: { text: 'Is it about health, race, religion, sexual life or the like?', size: 's' } },
  items: Object.entries(specialConditions).map(([value, text]) => ({ value, text })),
})}
<h2 class="govuk-heading-m">The family</h2>
${radios({
  ...field(form, 'told'),
  fieldset: { legend: { text: 'Was the family told?', size: 's' } },
  hint: 'It is good to tell them when that is safe. Their answer does not decide whether you share',
  items: [
    { value: 'agreed', text: 'Yes, and they agreed' },
    { value: 'objected', text: 'Yes, and they objected' },
    {
      value: 'not-told',
      text: 'No',
      conditional: textarea({ ...field(form, 'notTold'), label: 'Why were they not told?', rows: 2 }),
    },
  ],
})}
<h2 class="govuk-heading-m">The decision</h2>
${radios({
  ...field(form, 'outcome'),
  fieldset: { legend: { text: 'What do you decide?', size: 's' } },
  items: [
    { value: 'shared', text: 'Share it', hint: `${receiver} can read it from now on` },
    { value: 'withheld', text: 'Withhold it', hint: 'Nothing is opened. The decision is kept with your organisation' },
  ],
})}
${textarea({ ...field(form, 'reason'), label: { text: 'Why?', size: 's' }, rows: 3 })}
${dateInput({ ...field(form, 'until'), fieldset: { legend: { text: 'Last day on which they can read it (optional)', size: 's' } } })}`;
