import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { testDatabase } from '../../test/database.ts';
import type { Database } from './pool.ts';
import { openDatabase } from './pool.ts';
import { inTransaction } from './transaction.ts';

type Counters = { counter: { readonly id: number; readonly value: number } };

async function counters(t: Parameters<typeof testDatabase>[0]): Promise<Database<Counters>> {
  const { owner } = await testDatabase(t);
  await sql`CREATE TABLE counter AS SELECT id, 0 AS value FROM generate_series(1, 2) AS id`.execute(owner.kysely);
  return owner as unknown as Database<Counters>;
}

const values = async ({ kysely }: Database<Counters>): Promise<readonly number[]> =>
  (await kysely.selectFrom('counter').select('value').orderBy('id').execute()).map(({ value }) => value);

const add = (transaction: Database<Counters>['kysely'], id: number) =>
  transaction
    .updateTable('counter')
    .set(({ eb }) => ({ value: eb('value', '+', 1) }))
    .where('id', '=', id)
    .execute();

const failWith = (code: string) => sql`DO ${sql.raw(`$$ BEGIN RAISE SQLSTATE '${code}'; END $$`)}`;

test('what was done is kept, and the result is returned', async (t) => {
  const database = await counters(t);
  assert.equal(await inTransaction(database, {}, (transaction) => add(transaction, 1).then(() => 'done')), 'done');
  assert.deepEqual(await values(database), [1, 0]);
});

test('an error undoes everything and passes as it came', async (t) => {
  const database = await counters(t);
  const error = new Error('stop');
  const work = inTransaction(database, {}, async (transaction) => {
    await add(transaction, 1);
    throw error;
  });
  await assert.rejects(work, (thrown) => thrown === error);
  assert.deepEqual(await values(database), [0, 0]);
});

test('an error of the database that another try would not change passes as it came', async (t) => {
  const database = await counters(t);
  let tries = 0;
  const work = inTransaction(database, {}, (transaction) => {
    tries += 1;
    return failWith('23505').execute(transaction);
  });
  await assert.rejects(work, { code: '23505' });
  assert.equal(tries, 1);
});

test('transactions that read and change the same row one after another lose nothing', async (t) => {
  const database = await counters(t);
  const increment = () =>
    inTransaction(database, { isolation: 'serializable' }, async (transaction) => {
      const { value } = await transaction
        .selectFrom('counter')
        .select('value')
        .where('id', '=', 1)
        .executeTakeFirstOrThrow();
      await transaction
        .updateTable('counter')
        .set({ value: value + 1 })
        .where('id', '=', 1)
        .execute();
    });
  await Promise.all([increment(), increment(), increment()]);
  assert.deepEqual(await values(database), [3, 0]);
});

test('of two transactions that wait for each other both succeed in the end', async (t) => {
  const database = await counters(t);
  const both = Promise.withResolvers<void>();
  let holding = 0;
  const inOrder = (first: number, second: number) =>
    inTransaction(database, {}, async (transaction) => {
      await add(transaction, first);
      holding += 1;
      if (holding === 2) both.resolve();
      await both.promise;
      await add(transaction, second);
    });
  await Promise.all([inOrder(1, 2), inOrder(2, 1)]);
  assert.deepEqual(await values(database), [2, 2]);
});

test('of two that each rest on what the other changes, the one that is refused at its commit is done again', async (t) => {
  const database = await counters(t);
  const both = Promise.withResolvers<void>();
  let reading = 0;
  let tries = 0;
  // Each sees the sum as it was before the other; only one after the other can both be right
  const addSumTo = (id: number) =>
    inTransaction(database, { isolation: 'serializable' }, async (transaction) => {
      tries += 1;
      const rows = await transaction.selectFrom('counter').select('value').execute();
      reading += 1;
      if (reading === 2) both.resolve();
      await both.promise;
      await transaction
        .updateTable('counter')
        .set({ value: rows.reduce((sum, { value }) => sum + value, 1) })
        .where('id', '=', id)
        .execute();
    });
  await Promise.all([addSumTo(1), addSumTo(2)]);
  assert.equal(tries, 3);
  assert.deepEqual(
    (await values(database)).toSorted((one, other) => one - other),
    [1, 2],
  );
});

test('when others stand in the way every time, the person is asked to try again', async (t) => {
  const database = await counters(t);
  let tries = 0;
  const work = inTransaction(database, {}, (transaction) => {
    tries += 1;
    return failWith('40001').execute(transaction);
  });
  await assert.rejects(work, { code: 'BUSY' });
  assert.equal(tries, 7);
});

test('a transaction that only reads cannot write', async (t) => {
  const database = await counters(t);
  await assert.rejects(
    inTransaction(database, { readOnly: true }, (transaction) => add(transaction, 1)),
    { code: '25006' },
  );
});

test('a connection that is lost on the way is told apart from a refusal, and the next transaction works', async (t) => {
  const database = await counters(t);
  const work = inTransaction(database, {}, async (transaction) => {
    await add(transaction, 1);
    await sql`SELECT pg_terminate_backend(pg_backend_pid())`.execute(transaction);
  });
  await assert.rejects(work, { code: 'DATABASE_UNAVAILABLE' });
  assert.deepEqual(await values(database), [0, 0]);
});

test('a database that is not there is told apart from a refusal', async () => {
  for (const connectionString of ['postgresql://a:b@127.0.0.1:1/c', 'postgresql://a:b@localhost/c?host=/nowhere']) {
    const database = openDatabase<Counters>({ connectionString }, 1);
    await assert.rejects(
      inTransaction(database, {}, (transaction) => add(transaction, 1)),
      { code: 'DATABASE_UNAVAILABLE' },
    );
    await database.close();
  }
});
