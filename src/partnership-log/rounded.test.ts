import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import {
  type Rounded,
  rounded,
  roundedTo,
  roundedWords,
  type Total,
  tenths,
  tenthsWords,
  totalBeside,
} from './rounded.ts';

test('small numbers are all the same, none among them, and others are multiples of five', () => {
  for (const count of [0, 1, 4]) assert.equal(roundedWords(rounded(count)), 'Fewer than 5');
  assert.deepEqual(
    [5, 7, 8, 12, 13, 100].map((count) => roundedWords(rounded(count))),
    ['About 5', 'About 5', 'About 10', 'About 10', 'About 15', 'About 100'],
  );
});

test('a share is said only of enough, from numbers that are rounded already', () => {
  assert.equal(tenths(rounded(9), rounded(17)), null);
  assert.equal(tenthsWords(tenths(rounded(9), rounded(18))), 'About 5 in 10');
  assert.equal(tenthsWords(tenths(rounded(3), rounded(40))), 'Fewer than 1 in 10');
  assert.equal(tenthsWords(tenths(rounded(50), rounded(50))), 'About 10 in 10');
});

test('a total that would tell its parts is not shown', () => {
  assert.equal(totalBeside([4, 4]), 'not-shown', 'about ten in two parts below five can be four each only');
  assert.equal(totalBeside([1, 2]), null);
  assert.equal(totalBeside([7, 9, 2]), 20);
  assert.equal(totalBeside([12, 8], [4, 4, 4, 4, 4]), 20, 'eighteen would do as well');
  assert.equal(totalBeside([13, 10], [7, 4, 4, 4, 4]), 'not-shown', 'what one table hides, another may tell');
  assert.equal(roundedWords('not-shown'), 'Not shown');
});

type Interval = { readonly low: number; readonly high: number };

const readBack = (shown: Rounded): Interval =>
  shown === null ? { low: 0, high: 4 } : { low: Math.max(5, shown - 2), high: shown + 2 };

/** Somebody who has all the parts and their total as they are shown, and narrows what each can be until nothing more follows. */
function narrowed(parts: readonly number[], total: Total): readonly Interval[] {
  const known = parts.map((count) => readBack(rounded(count)));
  if (total === 'not-shown') return known;
  const all = readBack(total);
  for (let round = 0; round < 20; round += 1)
    for (const [index, { low, high }] of known.entries()) {
      const others = known.filter((_, each) => each !== index);
      known[index] = {
        low: Math.max(low, all.low - others.reduce((sum, other) => sum + other.high, 0)),
        high: Math.min(high, all.high - others.reduce((sum, other) => sum + other.low, 0)),
      };
    }
  return known;
}

test('whoever has every part of every table and the total cannot tell a small number, nor that it is not none', () => {
  const cell = fc.oneof({ weight: 3, arbitrary: fc.nat(4) }, { weight: 2, arbitrary: fc.nat(60) });
  fc.assert(
    fc.property(
      fc.array(cell, { minLength: 2, maxLength: 16 }),
      fc.array(cell, { minLength: 2, maxLength: 5 }),
      (one, rest) => {
        // Another table of the same: its last part takes up the difference
        const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0);
        const other = sum(rest) <= sum(one) ? [...rest, sum(one) - sum(rest)] : [sum(one)];
        const total = totalBeside(one, other);
        for (const parts of [one, other])
          for (const [index, { low, high }] of narrowed(parts, total).entries()) {
            const count = parts[index] ?? 0;
            assert.ok(low <= count && count <= high, 'what is shown is true');
            if (count < roundedTo) assert.ok(high > low, `a part of ${count} is known to be ${low}`);
          }
      },
    ),
    { numRuns: 2_000 },
  );
});
