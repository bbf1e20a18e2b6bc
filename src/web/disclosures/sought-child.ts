/** What a data protection officer types to find the child of whom they ask. */
import { z } from 'zod';
import type { SoughtByOfficer } from '../../record/disclosures/find-asked-child.ts';
import { dateInput } from '../../ui/components/date-input.ts';
import { input } from '../../ui/components/input.ts';
import { radios } from '../../ui/components/radios.ts';
import { blankForm, type Form, type PostedBody, readForm, withError } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { oneOf, optionalText, typedDate } from '../../ui/form-schemas.ts';
import { type Html, html } from '../../ui/html.ts';

const sought = (today: Temporal.PlainDate) =>
  z.object({
    by: oneOf(['number', 'name'], 'Select what you know of the child'),
    number: optionalText({ label: 'Number', max: 40 }),
    surname: optionalText({ label: 'Last name', max: 100 }),
    born: typedDate({ label: 'Date of birth', side: { of: today, must: 'today or past' } }).optional(),
  });
export type SoughtForm = Form<ReturnType<typeof sought>>;

export const blankSought = (today: Temporal.PlainDate): SoughtForm => blankForm(sought(today));

/** `child` is undefined while something is missing, and the form says what. */
export function readSought(
  body: PostedBody,
  today: Temporal.PlainDate,
): { readonly form: SoughtForm; readonly child: SoughtByOfficer | undefined } {
  const form = readForm(sought(today), body);
  if (!form.isComplete) return { form, child: undefined };
  const { by, number, surname, born } = form.values;
  if (by === 'number')
    return number === undefined
      ? { form: withError(form, 'number', 'Enter a number'), child: undefined }
      : { form, child: { by, number } };
  if (surname === undefined) return { form: withError(form, 'surname', 'Enter a last name'), child: undefined };
  if (born === undefined) return { form: withError(form, 'born', 'Enter a date of birth'), child: undefined };
  return { form, child: { by, surname, born } };
}

export const soughtFields = (form: SoughtForm): Html =>
  radios({
    ...field(form, 'by'),
    fieldset: { legend: { text: 'What do you know of the child?', size: 'm' } },
    items: [
      {
        value: 'number',
        text: 'A number',
        conditional: input({
          ...field(form, 'number'),
          label: 'NHS number, Unique Pupil Number, Unique Learner Number, or the number of the record',
          autocomplete: 'off',
          width: 20,
        }),
      },
      {
        value: 'name',
        text: 'Last name and date of birth',
        conditional: html`${input({ ...field(form, 'surname'), label: 'Last name', autocomplete: 'off', width: 20 })}
${dateInput({ ...field(form, 'born'), fieldset: { legend: { text: 'Date of birth', size: 's' } } })}`,
      },
    ],
  });
