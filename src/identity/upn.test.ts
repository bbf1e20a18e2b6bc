import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { sharedFile, unlessShared } from '../interchange/shared-data.fixture.ts';
import { authorityCodes, isKnownAuthority } from './authority-codes.ts';
import { parseUpn, upnCheckLetter } from './upn.ts';

const reasonOf = (text: string): string => {
  const parsed = parseUpn(text);
  return parsed.ok ? 'valid' : parsed.reason;
};

/** Written from the definition, not from the code under test. */
const independentLetter = (rest: string): string | undefined => {
  const alphabet = Array.from('ABCDEFGHJKLMNPQRTUVWXYZ');
  const total = Array.from(rest)
    .map(
      (character, index) =>
        (alphabet.includes(character) ? alphabet.indexOf(character) : Number(character)) * (index + 2),
    )
    .reduce((sum, product) => sum + product, 0);
  return alphabet[total % 23];
};

const digits = (length: number): fc.Arbitrary<string> =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((list) => list.join(''));
const authority = fc
  .constantFrom(...authorityCodes.ranges.flatMap(([from, to]) => [from, to]))
  .map((code) => String(code).padStart(3, '0'));
const last = fc.constantFrom(...Array.from('0123456789ABCDEFGHJKLMNPQRTUVWXYZ'));
const validUpn = fc.tuple(authority, digits(8), last).map(([la, middle, end]) => {
  const rest = `${la}${middle}${end}`;
  return `${independentLetter(rest)}${rest}`;
});

describe('a unique pupil number', () => {
  for (const [text, expected] of [
    ['B801200005001', 'valid'],
    ['A801200005001', 'check-letter'],
    ['X80120000A001', 'characters'],
    ['E000200005001', 'authority'],
    ['R674123101121', 'valid'],
    ['A203102209083', 'valid'],
    ['A203202811068', 'valid'],
    ['H801200001001', 'valid'],
    ['P207000016049', 'valid'],
    ['Q207000016049', 'check-letter'],
    ['B207000016049', 'check-letter'],
    ['Q83029992207B', 'valid'],
    ['p2070 0001 6049', 'valid'],
    ['P207000016049\u00a0', 'valid'],
    ['S207000016049', 'characters'],
    ['P20700001604', 'length'],
    ['P2070000160490', 'length'],
    ['TEMP12345', 'length'],
    ['   ', 'empty'],
  ] as const) {
    it(`"${text}" is judged ${expected}`, () => {
      assert.equal(reasonOf(text), expected);
    });
  }

  it('says which first letter would fit', () => {
    const parsed = parseUpn('Q207000016049');
    assert.ok(!parsed.ok && parsed.reason === 'check-letter');
    assert.equal(parsed.expected, 'P');
    assert.match(parsed.says, /should be P/);
  });

  it('is known as temporary by the letter at its end', () => {
    const temporary = parseUpn('Q83029992207B');
    assert.ok(temporary.ok && temporary.temporary);
    const permanent = parseUpn('P207000016049');
    assert.ok(permanent.ok && !permanent.temporary);
  });

  it('of an unknown authority still carries its value, for a person to look at', () => {
    const parsed = parseUpn('e000200005001');
    assert.ok(!parsed.ok && parsed.reason === 'authority');
    assert.equal(parsed.value, 'E000200005001');
    assert.equal(parsed.authority, '000');
  });

  it('that is made by the definition is accepted', () => {
    fc.assert(
      fc.property(validUpn, (upn) => {
        assert.equal(upnCheckLetter(upn.slice(1)), upn[0]);
        assert.equal(reasonOf(upn), 'valid');
      }),
    );
  });

  it('is refused when any one digit of it changes', () => {
    fc.assert(
      fc.property(validUpn, fc.integer({ min: 1, max: 11 }), fc.integer({ min: 1, max: 9 }), (upn, at, by) => {
        const changed = `${upn.slice(0, at)}${(Number(upn[at]) + by) % 10}${upn.slice(at + 1)}`;
        assert.notEqual(reasonOf(changed), 'valid');
      }),
    );
  });

  it('is refused when two different neighbouring digits change places', () => {
    fc.assert(
      fc.property(validUpn, fc.integer({ min: 1, max: 10 }), (upn, at) => {
        const [left, right] = [upn[at] ?? '', upn[at + 1] ?? ''];
        fc.pre(left !== right);
        assert.notEqual(reasonOf(upn.slice(0, at) + right + left + upn.slice(at + 2)), 'valid');
      }),
    );
  });

  it('never makes the reader fail, whatever is typed', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => typeof parseUpn(text).ok === 'boolean'));
  });
});

describe('the list of authorities', () => {
  for (const code of [
    '001',
    '005',
    '201',
    '660',
    '681',
    '708',
    '820',
    '830',
    '831',
    '838',
    '839',
    '908',
    '940',
    '943',
  ]) {
    it(`knows ${code}`, () => assert.ok(isKnownAuthority(code)));
  }
  for (const code of ['000', '006', '659', '709', '804', '834', '842', '939', '944', '999', '']) {
    it(`does not know "${code}"`, () => assert.ok(!isKnownAuthority(code)));
  }

  const census = 'schools/2022-2023_england_census.csv';
  it('knows every authority of the national school census', {
    skip: unlessShared(census),
  }, () => {
    const codes = new Set(
      readFileSync(sharedFile(census), 'utf8')
        .split('\n')
        .slice(1)
        .map((row) => row.split(',')[1] ?? '')
        .filter((code) => code !== ''),
    );
    assert.ok(codes.size > 150);
    assert.deepEqual(
      [...codes].filter((code) => !isKnownAuthority(code)),
      [],
    );
  });
});
