/** What is left of a name when everything is folded away that two systems may write differently. */

/** Letters that carry no accent to take off, with what English records write for them. */
const unaccented: Readonly<Record<string, string>> = {
  ß: 'SS',
  Æ: 'AE',
  Œ: 'OE',
  Ø: 'O',
  Đ: 'D',
  Ð: 'D',
  Þ: 'TH',
  Ł: 'L',
  Ħ: 'H',
  Ŋ: 'N',
  Ŧ: 'T',
};
const unaccentedLetters = new RegExp(`[${Object.keys(unaccented).join('')}]`, 'gu');

const plain = /^[A-Za-z]*$/u;

/**
 * Folds case, accents, every kind of apostrophe and hyphen, spaces, and the particles of a surname into it, so that
 * `Van der Berg`, `VAN-DER-BERG` and `Vanderberg` are one. Names in other scripts keep their letters. The key is for
 * comparison alone and is never shown; a name without a letter or digit has the empty key, which agrees with nothing.
 *
 * @example
 * nameKey('O’Néill'); // 'ONEILL'
 */
export function nameKey(name: string): string {
  if (plain.test(name)) return name.toUpperCase();
  return name
    .normalize('NFKD')
    .toUpperCase()
    .replace(unaccentedLetters, (letter) => unaccented[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]|[\u02b0-\u02ff]/gu, '');
}

/** `SAINT JOHN` and `ST. JOHN` are the same surname; nothing else is expanded or shortened. */
const saint = /^SAINT(?=[\s.\-\u2010-\u2015])/iu;

export const surnameKey = (surname: string): string => nameKey(surname.trim().replace(saint, 'ST'));

export const forenameKey = nameKey;

const particles = new Set(
  'AL AP BIN BINT BEN DA DAS DE DEL DELLA DEN DER DI DOS DU EL IBN LA LE MAC MC OF TEN TER THE VAN VON'.split(' '),
);
const betweenParts = /[\s\-\u2010-\u2015\u2212]+/u;

/**
 * The parts of a surname that count by themselves: `Smith-Jones` gives SMITH and JONES, `al-Amin` gives AMIN. Two
 * surnames that share one are worth showing to a person as nearly the same; they are never taken as the same.
 */
export function surnameParts(surname: string): readonly string[] {
  const parts = surname
    .split(betweenParts)
    .map((part) => nameKey(part))
    .filter((part) => part !== '');
  const own = parts.filter((part) => !particles.has(part) && part.length > 1);
  return own.length === 0 ? parts : own;
}

/** Agreement asks that both say something. */
export const keysAgree = (left: string, right: string): boolean => left !== '' && left === right;
