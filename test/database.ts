/** A database for one test: real, empty or filled, and gone afterwards. */
import { randomBytes } from 'node:crypto';
import { overOneConnection } from '../src/database/one-connection.ts';
import { databaseServer } from './database-server.ts';
import {
  closeTestDatabases,
  createDatabase,
  openTestDatabases,
  type Template,
  type TestDatabases,
  templateDatabase,
} from './database-template.ts';

/** What both a test and a suite have. */
type Test = { readonly after: (work: () => Promise<void>) => void };

type Options = {
  /** Default: all tables, no rows. Give the same template to all tests that can begin from the same rows. */
  readonly template?: Template | 'empty';
};

/**
 * A fresh database, by cloning a template (about 50 ms).
 *
 * @example
 * test('a move can be rejected once', async (t) => {
 *   const { app } = await testDatabase(t);
 * });
 */
export async function testDatabase(
  t: Test,
  { template = 'empty' }: Options = {},
): Promise<TestDatabases & { readonly name: string }> {
  const server = await databaseServer();
  const source = await templateDatabase(server, template);
  const name = `${server.prefix}${randomBytes(8).toString('hex')}`;
  await overOneConnection(server.maintenance, (client) => createDatabase(client, name, source, server.ownerRole));
  const databases = openTestDatabases(server, name);
  t.after(async () => {
    await closeTestDatabases(databases);
    await overOneConnection(server.maintenance, (client) =>
      client.query(`DROP DATABASE ${client.escapeIdentifier(name)} WITH (FORCE)`),
    );
  });
  return { ...databases, name };
}
