/** Inserts many rows in one statement: an array for each column, unfolded by the database. */
import { type RawBuilder, sql } from 'kysely';
import type { Transaction } from './transaction.ts';

type Scalar = string | number | boolean | null;

/**
 * One column of a bulk insert. `type` is the PostgreSQL type. Arrays come as `arrayText`, instants as `instantText`, bytes
 * as hexadecimal text, json as its text and never null.
 */
export type Column<Row> = { readonly name: string; readonly type: string; readonly of: (row: Row) => Scalar };

/** Types whose values never hold what an array of PostgreSQL would need quoted, unless they are empty. */
const plainTypes = new Set(['uuid', 'integer', 'smallint', 'bigint', 'boolean', 'date', 'timestamptz', 'bytea']);
const plainWord = /^[\w@.+-]+$/u;
const special = /["\\]/gu;

const quoted = (text: string): string =>
  plainWord.test(text) && text.toUpperCase() !== 'NULL' ? text : `"${text.replace(special, String.raw`\$&`)}"`;

/** An array as PostgreSQL writes it, or null. */
export const arrayText = (values: readonly string[] | null): string | null =>
  values === null ? null : `{${values.map(quoted).join(',')}}`;

export const instantText = (milliseconds: number | null): string | null =>
  milliseconds === null ? null : new Date(milliseconds).toISOString();

const element = (type: string, value: Scalar): string =>
  value === null
    ? 'NULL'
    : typeof value !== 'string' || (plainTypes.has(type) && value !== '')
      ? String(value)
      : quoted(value);

const isJson = (type: string): boolean => type === 'jsonb' || type === 'json';

/** The values of a column as a function that unfolds them: json as one array of json, which is parsed once and unquoted. */
function unfolded(type: string, values: readonly Scalar[]): RawBuilder<unknown> {
  if (isJson(type)) return sql`${sql.raw(type)}_array_elements(${`[${values.join(',')}]`}::${sql.raw(type)})`;
  const array = `{${values.map((value) => element(type, value)).join(',')}}`;
  return sql`unnest(${array}::${sql.raw(travelsAsText(type) ? 'text' : type)}[])`;
}

const travelsAsText = (type: string): boolean => type === 'bytea' || type.endsWith('[]');

const fromText = (type: string, text: RawBuilder<unknown>): RawBuilder<unknown> =>
  type === 'bytea' ? sql`decode(${text}, 'hex')` : sql`${text}::${sql.raw(type)}`;

/** @param suffix what follows the insert, for example an ON CONFLICT clause */
export async function insertRows<Row>(
  transaction: Transaction,
  table: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  suffix: RawBuilder<unknown> = sql``,
): Promise<void> {
  if (rows.length === 0) return;
  const unfolding: { readonly name: RawBuilder<unknown>; readonly from: RawBuilder<unknown> }[] = [];
  const selected = columns.map(({ name, type, of }) => {
    const values = rows.map(of);
    const [first = null] = values;
    // What is the same in every row travels once
    if (values.every((value) => value === first)) return fromText(type, sql`${first}`);
    const column = sql`row.${sql.ref(name)}`;
    unfolding.push({ name: sql.ref(name), from: unfolded(type, values) });
    return travelsAsText(type) ? fromText(type, column) : column;
  });
  const source =
    unfolding.length === 0
      ? sql`generate_series(1, ${rows.length}::integer)`
      : sql`ROWS FROM (${sql.join(unfolding.map(({ from }) => from))}) AS row (${sql.join(unfolding.map(({ name }) => name))})`;
  await sql`INSERT INTO ${sql.table(table)} (${sql.join(columns.map(({ name }) => sql.ref(name)))})
    SELECT ${sql.join(selected)} FROM ${source} ${suffix}`.execute(transaction);
}
