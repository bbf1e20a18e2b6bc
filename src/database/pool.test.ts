import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { testDatabase } from '../../test/database.ts';
import { databaseServer } from '../../test/database-server.ts';
import { openDatabase } from './pool.ts';

test('the role that serves requests may not keep a statement or a transaction for ever', async (t) => {
  const { app } = await testDatabase(t);
  const { rows } = await sql`SELECT
    current_setting('statement_timeout') AS statement,
    current_setting('idle_in_transaction_session_timeout') AS idle`.execute(app.kysely);
  assert.deepEqual(rows, [{ statement: '30s', idle: '1min' }]);
});

test('a connection that is lost while idle is replaced by the next question', async (t) => {
  const { owner, name } = await testDatabase(t);
  const pool = openDatabase((await databaseServer()).connections(name).owner, 2);
  t.after(pool.close);
  const session = sql<{ pid: number }>`SELECT pg_backend_pid() AS pid`;
  const [first] = (await session.execute(pool.kysely)).rows;
  await sql`SELECT pg_terminate_backend(${first?.pid})`.execute(owner.kysely);
  await new Promise((resolve) => setTimeout(resolve, 100));
  const [second] = (await session.execute(pool.kysely)).rows;
  assert.notEqual(first?.pid, second?.pid);
});

test('no more connections are opened than were asked for', async (t) => {
  const { name } = await testDatabase(t);
  const pool = openDatabase((await databaseServer()).connections(name).app, 2);
  t.after(pool.close);
  const asked = Array.from({ length: 6 }, () =>
    sql<{ pid: number }>`SELECT pg_backend_pid() AS pid, pg_sleep(0.02)`.execute(pool.kysely),
  );
  const sessions = new Set((await Promise.all(asked)).flatMap(({ rows }) => rows.map(({ pid }) => pid)));
  assert.equal(sessions.size, 2);
});
