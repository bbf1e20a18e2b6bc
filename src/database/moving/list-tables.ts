/** Which tables there are, asked of the database itself, so that none can be forgotten. */
import type { ClientBase } from 'pg';

export type Table = {
  readonly name: string;
  readonly columns: readonly string[];
  /** What puts its rows into an order that is the same everywhere: pieces of SQL. */
  readonly order: readonly string[];
};

/** What does not belong to what a partnership knows, and why. `migration` is in the manifest. */
export const leftOut: readonly { readonly table: string; readonly because: string }[] = [
  { table: 'session', because: 'who is signed in; everybody signs in again' },
  { table: 'kept_form', because: 'what waits for minutes until somebody has signed in again' },
];

const unlisted = ['migration', ...leftOut.map(({ table }) => table)];

type Row = { name: string; columns: string[]; order: string[]; needs: string[] };

/** Those that others refer to come before them. */
export async function listTables(client: ClientBase): Promise<readonly Table[]> {
  const { rows } = await client.query<Row>(
    `SELECT c.relname::text AS name,
       (SELECT array_agg(attname::text ORDER BY attnum) FROM pg_attribute
        WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped) AS columns,
       (SELECT array_agg(quote_ident(attname) || CASE WHEN attcollation = 0 THEN '' ELSE ' COLLATE "C"' END ORDER BY place)
        FROM pg_index, unnest(indkey::int2[]) WITH ORDINALITY AS key (number, place), pg_attribute
        WHERE indrelid = c.oid AND indisprimary AND attrelid = c.oid AND attnum = number) AS "order",
       ARRAY(SELECT DISTINCT confrelid::regclass::text FROM pg_constraint
             WHERE conrelid = c.oid AND contype = 'f' AND confrelid <> c.oid) AS needs
     FROM pg_class AS c
     WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND NOT relname = ANY ($1)
     ORDER BY relname COLLATE "C"`,
    [unlisted],
  );
  return inOrder(rows).map(({ name, columns, order }) => ({ name, columns, order }));
}

function inOrder(rows: readonly Row[]): readonly Row[] {
  const placed = new Set<string>();
  const result: Row[] = [];
  while (result.length < rows.length) {
    const next = rows.filter(({ name, needs }) => !placed.has(name) && needs.every((other) => placed.has(other)));
    if (next.length === 0) throw new Error('The tables refer to each other in a circle');
    for (const row of next) placed.add(row.name);
    result.push(...next);
  }
  return result;
}
