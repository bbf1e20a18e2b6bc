/** Which fields a schema has, so that a pack cannot ask for one that does not exist, and what each of them can hold. */
import { z } from 'zod';
import { kindNamed } from '../../kinds/registry.ts';

type Schema = z.core.$ZodType;
type Path = readonly (string | number)[];

/** The schemas that a schema stands for: what is optional, given a default or a union, taken apart. */
export function alternatives(schema: Schema): readonly Schema[] {
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault ||
    schema instanceof z.ZodLazy
  ) {
    return alternatives(schema.unwrap());
  }
  return schema instanceof z.ZodUnion ? schema.options.flatMap(alternatives) : [schema];
}

function partOf(schema: Schema, name: string | number): Schema | undefined {
  if (schema instanceof z.ZodObject) return Object.hasOwn(schema.shape, name) ? schema.shape[name] : undefined;
  if (schema instanceof z.ZodRecord) return schema.valueType;
  if (schema instanceof z.ZodArray && typeof name === 'number') return schema.element;
  return schema instanceof z.ZodTuple && typeof name === 'number' ? schema.def.items[name] : undefined;
}

/** The schemas that a path can lead to; none when there is no such field. */
export const schemasAt = (schema: Schema, path: Path): readonly Schema[] =>
  path.reduce<readonly Schema[]>(
    (schemas, name) =>
      schemas
        .map((each) => partOf(each, name))
        .filter((part) => part !== undefined)
        .flatMap(alternatives),
    alternatives(schema),
  );

export const keysOf = (schemas: readonly Schema[]): readonly string[] => [
  ...new Set(schemas.flatMap((schema) => (schema instanceof z.ZodObject ? Object.keys(schema.shape) : []))),
];

/** Texts that the schemas list one by one, for suggestions. */
export const wordsOf = (schemas: readonly Schema[]): readonly string[] =>
  schemas
    .flatMap((schema) =>
      schema instanceof z.ZodEnum ? schema.options : schema instanceof z.ZodLiteral ? [...schema.values] : [],
    )
    .filter((word) => typeof word === 'string');

const schemasOf = (kind: string, path: readonly string[]): readonly Schema[] => schemasAt(kindNamed(kind).data, path);

export const kindHasField = (kind: string, path: readonly string[]): boolean => schemasOf(kind, path).length > 0;

/** Names that may follow a path, for suggestions. */
export const fieldNames = (kind: string, path: readonly string[]): readonly string[] => keysOf(schemasOf(kind, path));

/** Words that a field can be, for suggestions. */
export const fieldWords = (kind: string, path: readonly string[]): readonly string[] => wordsOf(schemasOf(kind, path));

/** Whether the field can ever be this value. */
export const fieldCanBe = (kind: string, path: readonly string[], value: unknown): boolean =>
  schemasOf(kind, path).some((schema) => z.safeParse(schema, value).success);

/** Whether the field can be a list that holds this value. */
export const fieldCanContain = (kind: string, path: readonly string[], value: unknown): boolean =>
  schemasOf(kind, path).some(
    (schema) =>
      schema instanceof z.ZodArray && alternatives(schema.element).some((each) => z.safeParse(each, value).success),
  );

export const fieldIsNumber = (kind: string, path: readonly string[]): boolean =>
  schemasOf(kind, path).some((schema) => schema instanceof z.ZodNumber);

export const fieldIsDate = (kind: string, path: readonly string[]): boolean =>
  schemasOf(kind, path).some((schema) => schema instanceof z.ZodISODate);

/** The id of an organisation, or a place that may be one. */
export const fieldIsOrganisation = (kind: string, path: readonly string[]): boolean =>
  schemasOf(kind, path).some(
    (schema) =>
      schema instanceof z.ZodUUID || (schema instanceof z.ZodObject && Object.hasOwn(schema.shape, 'organisation')),
  );
