import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { parseDfeNumber, parseUrn, slashedDfeNumber } from './school-number.ts';

describe('a DfE number', () => {
  for (const text of ['830/4999', '8304999', ' 830 4999', '830-4999', '830–4999']) {
    it(`"${text}" is read as 8304999`, () => {
      const parsed = parseDfeNumber(text);
      assert.deepEqual(parsed, {
        ok: true,
        value: '8304999',
        authority: '830',
        establishment: '4999',
        authorityIsKnown: true,
      });
    });
  }

  for (const text of ['830/499', '83049991', '830.4999', 'XXX4999', '830LLLL']) {
    it(`"${text}" is not one`, () => {
      const parsed = parseDfeNumber(text);
      assert.ok(!parsed.ok && parsed.reason === 'format');
    });
  }

  it('of an authority that we do not know is read, and says so', () => {
    const parsed = parseDfeNumber('000/1234');
    assert.ok(parsed.ok && !parsed.authorityIsKnown);
  });

  it('is the same after it is written with a slash and read again', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_999_999 }), (value) => {
        const parsed = parseDfeNumber(String(value).padStart(7, '0'));
        assert.ok(parsed.ok);
        assert.deepEqual(parseDfeNumber(slashedDfeNumber(parsed.value)), parsed);
      }),
    );
  });
});

describe('a URN', () => {
  it('has six digits', () => {
    assert.deepEqual(parseUrn(' 112469 '), { ok: true, value: '112469' });
  });
  for (const [text, reason] of [
    ['NAT', 'format'],
    ['12469', 'format'],
    ['012469', 'format'],
    ['1124691', 'format'],
    ['', 'empty'],
  ] as const) {
    it(`"${text}" is not one`, () => {
      const parsed = parseUrn(text);
      assert.ok(!parsed.ok && parsed.reason === reason);
    });
  }
});
