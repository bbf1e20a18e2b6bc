import type { z } from 'zod';
import type { Form } from './form.ts';
import { planOf } from './form-plan.ts';
import type { DatePart, DayOrYear } from './typed-date.ts';

/** For input, textarea, character count, password input, select, radios and file upload. */
export type SingleField = {
  readonly name: string;
  readonly id: string;
  readonly idPrefix: string;
  readonly value: string | undefined;
  readonly errorMessage: string | undefined;
};

/** For checkboxes. */
export type ListField = {
  readonly name: string;
  readonly idPrefix: string;
  readonly values: readonly string[];
  readonly errorMessage: string | undefined;
};

/** For the date input. */
export type DateField = {
  readonly id: string;
  readonly namePrefix: string;
  readonly values: Readonly<Record<string, string | undefined>>;
  readonly errorMessage: string | undefined;
} & { readonly [Part in DatePart]: { readonly error: boolean | undefined } };

export type FieldOf<Value> = [NonNullable<Value>] extends [Temporal.PlainDate | DayOrYear]
  ? DateField
  : [NonNullable<Value>] extends [readonly unknown[]]
    ? ListField
    : SingleField;

/**
 * What a component has to be told about a field of a form: its name and ids, what was typed and what is wrong.
 *
 * @example
 * textarea({ ...field(form, 'reason'), label: 'Why do you disagree?' });
 */
export function field<Schema extends z.ZodObject, Name extends keyof z.output<Schema> & string>(
  form: Form<Schema>,
  name: Name,
): FieldOf<z.output<Schema>[Name]> {
  const plan = planOf(form.schema).find((candidate) => candidate.name === name);
  if (plan === undefined) throw new TypeError(`The form has no field ${name}`);
  const given = { single: singleField, list: listField, date: dateField }[plan.shape](form, name);
  return given as FieldOf<z.output<Schema>[Name]>;
}

const singleField = ({ typed, errors }: Form<z.ZodObject>, name: string): SingleField => ({
  name,
  id: name,
  idPrefix: name,
  value: typed.get(name)?.[0],
  errorMessage: errors.get(name)?.message,
});

const listField = ({ typed, errors }: Form<z.ZodObject>, name: string): ListField => ({
  name,
  idPrefix: name,
  values: typed.get(name) ?? [],
  errorMessage: errors.get(name)?.message,
});

function dateField({ typed, errors }: Form<z.ZodObject>, name: string): DateField {
  const error = errors.get(name);
  const box = (part: DatePart): { readonly error: boolean | undefined } => ({ error: error?.parts?.includes(part) });
  const parts = ['day', 'month', 'year'].map((part) => `${name}-${part}`);
  return {
    id: name,
    namePrefix: name,
    values: Object.fromEntries(parts.map((part) => [part, typed.get(part)?.[0]])),
    day: box('day'),
    month: box('month'),
    year: box('year'),
    errorMessage: error?.message,
  };
}
