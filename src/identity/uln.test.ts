import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { parseUln } from './uln.ts';

const reasonOf = (text: string): string => {
  const parsed = parseUln(text);
  return parsed.ok ? 'valid' : parsed.reason;
};

/** The definition in its other form: first nine digits times 10 to 2, remainder r, r = 0 never given out, check 10 - r. */
const validUln = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 8, maxLength: 8 }))
  .map(([first, rest]) => [first].concat(rest))
  .map((nine) => ({ nine, remainder: nine.reduce((sum, digit, index) => sum + digit * (10 - index), 0) % 11 }))
  .filter(({ remainder }) => remainder !== 0)
  .map(({ nine, remainder }) => `${nine.join('')}${10 - remainder}`);

describe('a unique learner number', () => {
  for (const [text, expected] of [
    ['9276308686', 'valid'],
    ['7621706219', 'valid'],
    ['9276 308 686', 'valid'],
    ['9276308687', 'check-digit'],
    ['0276308686', 'format'],
    ['927630868', 'format'],
    ['92763086861', 'format'],
    ['927630868X', 'format'],
    ['', 'empty'],
  ] as const) {
    it(`"${text}" is judged ${expected}`, () => assert.equal(reasonOf(text), expected));
  }

  it('that is made by the definition is accepted, and refused when any one digit of it changes', () => {
    fc.assert(
      fc.property(validUln, fc.integer({ min: 0, max: 9 }), fc.integer({ min: 1, max: 9 }), (uln, at, by) => {
        assert.equal(reasonOf(uln), 'valid');
        assert.notEqual(reasonOf(`${uln.slice(0, at)}${(Number(uln[at]) + by) % 10}${uln.slice(at + 1)}`), 'valid');
      }),
    );
  });
});
