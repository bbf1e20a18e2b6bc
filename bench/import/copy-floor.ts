/**
 * The floors of storing: bare COPY of the rows that an import left into tables of another database on the same server,
 * once of the same columns and nothing else, and once with the same keys, indexes and checks. Neither has row-level security.
 */
import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Client } from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { systemClock } from '../../src/clock.ts';
import { ownerRole } from '../../src/database/embedded-database.ts';
import { migrate } from '../../src/database/migrate.ts';
import { productMigrations } from '../../src/database/migrations.ts';
import { overOneConnection } from '../../src/database/one-connection.ts';
import { openDatabase } from '../../src/database/pool.ts';
import type { EmbeddedServer } from '../../src/database/running-server.ts';

/** In an order in which each finds what it refers to. */
const tables = [
  'subject',
  'entry',
  'child',
  'child_identifier',
  'enrolment',
  'school_move',
  'involvement',
  'access_grant',
  'import_batch',
  'import_pupil',
  'match_task',
  'audit_event',
] as const;

const superuser = 'postgres';
const floor = 'floor';

export type Copied = {
  readonly rows: number;
  readonly megabytes: number;
  /** Into tables of the same columns and nothing else. */
  readonly columnsOnly: number;
  /** Into tables with the same keys, indexes and checks. */
  readonly asInTheProduct: number;
};

async function dump(client: Client, folder: string): Promise<void> {
  for (const table of tables)
    await pipeline(client.query(copyTo(`COPY ${table} TO STDOUT`)), createWriteStream(join(folder, table)));
}

async function makeEmptyTables(server: EmbeddedServer): Promise<void> {
  await overOneConnection(server.connection('postgres', superuser), (client) =>
    client.query(`CREATE DATABASE ${floor} OWNER ${ownerRole}`),
  );
  const owner = openDatabase(server.connection(floor, ownerRole), 1);
  try {
    await migrate(owner, { folder: productMigrations, clock: systemClock });
  } finally {
    await owner.close();
  }
}

async function load(client: Client, schema: string, folder: string) {
  let rows = 0;
  let bytes = 0;
  const began = performance.now();
  for (const table of tables) {
    const stream = client.query(copyFrom(`COPY ${schema}.${table} FROM STDIN`));
    const file = createReadStream(join(folder, table), { highWaterMark: 1 << 18 });
    await pipeline(file, stream);
    rows += stream.rowCount;
    bytes += file.bytesRead;
  }
  return { rows, megabytes: bytes / 1e6, seconds: (performance.now() - began) / 1000 };
}

/** @param folder for the rows as text, some gigabytes */
export async function copyFloor(server: EmbeddedServer, database: string, folder: string): Promise<Copied> {
  await overOneConnection(server.connection(database, superuser), (client) => dump(client, folder));
  await makeEmptyTables(server);
  return overOneConnection(server.connection(floor, superuser), async (client) => {
    await client.query('CREATE SCHEMA columns_only');
    for (const table of tables) {
      await client.query(
        `CREATE TABLE columns_only.${table} (LIKE ${table}); ALTER TABLE ${table} DISABLE ROW LEVEL SECURITY`,
      );
    }
    const bare = await load(client, 'columns_only', folder);
    const { seconds: asInTheProduct } = await load(client, 'public', folder);
    return { rows: bare.rows, megabytes: bare.megabytes, columnsOnly: bare.seconds, asInTheProduct };
  });
}
