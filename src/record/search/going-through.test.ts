import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { enough, signsOf } from './going-through.ts';
import type { SearchTerms } from './sought-child.ts';

/** The signs of a row of searches, each beside those before it. */
const signs = (searches: readonly SearchTerms[]) =>
  searches.flatMap((search, index) => signsOf(search, searches.slice(0, index)));

const bornOn = (day: Temporal.PlainDate): SearchTerms => ({ surname: 'Smith', born: { kind: 'day', day } });
const first = Temporal.PlainDate.from('2014-02-26');
const days = (count: number, step = 1): readonly SearchTerms[] =>
  Array.from({ length: count }, (_, index) => bornOn(first.add({ days: index * step })));

test('days of birth one after the other are a sign, in any order and over the end of a month', () => {
  assert.deepEqual(signs(days(4)), []);
  assert.deepEqual(signs(days(5)), ['days-in-a-row']);
  assert.deepEqual(signs(days(5).toReversed()), ['days-in-a-row']);
  assert.deepEqual(signs(days(11)), ['days-in-a-row', 'days-in-a-row']);
});

test('the same search again, and days apart, are no sign', () => {
  const [one = {}] = days(1);
  assert.deepEqual(signs(Array.from({ length: 30 }, () => one)), []);
  assert.deepEqual(signs(days(9, 3)), []);
});

test('numbers one after the other are a sign whatever their check letter or digit is', () => {
  const upns = ['A801200001001', 'K801200001002', 'C801200001003', 'D801200001004', 'E801200001005'];
  assert.deepEqual(signs(upns.map((number) => ({ number }))), ['numbers-in-a-row']);
  const nhs = ['9990000018', '9990000026', '9990000034', '9990000042', '9990000050'];
  assert.deepEqual(signs(nhs.map((number) => ({ number }))), ['numbers-in-a-row']);
  assert.deepEqual(
    signs(['9990000018', '9990100026', '9990200034', '9990300042', '9990400050'].map((number) => ({ number }))),
    [],
  );
});

test('one surname with ever other details is a sign; several surnames are not', () => {
  const forenames = Array.from({ length: 12 }, (_, index) => `Name${index}`);
  const one = forenames.map((forename) => ({ surname: 'Smith', forename }));
  assert.deepEqual(signs(one.slice(0, 11)), []);
  assert.deepEqual(signs(one), ['one-surname-many-details']);
  assert.deepEqual(signs(forenames.map((forename, index) => ({ surname: `Smith${index}`, forename }))), []);
});

test('whoever goes through the days is noticed once for every five, whatever lies between', () => {
  const other: fc.Arbitrary<SearchTerms> = fc.record({ surname: fc.string({ minLength: 1 }), forename: fc.string() });
  fc.assert(
    fc.property(fc.integer({ min: 5, max: 25 }), fc.array(other, { maxLength: 8 }), (count, between) => {
      const row = days(count).flatMap((day, index) => [day, ...between.slice(index, index + 1)]);
      const noticed = signs(row).filter((sign) => sign === 'days-in-a-row').length;
      assert.equal(noticed, Math.floor(count / enough['days-in-a-row']));
    }),
    { numRuns: 50 },
  );
});
