/** Inserts many rows in one statement: an array for each column, unfolded by the database. */
import { type RawBuilder, sql } from 'kysely';
import type { Transaction } from './transaction.ts';

type Scalar = string | number | boolean | null;

/**
 * One column of a bulk insert. `type` is the PostgreSQL type; arrays, json and bytes travel as text and are cast, because
 * an array of arrays would be unfolded whole.
 */
export type Column<Row> = { readonly name: string; readonly type: string; readonly of: (row: Row) => Scalar };

const travelsAsText = (type: string): boolean => type.endsWith('[]') || type === 'jsonb' || type === 'bytea';

/** An array as PostgreSQL writes it, or null. Elements must not need to be told from null. */
export const arrayText = (values: readonly string[] | null): string | null =>
  values === null
    ? null
    : `{${values.map((value) => `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`).join(',')}}`;

export const bytesText = (bytes: Buffer): string => `\\x${bytes.toString('hex')}`;

export const instantText = (milliseconds: number | null): string | null =>
  milliseconds === null ? null : new Date(milliseconds).toISOString();

/** @param suffix what follows the insert, for example an ON CONFLICT clause */
export async function insertRows<Row>(
  transaction: Transaction,
  table: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  suffix: RawBuilder<unknown> = sql``,
): Promise<void> {
  if (rows.length === 0) return;
  const names = sql.join(columns.map(({ name }) => sql.ref(name)));
  const arrays = columns.map(
    ({ type, of }) => sql`${sql.val(rows.map(of))}::${sql.raw(travelsAsText(type) ? 'text' : type)}[]`,
  );
  const selected = columns.map(({ name, type }) =>
    travelsAsText(type) ? sql`${sql.ref(`row.${name}`)}::${sql.raw(type)}` : sql.ref(`row.${name}`),
  );
  await sql`INSERT INTO ${sql.table(table)} (${names})
    SELECT ${sql.join(selected)} FROM unnest(${sql.join(arrays)}) AS row (${names}) ${suffix}`.execute(transaction);
}
