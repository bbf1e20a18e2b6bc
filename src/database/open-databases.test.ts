import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { sql } from 'kysely';
import { dataFolder } from './embedded-server.fixture.ts';
import { type OpenOptions, openDatabases } from './open-databases.ts';

async function open(t: TestContext, folder: string, purpose: OpenOptions['purpose']) {
  const databases = await openDatabases({ database: { kind: 'embedded', folder }, databasePool: 2 }, { purpose });
  t.after(databases.close);
  return databases;
}

test('a new folder becomes a database with all tables, served by a role to which row-level security applies', async (t) => {
  const { app, owner } = await open(t, await dataFolder(t), 'server');
  const { rows } = await sql`SELECT current_user AS who, row_security_active('entry') AS walled`.execute(app.kysely);
  assert.deepEqual(rows, [{ who: 'throughline_app', walled: true }]);
  const owned = await sql`SELECT current_user AS who, row_security_active('entry') AS walled`.execute(owner.kysely);
  assert.deepEqual(owned.rows, [{ who: 'throughline_owner', walled: true }]);
});

test('the role that serves requests has to take on the role that writes the record', async (t) => {
  const { app } = await open(t, await dataFolder(t), 'server');
  const mayWrite = sql<{ may: boolean }>`SELECT has_table_privilege(current_user, 'entry', 'INSERT') AS may`;
  assert.deepEqual((await mayWrite.execute(app.kysely)).rows, [{ may: false }]);
  await app.kysely.transaction().execute(async (transaction) => {
    await sql`SET LOCAL ROLE throughline_record`.execute(transaction);
    assert.deepEqual((await mayWrite.execute(transaction)).rows, [{ may: true }]);
  });
  assert.deepEqual((await mayWrite.execute(app.kysely)).rows, [{ may: false }]);
});

test('a command works beside a running server, and a second server does not start', async (t) => {
  const folder = await dataFolder(t);
  const server = await open(t, folder, 'server');
  const command = await open(t, folder, 'command');
  assert.equal(command.server?.alreadyRunning, true);
  await assert.rejects(open(t, folder, 'server'), { code: 'ALREADY_RUNNING' });
  await command.close();
  assert.deepEqual((await sql`SELECT 1 AS one`.execute(server.app.kysely)).rows, [{ one: 1 }]);
});

test('when the database cannot be used, nothing is left running', async (t) => {
  const folder = await dataFolder(t);
  const first = await open(t, folder, 'server');
  await sql`UPDATE migration SET sha256 = 'other' WHERE name LIKE '0001-%'`.execute(first.owner.kysely);
  await first.close();
  for (const _ of [1, 2]) {
    await assert.rejects(open(t, folder, 'server'), { code: 'DATABASE_MIGRATION_CHANGED' });
  }
});
