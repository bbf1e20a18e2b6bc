import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { Client } from 'pg';
import { ask, dataFolder, start, startOnCopy, until } from './embedded-server.fixture.ts';
import type { EmbeddedServer } from './running-server.ts';

const somebody = 'Zebedee Quillfeather';

/** A statement that fails, or takes its backend with it. */
async function fail(server: EmbeddedServer, statement: string, values: readonly unknown[] = []): Promise<void> {
  const client = new Client(server.connection('postgres', 'postgres'));
  client.on('error', () => undefined);
  await client.connect();
  await assert.rejects(client.query(statement, [...values]));
  await client.end().catch(() => undefined);
}

test('nothing that was typed reaches the log, however a statement fails', async (t) => {
  const folder = await dataFolder(t);
  const server = await startOnCopy(t, { folder });
  await ask(server, 'CREATE TABLE child (name text PRIMARY KEY, born date CHECK (born > $$2000-01-01$$))');
  await ask(server, `INSERT INTO child VALUES ('${somebody}')`);

  await fail(server, `INSERT INTO child VALUES ('${somebody}')`);
  await fail(server, 'INSERT INTO child VALUES ($1)', [somebody]);
  await fail(server, 'INSERT INTO child VALUES ($1, $2)', [`${somebody} the second`, '1999-01-01']);
  await fail(server, 'SELECT $1::uuid', [somebody]);
  await fail(server, `SELECT '${somebody}'::date`);
  await fail(server, `SELECT "${somebody}"`);
  await fail(server, `DO $$ BEGIN RAISE EXCEPTION '${somebody}'; END $$`);
  await ask(server, `DO $$ BEGIN RAISE WARNING '${somebody}'; RAISE LOG 'the log is written'; END $$`);

  const log = await readFile(join(folder, 'postgresql.log'), 'utf8');
  assert.match(log, /the log is written/);
  assert.doesNotMatch(log, /Zebedee|Quillfeather/);
});

test('a crash while a statement runs does not write the statement into the log', async (t) => {
  const folder = await dataFolder(t);
  const server = await startOnCopy(t, { folder });
  const running = fail(server, `SELECT pg_sleep(60), '${somebody}'`);
  const find = `SELECT pid FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep(60), %'`;
  let pid = 0;
  assert.ok(
    await until(async () => {
      pid = Number((await ask(server, find))[0]?.['pid'] ?? 0);
      return pid > 0;
    }, 5_000),
  );
  process.kill(pid, 'SIGKILL');
  await running;
  const log = () => readFile(join(folder, 'postgresql.log'), 'utf8');
  assert.ok(await until(async () => /terminated by signal 9/.test(await log()), 5_000));
  assert.ok(await until(async () => (await ask(server, 'SELECT 1').catch(() => [])).length === 1, 5_000));
  assert.doesNotMatch(await log(), /Zebedee|Quillfeather/);
});

test('the log begins again when it has become large', async (t) => {
  const folder = await dataFolder(t);
  const server = await startOnCopy(t, { folder });
  await ask(server, `DO $$ BEGIN FOR n IN 1..1100 LOOP RAISE LOG '%', repeat('x', 1000); END LOOP; END $$`);
  await server.stop();
  await start(t, { folder });
  assert.ok((await readFile(join(folder, 'postgresql.log'))).length < 10_000);
});
