/** Removes the databases of a run from a server that goes on after it. */
import { overOneConnection } from '../src/database/one-connection.ts';
import type { Connection } from '../src/database/pool.ts';

/** How the names of all databases of a run begin. */
export const testPrefix = (name: string): string => `throughline_test_${name}_`;

export async function dropDatabases(maintenance: Connection, beginning: string): Promise<void> {
  await overOneConnection(maintenance, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      'SELECT datname AS name FROM pg_database WHERE starts_with(datname, $1)',
      [beginning],
    );
    for (const { name } of rows)
      await client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(name)} WITH (FORCE)`);
  });
}
