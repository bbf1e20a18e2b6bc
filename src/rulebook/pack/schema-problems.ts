/** Says in words what a schema has against a value, and what was probably meant. */
import { z } from 'zod';
import { suggestion } from './closest.ts';
import { keysOf, schemasAt, wordsOf } from './schema-field.ts';

export type Path = readonly (string | number)[];
/** `key` when the key itself is what is wrong, not what it holds. */
export type Located = { readonly path: Path; readonly says: string; readonly key?: boolean | undefined };

/** What was found in a part, as found in the whole. */
export const below = (path: Path, problems: readonly Located[]): readonly Located[] =>
  problems.map((found) => ({ path: path.concat(found.path), says: found.says, key: found.key }));

type Issue = z.core.$ZodIssue;

const isMapping = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const valueAt = (content: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (value, name) => (value as Readonly<Record<string | number, unknown>> | undefined)?.[name],
    content,
  );

const pathOf = (issue: Issue): Path => issue.path.map((part) => (typeof part === 'number' ? part : String(part)));

/** Of several shapes the one that has most of the keys that were written. */
function meantShape(schemas: readonly z.core.$ZodType[], value: unknown): z.core.$ZodType | undefined {
  if (!isMapping(value)) return undefined;
  const shared = (schema: z.core.$ZodType): number => {
    const known = new Set(keysOf([schema]));
    return Object.keys(value).filter((key) => known.has(key)).length;
  };
  return schemas.filter((schema) => schema instanceof z.ZodObject).toSorted((a, b) => shared(b) - shared(a))[0];
}

function problemsOf(issue: Issue, schema: z.core.$ZodType, content: unknown): readonly Located[] {
  const path = pathOf(issue);
  const value = valueAt(content, path);
  const schemas = schemasAt(schema, path);
  const last = path.at(-1);
  if (value === undefined && last !== undefined) return [{ path, says: `"${last}" is missing.` }];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: [...path, key],
      says: `"${key}" is not known here.${suggestion(key, keysOf(schemas))}`,
      key: true,
    }));
  }
  if (issue.code === 'invalid_union') {
    const shape = meantShape(schemas, value);
    if (shape !== undefined) return below(path, schemaProblems(shape, value));
  }
  if (issue.code === 'invalid_union' || issue.code === 'invalid_value') {
    const written = isMapping(value) || Array.isArray(value) ? 'This' : `"${String(value)}"`;
    return [{ path, says: `${written} is not possible here.${suggestion(String(value), wordsOf(schemas))}` }];
  }
  return [{ path, says: issue.message.replace(/^Invalid input: /u, 'This is wrong: ') }];
}

/** @returns nothing when the value fits */
export function schemaProblems(schema: z.core.$ZodType, content: unknown): readonly Located[] {
  const result = z.safeParse(schema, content);
  return result.success ? [] : result.error.issues.flatMap((issue) => problemsOf(issue, schema, content));
}
