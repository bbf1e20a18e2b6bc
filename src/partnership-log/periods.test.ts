import assert from 'node:assert/strict';
import { test } from 'node:test';
import { completeYears, logPeriods, periodOf } from './periods.ts';

const day = (text: string) => Temporal.PlainDate.from(text);

test('years are of complete quarters, follow each other, and never overlap', () => {
  const [last, before] = completeYears(day('2026-11-23'));
  assert.equal(last?.title, 'October 2025 to September 2026');
  assert.equal(before?.title, 'October 2024 to September 2025');
  assert.ok(last !== undefined && before !== undefined && before.until.equals(last.from));
  assert.equal(last.until.toString(), '2026-09-30T23:00:00Z', 'midnight in London, in summer time');
});

test('on the last day of a quarter it is not complete, and on the next day it is', () => {
  assert.equal(completeYears(day('2026-12-31'))[0]?.title, 'October 2025 to September 2026');
  assert.equal(completeYears(day('2027-01-01'))[0]?.title, 'January 2026 to December 2026');
});

test('what happens now is in the log of challenges today, and an address that means nothing is today’s', () => {
  const periods = logPeriods(day('2026-11-23'));
  assert.equal(periods[0]?.title, 'Since 1 October 2026');
  assert.equal(periodOf(periods, 'anything')?.code, 'now');
  assert.equal(periodOf(periods, 'before')?.code, 'before');
  assert.ok(periods[0] !== undefined && periods[1] !== undefined && periods[0].from.equals(periods[1].until));
});
