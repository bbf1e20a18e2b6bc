import type { z } from 'zod';
import type { ErrorSummaryItem } from './components/error-summary.ts';
import { defaultMessage, type FieldPlan, planOf } from './form-plan.ts';
import { fragment } from './href.ts';
import type { DatePart, TypedDate } from './typed-date.ts';

/**
 * Forms that keep what was typed. A page has a schema; `blankForm` shows it first, `readForm` reads what was posted,
 * and the same page shows it again with its errors. Nothing that a person typed is changed on the way back to them.
 */

/** What a browser posts: one value for a name, or several. */
export type PostedBody = Readonly<Record<string, unknown>>;

/** What stands in the fields, by the name under which it is posted. */
export type TypedValues = ReadonlyMap<string, readonly string[]>;

export type FieldError = {
  readonly message: string;
  /** The boxes of a date that are wrong. */
  readonly parts?: readonly DatePart[] | undefined;
};

type FormState<Schema extends z.ZodObject> = {
  readonly schema: Schema;
  readonly typed: TypedValues;
  /** By the name of the field; under '' what is wrong with the form as a whole. */
  readonly errors: ReadonlyMap<string, FieldError>;
};

/** A form that is not complete: shown for the first time, or with errors. */
export type OpenForm<Schema extends z.ZodObject> = FormState<Schema> & { readonly isComplete: false };
export type CompleteForm<Schema extends z.ZodObject> = FormState<Schema> & {
  readonly isComplete: true;
  readonly values: z.output<Schema>;
};
export type Form<Schema extends z.ZodObject> = OpenForm<Schema> | CompleteForm<Schema>;

/** A form before anything is posted, with what is known already. */
export function blankForm<Schema extends z.ZodObject>(
  schema: Schema,
  known: Partial<z.output<Schema>> = {},
): OpenForm<Schema> {
  const typed = new Map<string, readonly string[]>();
  for (const [name, value] of Object.entries<unknown>(known)) {
    if (value instanceof Temporal.PlainDate) {
      for (const part of dateParts) typed.set(`${name}-${part}`, [String(value[part])]);
    } else if (value !== undefined && value !== null) typed.set(name, textsOf(value));
  }
  return { schema, typed, errors: new Map(), isComplete: false };
}

/** A form with what was typed into it before, not judged yet: a draft. */
export const keptForm = <Schema extends z.ZodObject>(schema: Schema, typed: TypedValues): OpenForm<Schema> => ({
  schema,
  typed,
  errors: new Map(),
  isComplete: false,
});

/**
 * Reads what was posted. Text is trimmed and its line breaks made alike before it is judged; an optional field that is
 * empty is absent. Names that the schema does not know, the token among them, are not read.
 */
export function readForm<Schema extends z.ZodObject>(schema: Schema, body: PostedBody): Form<Schema> {
  const plan = planOf(schema);
  const typed = new Map<string, readonly string[]>();
  const given: Record<string, unknown> = {};
  for (const field of plan) {
    for (const name of postedNames(field)) if (Object.hasOwn(body, name)) typed.set(name, textsOf(body[name]));
    given[field.name] = valueOf(field, typed);
  }
  const result = schema.safeParse(given, {
    error: (issue) => {
      const field = plan.find(({ name }) => name === issue.path?.[0]);
      return field === undefined ? 'Check your answers' : defaultMessage(issue, field);
    },
  });
  if (result.success) return { schema, typed, errors: new Map(), isComplete: true, values: result.data };
  const errors = new Map<string, FieldError>();
  for (const issue of result.error.issues) {
    const name = String(issue.path[0] ?? '');
    if (!errors.has(name)) errors.set(name, { message: issue.message, parts: partsOf(issue) });
  }
  return { schema, typed, errors, isComplete: false };
}

/** A form with one more error: for what only the use case finds out. */
export const withError = <Schema extends z.ZodObject>(
  { schema, typed, errors }: Form<Schema>,
  name: (keyof z.output<Schema> & string) | '',
  message: string,
): OpenForm<Schema> => ({ schema, typed, errors: new Map(errors).set(name, { message }), isComplete: false });

/** The errors for the summary at the top of the page, in the order of the fields, each leading to its field. */
export function errorList({ schema, errors }: Form<z.ZodObject>): readonly ErrorSummaryItem[] {
  const fields = planOf(schema);
  const list: ErrorSummaryItem[] = [];
  for (const field of fields) {
    const error = errors.get(field.name);
    if (error === undefined) continue;
    const id = field.shape === 'date' ? `${field.name}-${error.parts?.[0] ?? 'day'}` : field.name;
    list.push({ text: error.message, href: fragment(id) });
  }
  for (const [name, { message }] of errors) {
    if (!fields.some((field) => field.name === name)) list.push({ text: message });
  }
  return list;
}

const dateParts: readonly DatePart[] = ['day', 'month', 'year'];

const postedNames = ({ name, shape }: FieldPlan): readonly string[] =>
  shape === 'date' ? dateParts.map((part) => `${name}-${part}`) : [name];

function textsOf(value: unknown): readonly string[] {
  const all: readonly unknown[] = Array.isArray(value) ? value : [value];
  return all
    .filter((one) => typeof one === 'string' || typeof one === 'number' || typeof one === 'boolean')
    .map(String);
}

function valueOf({ name, shape, isOptional }: FieldPlan, typed: TypedValues): unknown {
  if (shape === 'list') {
    const chosen = typed.get(name) ?? [];
    return isOptional && chosen.length === 0 ? undefined : chosen;
  }
  if (shape === 'single') return absentIfEmpty(tidied(typed.get(name)?.[0] ?? ''), isOptional);
  const [day = '', month = '', year = ''] = dateParts.map((part) => tidied(typed.get(`${name}-${part}`)?.[0] ?? ''));
  const date: TypedDate = { day, month, year };
  return isOptional && day + month + year === '' ? undefined : date;
}

const tidied = (text: string): string => text.replaceAll(/\r\n?/g, '\n').trim();

const absentIfEmpty = (text: string, isOptional: boolean): string | undefined =>
  text === '' && isOptional ? undefined : text;

function partsOf(issue: z.core.$ZodIssue): readonly DatePart[] | undefined {
  return issue.code === 'custom' ? (issue.params?.['parts'] as readonly DatePart[] | undefined) : undefined;
}
