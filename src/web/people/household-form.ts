/** The fields with which a home is recorded: its name, its address, and who lives there. */
import { z } from 'zod';
import { parsePostcode } from '../../identity/postcode.ts';
import { canRecord, type OpenChild } from '../../record/child.ts';
import { countingPeople, type Family } from '../../record/people/family.ts';
import type { Address, NewStay } from '../../record/people/record-household.ts';
import { dateInput } from '../../ui/components/date-input.ts';
import { input } from '../../ui/components/input.ts';
import { insetText } from '../../ui/components/inset-text.ts';
import { radios } from '../../ui/components/radios.ts';
import { select } from '../../ui/components/select.ts';
import { textarea } from '../../ui/components/textarea.ts';
import type { Form } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { oneOf, optionalText, typedDate } from '../../ui/form-schemas.ts';
import { type Html, html } from '../../ui/html.ts';

export const addressFields = z.object({
  address: optionalText({ label: 'Address', max: 1_000 }),
  postcode: z
    .string()
    .max(12, 'Enter a full UK postcode')
    .optional()
    .transform((text, context) => {
      if (text === undefined) return undefined;
      const parsed = parsePostcode(text);
      if (parsed.ok) return parsed.value;
      context.addIssue({ code: 'custom', message: 'Enter a full UK postcode' });
      return z.NEVER;
    }),
  phone: z
    .string()
    .max(40, 'Telephone number must be 40 characters or less')
    .regex(/^\+?[\d\s()-]{5,}$/u, 'Telephone number must be a telephone number, like 01632 960 001')
    .optional(),
  where: oneOf(['general', 'protected-location'], 'Select who may see the address').optional(),
});

/** `who` is a person's id, or "child". */
export const stayFields = z.object({
  who: z.string().max(40).optional(),
  from: typedDate({ label: 'First day there' }).optional(),
  to: typedDate({ label: 'Last day there' }).optional(),
  pattern: optionalText({ label: 'When they are there', max: 300 }),
});

type AddressForm = Form<typeof addressFields>;
type StayForm = Form<typeof stayFields>;

export function addressIn({ address, postcode, phone, where }: z.output<typeof addressFields>): Address | undefined {
  const lines = (address ?? '')
    .split('\n')
    .map((line) => line.trim().slice(0, 300))
    .filter((line) => line !== '')
    .slice(0, 8);
  return lines.length === 0 ? undefined : { lines, postcode, phone, compartment: where ?? 'general' };
}

/** Undefined when nobody of the family is meant: the form offered others. */
export function stayIn({ who, from, to, pattern }: z.output<typeof stayFields>, family: Family): NewStay | undefined {
  const person = who === 'child' ? null : countingPeople(family).find((each) => each.person === who);
  return person === undefined ? undefined : { person, from: from?.toString(), to: to?.toString(), pattern };
}

export const addressInputs = (form: AddressForm, child: OpenChild): Html => html`
${textarea({ ...field(form, 'address'), label: 'Address (optional)', hint: 'A line for each part, without the postcode', rows: 3, autocomplete: 'off' })}
${input({ ...field(form, 'postcode'), label: 'Postcode (optional)', classes: 'govuk-input--width-10', autocomplete: 'off' })}
${input({ ...field(form, 'phone'), label: 'Telephone of the home (optional)', type: 'tel', classes: 'govuk-input--width-20', autocomplete: 'off' })}
${
  canRecord(child, 'protected-location')
    ? radios({
        ...field(form, 'where'),
        fieldset: { legend: { text: 'Who may see the address?', size: 's' } },
        items: [
          { value: 'general', text: 'Everybody who works with the child' },
          { value: 'protected-location', text: 'Only those who are named for where the child is' },
        ],
      })
    : insetText({
        text: 'Everybody who works with the child sees this address. If somebody must not find it, do not enter it here: where the child is has to be protected first, by those who are named for it.',
      })
}`;

export const stayInputs = (form: StayForm, family: Family): Html => html`
${select({
  ...field(form, 'who'),
  label: 'Who?',
  items: [
    { value: '', text: 'Choose' },
    { value: 'child', text: 'The child' },
    ...countingPeople(family).map(({ person, name }) => ({ value: person, text: name })),
  ],
})}
${dateInput({ ...field(form, 'from'), fieldset: { legend: 'First day there (optional)' } })}
${dateInput({ ...field(form, 'to'), fieldset: { legend: 'Last day there (optional)' } })}
${input({ ...field(form, 'pattern'), label: 'When they are there (optional)', hint: 'For example: Wednesday to Saturday, every second weekend' })}`;
