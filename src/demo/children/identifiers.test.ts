import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseNhsNumber } from '../../identity/nhs-number.ts';
import { parseUpn } from '../../identity/upn.ts';
import { nhsNumber, temporaryUpn, upn } from './identifiers.ts';

test('NHS numbers are right, for tests, and no two are the same', () => {
  const numbers = Array.from({ length: 2000 }, (_, index) => nhsNumber(index));
  assert.equal(new Set(numbers).size, numbers.length);
  for (const number of numbers) {
    const parsed = parseNhsNumber(number);
    assert.ok(parsed.ok && parsed.forTests, number);
  }
});

test('unique pupil numbers are right', () => {
  for (let serial = 0; serial < 1000; serial += 7) assert.ok(parseUpn(upn('kelderwick-primary', 2020, serial)).ok);
  const temporary = parseUpn(temporaryUpn('arkenby-city-academy', 2026, 4));
  assert.ok(temporary.ok && temporary.temporary);
});
