import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { testDatabase } from '../../test/database.ts';
import { databaseServer } from '../../test/database-server.ts';
import { ids, smallPartnership } from '../../test/small-partnership.ts';
import { openDatabase } from './pool.ts';
import type { Tables } from './tables.ts';
import { inTransaction } from './transaction.ts';

async function oneConnection(t: Parameters<typeof testDatabase>[0]) {
  const { name } = await testDatabase(t);
  const database = openDatabase<Tables>((await databaseServer()).connections(name).owner, 1);
  t.after(database.close);
  return database;
}

/** Often enough that the server keeps a plan for all values. */
const often = 12;

test('a statement is planned once, and answers by its values each time', async (t) => {
  const { kysely } = await oneConnection(t);
  for (let turn = 0; turn < often; turn++) {
    const { rows } = await sql<{ sum: number }>`SELECT ${turn}::int + 1 AS sum`.execute(kysely);
    assert.deepEqual(rows, [{ sum: turn + 1 }]);
  }
  const { rows } = await sql<{ calls: number }>`
    SELECT (generic_plans + custom_plans)::int AS calls FROM pg_prepared_statements
    WHERE statement LIKE ${'%::int + 1 AS sum'} AND name LIKE ${'throughline%'}`.execute(kysely);
  assert.deepEqual(rows, [{ calls: often }]);
});

test('several statements in one text, and texts without values, are sent as they are', async (t) => {
  const { kysely } = await oneConnection(t);
  await sql`CREATE TABLE one (a int); CREATE TABLE two (a int)`.execute(kysely);
  await sql`SELECT 1`.execute(kysely);
  const { rows } = await sql`SELECT FROM pg_prepared_statements WHERE NOT statement LIKE '%pg_prepared%'`.execute(
    kysely,
  );
  assert.equal(rows.length, 0);
});

test('a table that is changed meanwhile, and a statement that failed, are nothing to stumble over', async (t) => {
  const database = await oneConnection(t);
  const { kysely } = database;
  await sql`CREATE TABLE thing (a int)`.execute(kysely);
  const add = (value: unknown) => sql`INSERT INTO thing (a) VALUES (${value})`.execute(kysely);
  for (let turn = 0; turn < often; turn++) await add(turn);
  await assert.rejects(add('x'), /invalid input syntax/u);
  await sql`ALTER TABLE thing ADD COLUMN b int DEFAULT 7, ALTER COLUMN a TYPE bigint`.execute(kysely);
  await add(99);
  const { rows } = await sql<{ all: number }>`SELECT count(*)::int AS all FROM thing WHERE b = ${7}`.execute(kysely);
  assert.deepEqual(rows, [{ all: often + 1 }]);
  const failing = inTransaction(database, {}, async (transaction) => {
    await sql`SELECT ${1}::int / ${0}::int`.execute(transaction);
  });
  await assert.rejects(failing, /division by zero/u);
  assert.equal((await sql`SELECT ${1}::int AS one`.execute(kysely)).rows.length, 1);
});

test('a plan that was made for one person shows another only what they may see, and the writer everything', async (t) => {
  const started = await smallPartnership(t);
  const seen = (access: Parameters<Parameters<typeof started.as>[1]>[0]) =>
    access.transaction
      .selectFrom('child')
      .select('subject_id')
      .where('partnership_id', '=', ids.partnership)
      .where('subject_id', '=', ids.child)
      .execute();
  for (let turn = 0; turn < often; turn++) {
    assert.equal((await started.as('primaryDsl', seen)).length, 1);
    assert.equal((await started.as('secondaryDsl', seen)).length, 0);
    assert.equal((await started.everything(seen)).length, 1);
  }
});
