import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { parseNhsNumber, spacedNhsNumber } from './nhs-number.ts';

const reasonOf = (text: string): string => {
  const parsed = parseNhsNumber(text);
  return parsed.ok ? 'valid' : parsed.reason;
};

/** Valid when all ten digits times 10, 9, ... 1 add up to a multiple of 11: the same rule, written another way. */
const addsUp = (number: string): boolean =>
  Array.from(number).reduce((sum, digit, index) => sum + Number(digit) * (10 - index), 0) % 11 === 0;

describe('an NHS number', () => {
  for (const [text, expected] of [
    ['9434765870', 'valid'],
    ['9434765871', 'check-digit'],
    ['9434765919', 'valid'],
    ['4010232137', 'valid'],
    ['9876543210', 'valid'],
    ['9449305552', 'valid'],
    ['9449310424', 'valid'],
    ['9691914913', 'valid'],
    ['0449310999', 'check-digit'],
    ['9990000018', 'valid'],
    ['943 476 5870', 'valid'],
    ['943-476-5870', 'valid'],
    ['943476587', 'format'],
    ['943476587O', 'format'],
    ['0000000000', 'placeholder'],
    ['9999999999', 'placeholder'],
    [' ', 'empty'],
  ] as const) {
    it(`"${text}" is judged ${expected}`, () => assert.equal(reasonOf(text), expected));
  }

  it('of the range for tests is known as such', () => {
    const parsed = parseNhsNumber('9990000018');
    assert.ok(parsed.ok && parsed.forTests);
    const ordinary = parseNhsNumber('9434765870');
    assert.ok(ordinary.ok && !ordinary.forTests);
  });

  it('is written in three groups', () => {
    const parsed = parseNhsNumber('9434765870');
    assert.ok(parsed.ok);
    assert.equal(spacedNhsNumber(parsed.value), '943 476 5870');
  });

  it('is accepted exactly when its digits add up, placeholders apart', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_999_999_999 }), (value) => {
        const number = String(value).padStart(10, '0');
        fc.pre(!/^(\d)\1{9}$/.test(number));
        assert.equal(reasonOf(number) === 'valid', addsUp(number));
      }),
    );
  });

  it('is refused when any one digit of it changes', () => {
    const valid = fc
      .integer({ min: 0, max: 9_999_999_999 })
      .map((value) => String(value).padStart(10, '0'))
      .filter(addsUp);
    fc.assert(
      fc.property(valid, fc.integer({ min: 0, max: 9 }), fc.integer({ min: 1, max: 9 }), (number, at, by) => {
        const changed = `${number.slice(0, at)}${(Number(number[at]) + by) % 10}${number.slice(at + 1)}`;
        assert.notEqual(reasonOf(changed), 'valid');
      }),
      { numRuns: 50 },
    );
  });
});
