import { z } from 'zod';
import { type DateRules, type DayOrYear, lowered, readDayOrYear, readTypedDate, type TypedDate } from './typed-date.ts';

/** Schemas for the fields of a form whose messages are already those of GOV.UK. Any other zod schema may be used too. */

type TextRules = {
  /** What the field holds, as its messages begin: "Reason". */
  readonly label: string;
  /** When nothing is typed: "Enter a reason". Default "Enter" and the label. */
  readonly enter?: string | undefined;
  /** In characters. */
  readonly max: number;
};

const tooLong = ({ label, max }: TextRules): string => `${label} must be ${max} characters or less`;

export const requiredText = (rules: TextRules): z.ZodString =>
  z
    .string()
    .min(1, rules.enter ?? `Enter ${lowered(rules.label)}`)
    .max(rules.max, tooLong(rules));

export const optionalText = (rules: TextRules): z.ZodOptional<z.ZodString> =>
  z.string().max(rules.max, tooLong(rules)).optional();

/** One of several codes: radios or a select. `select` is the message when none is chosen. */
export const oneOf = <const Codes extends readonly string[]>(codes: Codes, select: string) => z.enum(codes, select);

/** One or more of several codes: checkboxes. `select` is the message when none is chosen. */
export const someOf = <const Codes extends readonly string[]>(codes: Codes, select: string) =>
  z.array(z.enum(codes, select)).min(1, select);

type NumberRules = {
  readonly label: string;
  readonly enter?: string | undefined;
  readonly min: number;
  readonly max: number;
};

/** A whole number in digits. Spaces and commas between them are allowed, as people write them. */
export const wholeNumber = ({ label, enter, min, max }: NumberRules) =>
  z.string().transform((text, context) => {
    const digits = text.replaceAll(/[\s,]/g, '');
    const fault = numberFault(digits, { label, enter, min, max });
    if (fault === undefined) return Number(digits);
    context.addIssue({ code: 'custom', message: fault });
    return z.NEVER;
  });

function numberFault(digits: string, { label, enter, min, max }: NumberRules): string | undefined {
  if (digits === '') return enter ?? `Enter ${lowered(label)}`;
  if (!/^-?\d{1,15}$/.test(digits)) return `${label} must be a whole number`;
  return Number(digits) < min || Number(digits) > max ? `${label} must be between ${min} and ${max}` : undefined;
}

const dateBoxes = new WeakSet<object>();

/** A date in three boxes. */
export function typedDate(rules: DateRules) {
  const boxes: z.ZodType<TypedDate, TypedDate> = z.object({ day: z.string(), month: z.string(), year: z.string() });
  dateBoxes.add(boxes);
  return boxes.transform((typed, context): Temporal.PlainDate => {
    const read = readTypedDate(typed, rules);
    if (read instanceof Temporal.PlainDate) return read;
    context.addIssue({ code: 'custom', message: read.message, params: { parts: read.parts } });
    return z.NEVER;
  });
}

/** A date in three boxes, of which only the year has to be known. */
export function typedDayOrYear(rules: DateRules) {
  const boxes: z.ZodType<TypedDate, TypedDate> = z.object({ day: z.string(), month: z.string(), year: z.string() });
  dateBoxes.add(boxes);
  return boxes.transform((typed, context): DayOrYear => {
    const read = readDayOrYear(typed, rules);
    if ('kind' in read) return read;
    context.addIssue({ code: 'custom', message: read.message, params: { parts: read.parts } });
    return z.NEVER;
  });
}

/** Whether a schema, with its wrappers taken off, is the three boxes of a date. */
export const isDateBoxes = (schema: object): boolean => dateBoxes.has(schema);
