import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { completeEntry, contentHash, type StoredEntry } from './entry-row.ts';

const at = Temporal.Instant.from('2026-11-22T09:00:00Z');
const organisation = '10000000-0000-4000-8000-000000000003';

const noteOn = (day: string, to?: string) =>
  completeEntry(
    {
      kind: 'note.recorded',
      happened: {
        day: Temporal.PlainDate.from(day),
        ...(to === undefined ? {} : { to: Temporal.PlainDate.from(to) }),
      },
      data: { text: 'came home late' },
      organisation,
      recordedBy: null,
    },
    1,
    at,
  );

const { salt, ...plain } = noteOn('2026-11-20');
const withData = (data: Readonly<Record<string, unknown>>): StoredEntry => ({ ...plain, data });

/** What every stored hash was made of: data as pairs in the order of their keys, nothing for what is undefined. */
function pairs(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(pairs);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .filter(([, part]) => part !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, part]) => [key, pairs(part)]);
}

const asEverStored = (entry: StoredEntry, saltText: string): string =>
  hash(
    'sha256',
    saltText +
      JSON.stringify([
        entry.id,
        entry.seq,
        entry.event,
        entry.kind,
        entry.kindVersion,
        entry.happenedFrom.epochMilliseconds,
        entry.happenedTo?.epochMilliseconds ?? null,
        entry.precision,
        entry.recordedAt.epochMilliseconds,
        entry.recordedBy,
        entry.organisation,
        entry.controller,
        entry.homeSystem,
        entry.compartment,
        entry.audience,
        entry.parties,
        entry.status,
        pairs(entry.data),
        entry.corrects,
        entry.batch,
      ]),
  );

const anyData = fc.dictionary(
  fc.string({ unit: 'binary' }),
  fc.oneof(
    fc.constant(undefined),
    fc.anything({ maxDepth: 3, withUnicodeString: true }).filter((value) => typeof value !== 'function'),
  ),
);

test('the hash of an entry never changes: hashes that are stored must stay good', () => {
  fc.assert(
    fc.property(anyData, fc.option(fc.uuid()), fc.option(fc.uuid()), (data, corrects, batch) => {
      const entry: StoredEntry = { ...withData(data), corrects, batch };
      let expected: string;
      try {
        expected = asEverStored(entry, salt);
      } catch {
        // A bigint has no json
        return assert.throws(() => contentHash(entry, salt));
      }
      assert.equal(contentHash(entry, salt), expected);
    }),
    { numRuns: 500 },
  );
});

test('the order of keys, which the database does not keep, says nothing', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (data) => {
      const turned = Object.fromEntries(Object.entries(data).toReversed());
      assert.equal(contentHash(withData(turned), salt), contentHash(withData(data), salt));
    }),
  );
});

test('every other difference gives another hash', () => {
  const whole = contentHash(plain, salt);
  const others: readonly StoredEntry[] = [
    withData({ text: 'came home late.' }),
    withData({ text: 'came home late', more: null }),
    { ...plain, seq: 2 },
    { ...plain, corrects: organisation },
    { ...plain, batch: organisation },
    { ...plain, parties: [organisation] },
    { ...plain, audience: [] },
  ];
  const hashes = [whole, ...others.map((other) => contentHash(other, salt)), contentHash(plain, '00'.repeat(16))];
  assert.equal(new Set(hashes).size, hashes.length);
});

test('a day begins at midnight in London, in winter and in summer, however often it is asked', () => {
  for (let round = 0; round < 2; round += 1) {
    assert.equal(noteOn('2026-03-28').happenedFrom.toString(), '2026-03-28T00:00:00Z');
    assert.equal(noteOn('2026-03-29').happenedFrom.toString(), '2026-03-29T00:00:00Z');
    assert.equal(noteOn('2026-03-30').happenedFrom.toString(), '2026-03-29T23:00:00Z');
    assert.equal(noteOn('2026-10-25').happenedFrom.toString(), '2026-10-24T23:00:00Z');
    const some = noteOn('2026-10-24', '2026-10-26');
    assert.deepEqual(
      [some.happenedFrom.toString(), some.happenedTo?.toString()],
      ['2026-10-23T23:00:00Z', '2026-10-26T00:00:00Z'],
    );
  }
});

test('more days than are remembered stay right', () => {
  const first = Temporal.PlainDate.from('2000-01-01');
  for (let days = 0; days < 5000; days += 1) {
    const day = first.add({ days });
    assert.equal(
      noteOn(day.toString()).happenedFrom.toZonedDateTimeISO('Europe/London').toPlainDate().equals(day),
      true,
    );
  }
});
