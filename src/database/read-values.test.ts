import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { testDatabase } from '../../test/database.ts';

const instant = Temporal.Instant.from('2026-11-22T10:00:00.123456Z');
const day = Temporal.PlainDate.from('2026-02-28');

test('instants, days, whole numbers and lists of them arrive as what they are', async (t) => {
  const { app } = await testDatabase(t);
  const { rows } = await sql`SELECT
    '2026-11-22 12:00:00.123456+02'::timestamptz AS instant, '2026-02-28'::date AS day,
    9007199254740991::bigint AS count, 12.340::numeric AS amount, '{"a": [1, null]}'::jsonb AS json,
    ARRAY['2026-11-22 10:00:00.123456Z', null]::timestamptz[] AS instants, '{2026-02-28}'::date[] AS days,
    '{1,2}'::bigint[] AS counts, null::timestamptz AS nothing`.execute(app.kysely);
  assert.deepEqual(rows, [
    {
      instant,
      day,
      count: Number.MAX_SAFE_INTEGER,
      amount: '12.340',
      json: { a: [1, null] },
      instants: [instant, null],
      days: [day],
      counts: [1, 2],
      nothing: null,
    },
  ]);
});

test('instants arrive the same whatever time zone the session has', async (t) => {
  const { app } = await testDatabase(t);
  for (const zone of ['Europe/London', 'America/St_Johns', 'UTC']) {
    const rows = await app.kysely.connection().execute(async (connection) => {
      await sql`SELECT set_config('timezone', ${zone}, false)`.execute(connection);
      return (await sql<{ at: Temporal.Instant }>`SELECT '1905-07-01T00:00:00Z'::timestamptz AS at`.execute(connection))
        .rows;
    });
    assert.equal(rows[0]?.at.toString(), '1905-07-01T00:00:00Z');
  }
});

test('a whole number that would lose digits is an error', async (t) => {
  const { app } = await testDatabase(t);
  await assert.rejects(sql`SELECT 9007199254740993::bigint AS count`.execute(app.kysely), RangeError);
});
