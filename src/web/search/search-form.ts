/** The form with which a child is looked for, and what of it is understood. */
import { z } from 'zod';
import { parseNhsNumber } from '../../identity/nhs-number.ts';
import { parseUln } from '../../identity/uln.ts';
import { parseUpn } from '../../identity/upn.ts';
import type { Access } from '../../record/access.ts';
import { searchSchools } from '../../record/organisations.ts';
import type { Typed } from '../../record/search/kept-searches.ts';
import { searchPurposeCodes, searchPurposes } from '../../record/search/purposes.ts';
import type { SearchTerms } from '../../record/search/sought-child.ts';
import { searchRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { dateInput } from '../../ui/components/date-input.ts';
import { formElement } from '../../ui/components/form-element.ts';
import { input } from '../../ui/components/input.ts';
import { radios } from '../../ui/components/radios.ts';
import { type Form, type PostedBody, withError } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { oneOf, optionalText, typedDayOrYear } from '../../ui/form-schemas.ts';
import { type Html, html } from '../../ui/html.ts';

/** A number that a child has for life, whichever of the three it is. */
const number = z
  .string()
  .max(40, 'Number must be 40 characters or less')
  .optional()
  .transform((text, context) => {
    if (text === undefined) return undefined;
    for (const parsed of [parseUpn(text), parseNhsNumber(text), parseUln(text)])
      if (parsed.ok) return String(parsed.value);
    context.addIssue({
      code: 'custom',
      message: 'This is not a UPN, ULN or NHS number. Check each letter and digit, or search by name instead',
    });
    return z.NEVER;
  });

const rules = { label: 'Date of birth', earliest: Temporal.PlainDate.from('1990-01-01') } as const;

export const searchFields = z.object({
  surname: optionalText({ label: 'Surname', max: 100 }),
  forename: optionalText({ label: 'Forename', max: 100 }),
  born: typedDayOrYear(rules).optional(),
  school: optionalText({ label: 'School', max: 100 }),
  number,
  purpose: oneOf(searchPurposeCodes, 'Select why you are looking for the child'),
});
export type SearchForm = Form<typeof searchFields>;
export type SearchValues = z.output<typeof searchFields>;

const fieldNames = ['surname', 'forename', 'born-day', 'born-month', 'born-year', 'school', 'number'] as const;

/** What stood in the fields, to be shown in them again. */
export const typedIn = (body: PostedBody): Typed =>
  Object.fromEntries(
    fieldNames.flatMap((name) => {
      const value = body[name];
      return typeof value === 'string' && value.trim() !== '' ? [[name, value.trim().slice(0, 100)]] : [];
    }),
  );

/** More than these may be meant by anything. */
const mostSchools = 20;

export type ReadTerms =
  | { readonly ok: true; readonly terms: SearchTerms }
  | { readonly ok: false; readonly form: SearchForm };

/** What is looked for, or the form with what has to be said besides. */
export async function readTerms(access: Access, form: SearchForm, values: SearchValues): Promise<ReadTerms> {
  const refuse = (name: 'surname' | 'forename' | 'school', says: string): ReadTerms => ({
    ok: false,
    form: withError(form, name, says),
  });
  const { surname, forename, born, school } = values;
  if (values.number !== undefined) return { ok: true, terms: { number: values.number } };
  if (surname === undefined) return refuse('surname', 'Enter the surname, or a number');
  if (!/[\p{L}\p{N}]/u.test(surname)) return refuse('surname', 'Surname must have letters');
  if (forename === undefined && born === undefined && school === undefined)
    return refuse('forename', 'Enter the forename, the date or year of birth, or the school too');
  const terms = { surname, forename, born };
  if (school === undefined) return { ok: true, terms };
  const { schools, total } = await searchSchools(access, school, 0, mostSchools);
  if (total === 0) return refuse('school', 'No school like this is on the list. Check the name, or leave it empty');
  if (total > mostSchools)
    return refuse('school', 'Many schools are like this. Enter more of the name, or the DfE number');
  return { ok: true, terms: { ...terms, schools: schools.map(({ id }) => id) } };
}

export const searchForm = (form: SearchForm, token: string): Html =>
  formElement({
    action: searchRoute.link(),
    token,
    attributes: { autocomplete: 'off' },
    content: html`
${input({ ...field(form, 'surname'), label: { text: 'Surname', size: 's' }, hint: 'Any surname the child has or had, or the first letters of it', width: 20, spellcheck: false })}
${input({ ...field(form, 'forename'), label: { text: 'Forename', size: 's' }, hint: 'The name in full, or what the child is called', width: 20, spellcheck: false })}
${dateInput({ ...field(form, 'born'), fieldset: { legend: { text: 'Date of birth', size: 's' } }, hint: 'For example 27 3 2015. If you only know the year, leave day and month empty' })}
${input({ ...field(form, 'school'), label: { text: 'School', size: 's' }, hint: 'Part of the name, or the DfE number', width: 20 })}
${input({ ...field(form, 'number'), label: { text: 'UPN, ULN or NHS number', size: 's' }, hint: 'A number is enough by itself. Spaces do not matter', width: 20, spellcheck: false })}
${radios({
  ...field(form, 'purpose'),
  classes: 'govuk-radios--small',
  fieldset: { legend: { text: 'Why are you looking for the child?', size: 's' } },
  hint: 'Kept with the search. What you typed is removed after a day',
  items: searchPurposeCodes.map((code) => ({ value: code, text: searchPurposes[code] })),
})}
${button({ text: 'Search', preventDoubleClick: true })}`,
  });
