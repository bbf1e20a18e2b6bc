/** A child as somebody has them on paper or on the telephone: a number, or the full name and date of birth. Nothing less finds anybody. */
import type { z } from 'zod';
import { parseNhsNumber } from '../../identity/nhs-number.ts';
import { parseUln } from '../../identity/uln.ts';
import { parseUpn } from '../../identity/upn.ts';
import type { GivenIdentity } from '../../record/existence/find-by-identity.ts';
import { dateInput } from '../../ui/components/date-input.ts';
import { input } from '../../ui/components/input.ts';
import { radios } from '../../ui/components/radios.ts';
import type { Form } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { oneOf, optionalText, typedDate } from '../../ui/form-schemas.ts';
import { type Html, html } from '../../ui/html.ts';

export const identityShape = (today: Temporal.PlainDate) => ({
  by: oneOf(['name', 'number'], 'Select what you know of the child'),
  forename: optionalText({ label: 'First name', max: 100 }),
  surname: optionalText({ label: 'Last name', max: 100 }),
  born: typedDate({ label: 'Date of birth', side: { of: today, must: 'today or past' } }).optional(),
  number: optionalText({ label: 'Number', max: 40 }),
});
type Shape = ReturnType<typeof identityShape>;
type IdentityForm = Form<z.ZodObject<Shape>>;

export const identityFields = (form: IdentityForm): Html => html`
${radios({
  ...field(form, 'by'),
  fieldset: { legend: { text: 'What do you know of the child?', size: 's' } },
  items: [
    {
      value: 'name',
      text: 'Full name and date of birth',
      conditional: html`
${input({ ...field(form, 'forename'), label: 'First name', autocomplete: 'off', width: 20 })}
${input({ ...field(form, 'surname'), label: 'Last name', autocomplete: 'off', width: 20 })}
${dateInput({ ...field(form, 'born'), fieldset: { legend: { text: 'Date of birth', size: 's' } } })}`,
    },
    {
      value: 'number',
      text: 'A number',
      conditional: input({
        ...field(form, 'number'),
        label: 'NHS number, Unique Pupil Number or Unique Learner Number',
        autocomplete: 'off',
        width: 20,
      }),
    },
  ],
})}`;

/** A number of any of the three kinds, as it is stored. */
function numberIn(text: string): string | undefined {
  for (const read of [parseNhsNumber(text), parseUpn(text), parseUln(text)]) if (read.ok) return read.value;
  return undefined;
}

type Values = z.output<z.ZodObject<Shape>>;

/** What was given, or the field that is missing or wrong. */
export function identityIn({
  by,
  forename,
  surname,
  born,
  number,
}: Values): GivenIdentity | { readonly field: keyof Shape; readonly says: string } {
  if (by === 'number') {
    const read = number === undefined ? undefined : numberIn(number);
    return read === undefined
      ? { field: 'number', says: 'Enter an NHS number, Unique Pupil Number or Unique Learner Number without a mistake' }
      : { by, number: read };
  }
  if (forename === undefined) return { field: 'forename', says: 'Enter the first name' };
  if (surname === undefined) return { field: 'surname', says: 'Enter the last name' };
  if (born === undefined) return { field: 'born', says: 'Enter the date of birth' };
  return { by, forename, surname, born };
}
