import { z } from 'zod';
import { isDateBoxes } from './form-schemas.ts';
import { lowered } from './typed-date.ts';

/** What a form has to know about a field before it can read it. */
export type FieldPlan = {
  readonly name: string;
  /** How it is sent: three boxes, any number of values, or one. */
  readonly shape: 'date' | 'list' | 'single';
  /** Whether it is chosen from what is offered, rather than typed. */
  readonly isChosen: boolean;
  /** Whether it may be left empty. */
  readonly isOptional: boolean;
  /** What it is called in messages. */
  readonly label: string;
};

type Inner = {
  readonly _zod: { readonly def: { readonly type: string; readonly innerType?: unknown; readonly in?: unknown } };
};

const plans = new WeakMap<z.ZodObject, readonly FieldPlan[]>();

/** The fields of a schema in its order, worked out once per schema. */
export function planOf(schema: z.ZodObject): readonly FieldPlan[] {
  const known = plans.get(schema);
  if (known !== undefined) return known;
  const plan = Object.entries(schema.shape).map(([name, field]) => fieldPlan(name, field as z.ZodType));
  plans.set(schema, plan);
  return plan;
}

function fieldPlan(name: string, schema: z.ZodType): FieldPlan {
  let inner: Inner = schema;
  let label: string | undefined;
  for (;;) {
    label ??= z.globalRegistry.get(inner as unknown as z.ZodType)?.title;
    const { innerType, in: input } = inner._zod.def;
    const next = isDateBoxes(inner) ? undefined : (innerType ?? input);
    if (next === undefined) break;
    inner = next as Inner;
  }
  const { type } = inner._zod.def;
  return {
    name,
    shape: isDateBoxes(inner) ? 'date' : type === 'array' ? 'list' : 'single',
    isChosen: type === 'array' || type === 'enum' || type === 'literal' || type === 'boolean',
    isOptional: schema.safeParse(undefined).success,
    label: label ?? wordsOf(name),
  };
}

/** "dateOfBirth" to "Date of birth". */
function wordsOf(name: string): string {
  const words = name
    .replaceAll(/[-_]+/g, ' ')
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

type Issue = {
  readonly code?: string | undefined;
  readonly origin?: string | undefined;
  readonly minimum?: number | bigint | undefined;
  readonly maximum?: number | bigint | undefined;
  readonly format?: string | undefined;
  /** Whether the minimum or maximum is the only length allowed. */
  readonly exact?: boolean | undefined;
  readonly input?: unknown;
};

/** The message for what a schema has no words for, after GOV.UK's templates for error messages. */
export function defaultMessage(issue: Issue, field: FieldPlan): string {
  const missing = `${field.isChosen ? 'Select' : 'Enter'} ${lowered(field.label)}`;
  const { code, origin, minimum, maximum } = issue;
  if (issue.input === undefined || issue.input === '' || field.isChosen) return missing;
  if (origin === 'string' && issue.exact) return `${field.label} must be ${minimum ?? maximum} characters`;
  if (origin === 'string' && code === 'too_big') return `${field.label} must be ${maximum} characters or less`;
  if (origin === 'string' && code === 'too_small') return `${field.label} must be ${minimum} characters or more`;
  if (code === 'too_big') return `${field.label} must be ${maximum} or less`;
  if (code === 'too_small') return `${field.label} must be ${minimum} or more`;
  if (issue.format === 'email') return 'Enter an email address in the correct format, like name@example.com';
  if (code === 'invalid_format') return `Enter ${lowered(field.label)} in the correct format`;
  return `Check ${lowered(field.label)}`;
}
