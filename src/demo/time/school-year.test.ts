import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day } from './days.ts';
import { bornBetween, yearGroupOn, yearWhenIn } from './school-year.ts';

test('year groups run from September to August', () => {
  assert.deepEqual(bornBetween('6', 2026).map(String), ['2015-09-01', '2016-08-31']);
  assert.equal(yearGroupOn(day(2015, 9, 1), day(2026, 9, 1)), '6');
  assert.equal(yearGroupOn(day(2016, 8, 31), day(2027, 8, 31)), '6');
  assert.equal(yearGroupOn(day(2015, 8, 31), day(2026, 9, 1)), '7');
  assert.equal(yearGroupOn(day(2024, 1, 1), day(2026, 9, 1)), undefined);
  assert.equal(yearWhenIn('R', '6', 2026), 2020);
});
