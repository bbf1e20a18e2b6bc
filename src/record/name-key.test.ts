import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { forenameKey, keysAgree, surnameKey, surnameParts } from './name-key.ts';

describe('the key of a surname', () => {
  for (const [left, right] of [
    ['O’Néill', 'ONEILL'],
    ["O'Neill", 'O`NEILL'],
    ['Oʼneill', 'O´Neill'],
    ['O′Neill', 'O＇Neill'],
    ['Smith-Jones', 'SMITH JONES'],
    ['Smith‐Jones', 'Smith–Jones'],
    ['Van der Berg', 'VANDERBERG'],
    ['al-Amin', 'AL AMIN'],
    ['Błaszczyk', 'BLASZCZYK'],
    ['Müller', 'Mu\u0308ller'],
    ['Weiß', 'WEISS'],
    ['Sørensen', 'SORENSEN'],
    ['Saint John', 'St. John'],
    ['McDonald', 'MCDONALD'],
    [' Patel ', 'Patel'],
    ['Иванов', 'ИВАНОВ'],
  ] as const) {
    it(`is the same for "${left}" and "${right}"`, () => assert.equal(surnameKey(left), surnameKey(right)));
  }

  for (const [left, right] of [
    ['Smith', 'Smyth'],
    ['Smith-Jones', 'Smith'],
    ['McDonald', 'MacDonald'],
    ['Saint', 'St'],
    ['Sainte', 'Ste'],
    ['O’Neill', 'Neill'],
  ] as const) {
    it(`differs for "${left}" and "${right}"`, () => assert.notEqual(surnameKey(left), surnameKey(right)));
  }

  it('of nothing agrees with nothing', () => {
    assert.equal(surnameKey(' - '), '');
    assert.ok(!keysAgree(surnameKey('?'), surnameKey('')));
  });

  it('does not change with case, or with spaces, hyphens and apostrophes put anywhere', () => {
    const name = fc.string({ unit: fc.constantFrom(...Array.from('abcdeéłøßñü')), minLength: 1, maxLength: 12 });
    const mark = fc.constantFrom(' ', '-', '’', "'", '‑', '\u00a0');
    fc.assert(
      fc.property(name, mark, fc.nat(11), (text, between, at) => {
        const apart = text.slice(0, at) + between + text.slice(at);
        assert.equal(surnameKey(apart), surnameKey(text));
        assert.equal(surnameKey(text.toUpperCase()), surnameKey(text));
        assert.equal(surnameKey(surnameKey(text)), surnameKey(text));
      }),
    );
  });
});

describe('the key of a forename', () => {
  it('folds accents and case', () => {
    assert.equal(forenameKey('Zoë'), forenameKey('ZOE'));
    assert.equal(forenameKey('Jean-Luc'), forenameKey('JEAN LUC'));
  });
});

describe('the parts of a surname', () => {
  for (const [surname, parts] of [
    ['Smith-Jones', ['SMITH', 'JONES']],
    ['al-Amin', ['AMIN']],
    ['van der Berg', ['BERG']],
    ['De La', ['DE', 'LA']],
    ['O’Neill', ['ONEILL']],
    ['', []],
  ] as const) {
    it(`of "${surname}" are ${JSON.stringify(parts)}`, () => assert.deepEqual(surnameParts(surname), parts));
  }
});
