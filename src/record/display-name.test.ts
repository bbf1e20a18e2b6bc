import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { surnameKey } from '../record/name-key.ts';
import { displayName } from './display-name.ts';

describe('a name all in capitals', () => {
  for (const [original, shown] of [
    ['SMITH', 'Smith'],
    ["O'NEILL", "O'Neill"],
    ['O’NÉILL', 'O’Néill'],
    ["D'SOUZA", "D'Souza"],
    ["JA'MARCUS", "Ja'Marcus"],
    ["SHANI'A", "Shani'a"],
    ['MCDONALD', 'McDonald'],
    ['MACDONALD', 'Macdonald'],
    ['MACEY', 'Macey'],
    ['SMITH-JONES', 'Smith-Jones'],
    ['SMITH–MCCOY', 'Smith–McCoy'],
    ['VAN DER BERG', 'Van Der Berg'],
    ['AL-AMIN', 'Al-Amin'],
    ['ST. JOHN', 'St. John'],
    ['HENRY III', 'Henry III'],
    ['TJ', 'TJ'],
    ['JO', 'Jo'],
    ['NG', 'Ng'],
    ['ÉLODIE', 'Élodie'],
    ['БОРИС', 'Борис'],
    ['NOUPN', 'Noupn'],
  ] as const) {
    it(`"${original}" is shown as "${shown}"`, () => {
      const name = displayName(original);
      assert.equal(name.shown, shown);
      assert.equal(name.original, original);
      assert.equal(name.isRecased, original !== shown);
    });
  }
});

describe('a name that somebody chose the capitals of', () => {
  for (const name of [
    'Macdonald',
    'MacDonald',
    'de Souza',
    'van der Berg',
    'DeShawn',
    'X',
    '',
    '李',
    '王小明',
    'ffion',
  ]) {
    it(`"${name}" is shown as it is`, () => {
      assert.deepEqual(displayName(name), { shown: name, original: name, isRecased: false });
    });
  }
});

describe('any name', () => {
  const anyName = fc.string({ unit: fc.constantFrom(...Array.from("ABCÉØMcdo'’- .")), maxLength: 20 });
  it('keeps its original and its key, and is not changed a second time', () => {
    fc.assert(
      fc.property(anyName, (text) => {
        const name = displayName(text);
        assert.equal(name.original, text);
        assert.equal(surnameKey(name.shown), surnameKey(text));
        assert.equal(name.shown.toUpperCase(), text.toUpperCase());
      }),
    );
  });
});
