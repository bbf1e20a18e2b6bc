import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { parsePostcode } from './postcode.ts';

describe('a postcode', () => {
  for (const [text, value, outcode, kind] of [
    ['DE1 1AA', 'DE1 1AA', 'DE1', 'ordinary'],
    ['de11aa', 'DE1 1AA', 'DE1', 'ordinary'],
    [' SK13  2DW ', 'SK13 2DW', 'SK13', 'ordinary'],
    ['M1 1AE', 'M1 1AE', 'M1', 'ordinary'],
    ['B33 8TH', 'B33 8TH', 'B33', 'ordinary'],
    ['W1A 0AX', 'W1A 0AX', 'W1A', 'ordinary'],
    ['EC1A 1BB', 'EC1A 1BB', 'EC1A', 'ordinary'],
    ['N1P 1AA', 'N1P 1AA', 'N1P', 'ordinary'],
    ['GIR 0AA', 'GIR 0AA', 'GIR', 'ordinary'],
    ['BF1 2AA', 'BF1 2AA', 'BF1', 'forces'],
    ['BFPO 57', 'BFPO 57', 'BFPO', 'forces'],
    ['bfpo 0805', 'BFPO 805', 'BFPO', 'forces'],
    ['ZZ99 3VZ', 'ZZ99 3VZ', 'ZZ99', 'pseudo'],
    ['zz993wz', 'ZZ99 3WZ', 'ZZ99', 'pseudo'],
  ] as const) {
    it(`"${text}" is read as ${value}`, () => {
      assert.deepEqual(parsePostcode(text), { ok: true, value, outcode, kind });
    });
  }

  for (const text of [
    'QE1 1AA',
    'DEE 1AA',
    'DE1 1CA',
    'DE1 1A',
    'DE1',
    'none',
    'not known',
    '12345',
    'DE1 1AAA',
    'AI1 1AA',
  ]) {
    it(`"${text}" is a warning and is kept as written`, () => {
      const parsed = parsePostcode(` ${text} `);
      assert.ok(!parsed.ok);
      assert.equal(parsed.severity, 'warning');
      assert.equal(parsed.reason, 'format');
      assert.equal(parsed.written, text);
    });
  }

  it('that is missing is a warning of its own', () => {
    const parsed = parsePostcode('  ');
    assert.ok(!parsed.ok && parsed.reason === 'empty' && parsed.severity === 'warning');
  });

  it('once read, reads the same again', () => {
    const letter = fc.constantFrom(...Array.from('ABDEFGHJLNPQRSTUWXYZ'));
    const made = fc
      .tuple(
        fc.constantFrom('DE', 'S', 'NG', 'B', 'SK', 'WC1', 'ZZ9'),
        fc.integer({ min: 1, max: 9 }),
        fc.nat(9),
        letter,
        letter,
      )
      .map(([start, district, digit, a, b]) => `${start}${district}${digit}${a}${b}`);
    fc.assert(
      fc.property(made, (text) => {
        const parsed = parsePostcode(text);
        if (!parsed.ok) return;
        assert.deepEqual(parsePostcode(parsed.value.toLowerCase()), parsed);
        assert.equal(parsed.value.replaceAll(' ', ''), text);
      }),
    );
  });

  it('never makes the reader fail, whatever is typed', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => typeof parsePostcode(text).ok === 'boolean'));
  });
});
