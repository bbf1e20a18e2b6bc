/** Which fields a kind of entry has, read from its schema, so that a pack cannot ask for one that does not exist. */
import { z } from 'zod';
import { kindNamed } from '../../kinds/registry.ts';

function alternatives(schema: z.core.$ZodType): readonly z.core.$ZodType[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault) {
    return alternatives(schema.unwrap());
  }
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(alternatives);
  return [schema];
}

/** The schemas that a dotted path can lead to; none when the kind has no such field. */
function follow(schemas: readonly z.core.$ZodType[], path: readonly string[]): readonly z.core.$ZodType[] {
  const [name, ...rest] = path;
  if (name === undefined) return schemas;
  const next = schemas
    .flatMap(alternatives)
    .flatMap((schema) =>
      schema instanceof z.ZodObject && Object.hasOwn(schema.shape, name) ? [schema.shape[name]] : [],
    )
    .filter((schema) => schema !== undefined);
  return next.length === 0 ? [] : follow(next, rest);
}

export const kindHasField = (kind: string, path: readonly string[]): boolean =>
  follow([kindNamed(kind).data], path).length > 0;

/** Names that may follow a path, for suggestions. */
export const fieldNames = (kind: string, path: readonly string[] = []): readonly string[] =>
  follow([kindNamed(kind).data], path)
    .flatMap(alternatives)
    .flatMap((schema) => (schema instanceof z.ZodObject ? Object.keys(schema.shape) : []));

/** Literal values that a field can have, or null when it is open. */
export function fieldValues(kind: string, path: readonly string[]): ReadonlySet<unknown> | null {
  const values = new Set<unknown>();
  for (const schema of follow([kindNamed(kind).data], path).flatMap(alternatives)) {
    if (schema instanceof z.ZodEnum) for (const value of schema.options) values.add(value);
    else if (schema instanceof z.ZodLiteral) for (const value of schema.values) values.add(value);
    else if (schema instanceof z.ZodBoolean) values.add(true).add(false);
    else return null;
  }
  return values;
}
