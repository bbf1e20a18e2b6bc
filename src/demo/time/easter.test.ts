import assert from 'node:assert/strict';
import { test } from 'node:test';
import { easterSunday } from './easter.ts';

test('Easter falls where the bank holidays say', () => {
  const known = [
    '2021-04-04',
    '2022-04-17',
    '2023-04-09',
    '2024-03-31',
    '2025-04-20',
    '2026-04-05',
    '2027-03-28',
    '2028-04-16',
    '2038-04-25',
  ];
  assert.deepEqual(
    known.map((date) => easterSunday(Number(date.slice(0, 4))).toString()),
    known,
  );
});
