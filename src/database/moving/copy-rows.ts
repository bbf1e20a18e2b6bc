/** The rows of a table as text, in and out, by PostgreSQL's COPY. */
import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import type { ClientBase } from 'pg';
import { from, to } from 'pg-copy-streams';
import type { Table } from './list-tables.ts';

export type Content = { readonly rows: number; readonly bytes: number; readonly sha256: string };

/** Local to the transaction: how values are written, so that equal rows are equal text on every server. No time limits. */
export const sameTextEverywhere = `
  SET LOCAL TimeZone = 'UTC';
  SET LOCAL DateStyle = 'ISO, YMD';
  SET LOCAL IntervalStyle = 'iso_8601';
  SET LOCAL bytea_output = 'hex';
  SET LOCAL extra_float_digits = 1;
  SET LOCAL client_encoding = 'UTF8';
  SET LOCAL statement_timeout = 0;
  SET LOCAL idle_in_transaction_session_timeout = 0`;

const columnsOf = (client: ClientBase, { columns }: Table): string =>
  columns.map((column) => client.escapeIdentifier(column)).join(', ');

/** In the order of the primary key. What `take` is given is only its own until it is done. */
export async function copyOut(
  client: ClientBase,
  table: Table,
  partnership: string,
  take: (chunk: Buffer) => Promise<void>,
): Promise<Content> {
  const select = `SELECT ${columnsOf(client, table)} FROM ${client.escapeIdentifier(table.name)}
    WHERE partnership_id = ${client.escapeLiteral(partnership)} ORDER BY ${table.order.join(', ')}`;
  const stream = client.query(to(`COPY (${select}) TO STDOUT`));
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    hash.update(chunk);
    bytes += chunk.length;
    await take(chunk);
  }
  return { rows: stream.rowCount, bytes, sha256: hash.digest('hex') };
}

/** The number of rows that were added. */
export async function copyIn(client: ClientBase, table: Table, content: AsyncIterable<Uint8Array>): Promise<number> {
  const stream = client.query(
    from(`COPY ${client.escapeIdentifier(table.name)} (${columnsOf(client, table)}) FROM STDIN`),
  );
  await pipeline(content, stream);
  return stream.rowCount;
}
