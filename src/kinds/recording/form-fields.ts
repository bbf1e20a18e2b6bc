/** The fields that a form asks for, read from the schema of a kind. What follows from the field's name is decided here. */
import type { z } from 'zod';
import { place } from '../school-place.ts';
import { choiceTitle } from './choice-titles.ts';
import { isStarter, type Matter, matterOf } from './matters.ts';
import { questionFor } from './questions.ts';

export type Choice = { readonly code: string; readonly title: string };

type Asked = {
  readonly name: string;
  readonly ask: string;
  readonly isOptional: boolean;
};

export type FormField = Asked &
  (
    | { readonly input: 'line' | 'words'; readonly most: number }
    /** Any number of lines. */
    | { readonly input: 'lines'; readonly most: number }
    | { readonly input: 'number'; readonly least: number; readonly most: number; readonly isWhole: boolean }
    | { readonly input: 'day' | 'yes-no' | 'organisation' | 'place' }
    | { readonly input: 'choice'; readonly choices: readonly Choice[] }
    /** Something of this record that the entry goes on with; the entry that begins it makes a new id, unasked. */
    | { readonly input: 'matter'; readonly matter: Matter; readonly begins: boolean }
    | { readonly input: 'list'; readonly fields: readonly FormField[]; readonly least: number; readonly most: number }
  );

type Bound = { readonly check: string; readonly minimum?: number; readonly maximum?: number };

type Schema = z.ZodType & {
  readonly minValue?: number;
  readonly maxValue?: number;
  readonly maxLength?: number | null;
  readonly format?: string | null;
  readonly _zod: {
    readonly def: {
      readonly type: string;
      readonly innerType?: z.ZodType;
      readonly element?: z.ZodType;
      readonly entries?: Readonly<Record<string, string>>;
      readonly shape?: Readonly<Record<string, z.ZodType>>;
      readonly checks?: readonly { readonly _zod: { readonly def: Bound } }[] | undefined;
    };
  };
};

const longLine = 300;
/** Of a list whose kind says nothing else. */
const mostOfList = 20;
const organisations = new Set(['organisation', 'referredBy']);

function textField(kind: string, name: string, schema: Schema, asked: Asked): FormField {
  if (schema.format === 'date') return { ...asked, input: 'day' };
  if (schema.format !== 'uuid') {
    const most = schema.maxLength ?? longLine;
    return { ...asked, input: most > longLine ? 'words' : 'line', most };
  }
  if (organisations.has(name) || (name === 'to' && kind === 'inpatient-referral.made'))
    return { ...asked, input: 'organisation' };
  const matter = matterOf(name);
  if (matter === undefined) throw new TypeError(`${kind} has an id that cannot be asked for: ${name}`);
  return { ...asked, input: 'matter', matter, begins: isStarter(kind, name) };
}

function arrayField(kind: string, path: readonly string[], schema: Schema, asked: Asked): FormField {
  const element = schema._zod.def.element as Schema;
  const bound = (check: string): Bound | undefined =>
    (schema._zod.def.checks ?? []).find(({ _zod: { def } }) => def.check === check)?._zod.def;
  const minimum = bound('min_length')?.minimum ?? 0;
  const most = bound('max_length')?.maximum ?? mostOfList;
  if (element._zod.def.type === 'string') return { ...asked, input: 'lines', most };
  const fields = shapeFields(kind, path, element);
  return { ...asked, input: 'list', fields, least: asked.isOptional ? 0 : minimum, most };
}

function fieldOf(kind: string, path: readonly string[], given: z.ZodType): FormField {
  const name = path.at(-1) ?? '';
  let schema = given as Schema;
  while (schema._zod.def.innerType !== undefined) schema = schema._zod.def.innerType;
  const asked: Asked = { name, ask: questionFor(kind, path), isOptional: given.safeParse(undefined).success };
  const { type, entries } = schema._zod.def;
  switch (type) {
    case 'string':
      return textField(kind, name, schema, asked);
    case 'number':
      return {
        ...asked,
        input: 'number',
        least: Math.max(0, schema.minValue ?? 0),
        most: Math.min(1_000_000, schema.maxValue ?? 1_000_000),
        isWhole: schema.format === 'safeint' || schema.format === 'int32',
      };
    case 'boolean':
      return { ...asked, input: 'yes-no' };
    case 'enum':
      return {
        ...asked,
        input: 'choice',
        choices: Object.values(entries ?? {}).map((code) => ({ code, title: choiceTitle(kind, name, code) })),
      };
    case 'array':
      return arrayField(kind, path, schema, asked);
    default:
      if ((schema as z.ZodType) === place) return { ...asked, input: 'place' };
      throw new TypeError(`${kind} has a field that no form can ask for: ${path.join('.')}`);
  }
}

/** Said by where somebody begins: a statement against an entry at that entry, a meeting that was held on its page. */
const neverAsked = new Set(['disputes', 'meetingId']);

const shapeFields = (kind: string, path: readonly string[], schema: Schema): readonly FormField[] =>
  Object.entries(schema._zod.def.shape ?? {})
    .filter(([name]) => !neverAsked.has(name))
    .map(([name, field]) => fieldOf(kind, [...path, name], field));

const known = new Map<string, readonly FormField[]>();

/** In the order of the schema. Throws a TypeError for what no form can ask for; a test asks for all that are offered. */
export function formFields(kind: string, schema: z.ZodType): readonly FormField[] {
  const before = known.get(kind);
  if (before !== undefined) return before;
  const fields = shapeFields(kind, [], schema);
  known.set(kind, fields);
  return fields;
}
