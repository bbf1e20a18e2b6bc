import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { testDatabase } from '../../test/database.ts';
import type { Database } from './pool.ts';

type Note = {
  readonly id: number;
  readonly at: Temporal.Instant;
  readonly on: Temporal.PlainDate;
  readonly data: unknown;
};

async function notes(t: Parameters<typeof testDatabase>[0]): Promise<Database<{ note: Note }>> {
  const { owner } = await testDatabase(t);
  await sql`CREATE TABLE note (id integer, at timestamptz, "on" date, data jsonb)`.execute(owner.kysely);
  return owner as unknown as Database<{ note: Note }>;
}

const at = Temporal.Instant.from('2026-11-22T10:00:00.123456Z');
const on = Temporal.PlainDate.from('2026-02-28');

test('instants and days can be stored, compared and sent as lists', async (t) => {
  const { kysely } = await notes(t);
  const note: Note = { id: 1, at, on, data: { at } };
  await kysely.insertInto('note').values(note).execute();
  const found = await kysely
    .selectFrom('note')
    .selectAll()
    .where('at', '=', at)
    .where('on', 'in', [on])
    .where(sql<boolean>`at = ANY (${[at]}::timestamptz[])`)
    .execute();
  assert.deepEqual(found, [{ ...note, data: { at: at.toString() } }]);
});

test('an instant finer than the database keeps is cut, not rounded into the future', async (t) => {
  const { kysely } = await notes(t);
  const fine = Temporal.Instant.from('2026-11-22T10:00:00.123456789Z');
  await kysely.insertInto('note').values({ id: 1, at: fine, on, data: null }).execute();
  assert.deepEqual(await kysely.selectFrom('note').select('at').execute(), [{ at }]);
});
