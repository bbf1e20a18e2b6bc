/** What a value may be, in words, from its schema. */
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { code } from './markdown.ts';

type Plain = string | number | boolean | null;

/** The part of JSON Schema in which zod describes what it accepts. */
export type Described = {
  readonly type?: string;
  readonly format?: string;
  readonly const?: Plain;
  readonly enum?: readonly Plain[];
  readonly anyOf?: readonly Described[];
  readonly oneOf?: readonly Described[];
  readonly items?: Described;
  readonly properties?: Readonly<Record<string, Described>>;
  readonly required?: readonly string[];
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly maximum?: number;
  readonly default?: Plain;
  readonly description?: string;
};

/** As it is written before it is read. */
export const described = (schema: z.ZodType): Described =>
  z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'inline' }) as Described;

const formats: Readonly<Record<string, string>> = {
  uuid: 'id',
  date: 'date',
  'date-time': 'date and time',
  uri: 'address',
  email: 'email address',
};
/** What is accepted, without what a schema says of itself. */
const partsOf = ({ type, anyOf, oneOf, properties, required, items }: Described) => ({
  type,
  anyOf,
  oneOf,
  properties,
  required,
  items,
});

/** More than these would hide the sentence. */
const mostCodes = 8;

function numberWords({ type, minimum: given, exclusiveMinimum, maximum }: Described): string {
  const what = type === 'integer' ? 'whole number' : 'number';
  const minimum = given ?? (type === 'integer' && exclusiveMinimum !== undefined ? exclusiveMinimum + 1 : undefined);
  const least = minimum === undefined || minimum <= Number.MIN_SAFE_INTEGER ? undefined : minimum;
  const most = maximum === undefined || maximum >= Number.MAX_SAFE_INTEGER ? undefined : maximum;
  if (least !== undefined && most !== undefined) return `${what} from ${least} to ${most}`;
  if (least !== undefined) return `${what}, at least ${least}`;
  return most === undefined ? what : `${what}, at most ${most}`;
}

/** Shapes that stand in many fields, by the word that says them. */
export type Shapes = Readonly<Record<string, Described>>;

/** Words for one value: "date", "one of `a`, `b`", "list of: id". A shape that is known is called by its word. */
export function valueWords(schema: Described, shapes: Shapes = {}): string {
  const known = Object.entries(shapes).find(([, shape]) => isDeepStrictEqual(partsOf(shape), partsOf(schema)));
  if (known !== undefined) return known[0];
  if (schema.const !== undefined) return code(String(schema.const));
  if (schema.enum !== undefined)
    return schema.enum.length > mostCodes
      ? `one of ${schema.enum.length} codes`
      : `one of ${schema.enum.map((each) => code(String(each))).join(', ')}`;
  const ways = schema.anyOf ?? schema.oneOf;
  if (ways !== undefined) return [...new Set(ways.map((way) => valueWords(way, shapes)))].join(', or ');
  switch (schema.type) {
    case 'string':
      return formats[schema.format ?? ''] ?? 'text';
    case 'integer':
    case 'number':
      return numberWords(schema);
    case 'boolean':
      return 'yes or no';
    case 'null':
      return 'nothing';
    case 'array':
      return `list of: ${schema.items === undefined ? 'anything' : valueWords(schema.items, shapes)}`;
    case 'object':
      return schema.properties === undefined ? 'names with values' : `(${fieldWords(schema, shapes)})`;
    default:
      return 'anything';
  }
}

/** "`move` id; `reason` text, may be left out" */
export function fieldWords({ properties = {}, required = [] }: Described, shapes: Shapes = {}): string {
  return Object.entries(properties)
    .map(([name, value]) => {
      const optional = required.includes(name) ? '' : ', may be left out';
      return `${code(name)} ${valueWords(value, shapes)}${optional}`;
    })
    .join('; ');
}
