import assert from 'node:assert/strict';
import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { sql } from 'kysely';
import { testDatabase } from '../../test/database.ts';
import { temporaryFolder } from '../../test/temporary-folder.ts';
import { standingClock } from '../clock.ts';
import { migrate } from './migrate.ts';
import { misnumbered, productMigrations } from './migrations.ts';
import type { Database } from './pool.ts';

const clock = standingClock('2026-09-01T08:00:00Z');

/** A database without the product's migrations, and a folder with these. */
async function prepared(t: TestContext, files: Readonly<Record<string, string>>) {
  const folder = await temporaryFolder();
  t.after(() => rm(folder, { recursive: true }));
  await Promise.all(Object.entries(files).map(([name, text]) => writeFile(join(folder, `${name}.sql`), text)));
  const { owner } = await testDatabase(t);
  await sql`DELETE FROM migration`.execute(owner.kysely);
  return { owner: owner as unknown as Database<Record<never, never>>, folder, clock };
}

async function rows(owner: Database<Record<never, never>>, statement: string): Promise<readonly unknown[]> {
  return (await sql.raw(statement).execute(owner.kysely)).rows;
}

test('the migrations of the product are numbered without a gap', async () => {
  const names = (await readdir(productMigrations)).filter((name) => name.endsWith('.sql')).sort();
  assert.notEqual(names.length, 0);
  assert.deepEqual(misnumbered(names.map((name) => name.replace('.sql', ''))), []);
});

test('a gap, a number used twice and a name without a number are noticed', () => {
  assert.deepEqual(misnumbered(['0001-a', '0002-b', '0002-c', '0005-d']), ['0002-c', '0005-d']);
  assert.deepEqual(misnumbered(['1-a', 'second']), ['1-a', 'second']);
});

test('migrations are applied in order, each with all its statements, and only once', async (t) => {
  const { owner, folder } = await prepared(t, {
    '0001-first': `CREATE TABLE step (name text); INSERT INTO step VALUES ('first');`,
    '0002-second': `INSERT INTO step VALUES ('second'); -- and a semicolon in a text\nINSERT INTO step VALUES (';');`,
  });
  await migrate(owner, { folder, clock });
  await migrate(owner, { folder, clock });
  assert.deepEqual(await rows(owner, 'SELECT name FROM step'), [{ name: 'first' }, { name: 'second' }, { name: ';' }]);
  assert.deepEqual(await rows(owner, 'SELECT name, applied_at FROM migration ORDER BY name'), [
    { name: '0001-first', applied_at: clock.now() },
    { name: '0002-second', applied_at: clock.now() },
  ]);
});

test('a migration that fails leaves nothing of itself, and those before it stay', async (t) => {
  const { owner, folder } = await prepared(t, {
    '0001-first': 'CREATE TABLE step (name text)',
    '0002-broken': 'CREATE TABLE other (name text); SELECT nothing_of_that_name',
  });
  await assert.rejects(migrate(owner, { folder, clock }), { code: '42703' });
  assert.deepEqual(await rows(owner, 'SELECT name FROM migration'), [{ name: '0001-first' }]);
  assert.deepEqual(await rows(owner, `SELECT to_regclass('other') AS other`), [{ other: null }]);
});

test('processes that start in the same moment apply each migration once', async (t) => {
  const { owner, folder } = await prepared(t, {
    '0001-first': 'CREATE TABLE step (name text); SELECT pg_sleep(0.1)',
    '0002-second': `INSERT INTO step VALUES ('second')`,
  });
  await sql`DROP TABLE migration`.execute(owner.kysely);
  await Promise.all([1, 2, 3].map(() => migrate(owner, { folder, clock })));
  assert.deepEqual(await rows(owner, 'SELECT name FROM step'), [{ name: 'second' }]);
});

test('a migration that was changed after it was applied is refused', async (t) => {
  const { owner, folder } = await prepared(t, { '0001-first': 'CREATE TABLE step (name text)' });
  await migrate(owner, { folder, clock });
  await writeFile(join(folder, '0001-first.sql'), 'CREATE TABLE step (name text NOT NULL)');
  await assert.rejects(migrate(owner, { folder, clock }), {
    code: 'DATABASE_MIGRATION_CHANGED',
    message: /0001-first/,
  });
});

test('a migration that was applied under another name is refused', async (t) => {
  const { owner, folder } = await prepared(t, { '0001-first': 'SELECT 1', '0002-second': 'SELECT 2' });
  await migrate(owner, { folder, clock });
  await rm(join(folder, '0001-first.sql'));
  await writeFile(join(folder, '0001-renamed.sql'), 'SELECT 1');
  await assert.rejects(migrate(owner, { folder, clock }), {
    code: 'DATABASE_MIGRATION_CHANGED',
    message: /0001-first/,
  });
});

test('a database that a newer version has migrated is refused', async (t) => {
  const { owner, folder } = await prepared(t, { '0001-first': 'SELECT 1', '0002-second': 'SELECT 2' });
  await migrate(owner, { folder, clock });
  await rm(join(folder, '0002-second.sql'));
  await assert.rejects(migrate(owner, { folder, clock }), { code: 'DATABASE_IS_NEWER', message: /0002-second/ });
});
