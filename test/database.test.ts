import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { testDatabase } from './database.ts';
import type { Template } from './database-template.ts';

test('every test has a database of its own, with all tables', async (t) => {
  const [one, other] = await Promise.all([testDatabase(t), testDatabase(t)]);
  assert.notEqual(one.name, other.name);
  await sql`CREATE TABLE note (text text)`.execute(one.owner.kysely);
  const { rows } = await sql`SELECT to_regclass('note') AS note, to_regclass('entry') AS entry`.execute(
    other.owner.kysely,
  );
  assert.deepEqual(rows, [{ note: null, entry: 'entry' }]);
});

test('a template is filled once and cloned for each test', async (t) => {
  let filled = 0;
  const template: Template = {
    name: 'with a note',
    fill: async ({ owner }) => {
      filled += 1;
      await sql`CREATE TABLE note AS SELECT 'kept' AS text`.execute(owner.kysely);
    },
  };
  const databases = await Promise.all([testDatabase(t, { template }), testDatabase(t, { template })]);
  for (const { owner } of databases) {
    assert.deepEqual((await sql`SELECT text FROM note`.execute(owner.kysely)).rows, [{ text: 'kept' }]);
  }
  assert.ok(filled <= 1);
});

test('the owner and the role that serves requests are different, and neither is a superuser', async (t) => {
  const { owner, app } = await testDatabase(t);
  const who = sql<{ name: string; all: boolean }>`
    SELECT rolname AS name, rolsuper OR rolbypassrls AS all FROM pg_roles WHERE rolname = current_user`;
  const [ofOwner, ofApp] = [(await who.execute(owner.kysely)).rows, (await who.execute(app.kysely)).rows];
  assert.deepEqual(ofApp, [{ name: 'throughline_app', all: false }]);
  assert.equal(ofOwner[0]?.all, false);
  assert.notEqual(ofOwner[0]?.name, 'throughline_app');
});
