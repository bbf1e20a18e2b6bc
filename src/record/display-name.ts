/** How a name is shown that a system wrote all in capitals. The original is kept beside it and is what is compared. */

export type DisplayName = {
  readonly shown: string;
  readonly original: string;
  /** True when `shown` is our guess at the capitals, so that a screen may say so. */
  readonly isRecased: boolean;
};

const romanNumeral = /^(?:II|III|IV|VI|VII|VIII)$/u;
/** `TJ`, `JP`: initials, not a word. `JO`, `LY`, `NG` and `ST` are words. */
const initials = /^(?!NG|ST)[^AEIOUY]{2}$/u;

const capitalised = (word: string): string => {
  const [first = '', ...rest] = Array.from(word);
  return first.toUpperCase() + rest.join('').toLowerCase();
};

/**
 * `O'NEILL` and `D'SOUZA` have a capital after the apostrophe because what stands before it is a particle of one or two
 * letters. `MCDONALD` becomes McDonald, which is right for nearly every name with Mc. `MACDONALD` becomes Macdonald:
 * Mac begins names that are not Scottish (Mack, Macey, Machado), so no capital is guessed there.
 */
function recasedWord(word: string): string {
  const apostrophe = /^(\p{L}{1,2})(['’ʼ`´])(\p{L}{2,}.*)$/u.exec(word);
  if (apostrophe !== null) {
    const [, particle = '', mark = '', rest = ''] = apostrophe;
    return capitalised(particle) + mark + recasedWord(rest);
  }
  if (romanNumeral.test(word) || initials.test(word)) return word;
  const scottish = /^MC(\p{L}{2,}.*)$/u.exec(word);
  return scottish === null ? capitalised(word) : `Mc${capitalised(scottish[1] ?? '')}`;
}

/**
 * A name for showing. Only a name of two or more letters, all of them capitals, is changed; a name with any small
 * letter was written by somebody who chose its capitals. Particles get a capital (`VAN DER BERG` is shown as Van Der
 * Berg), since how a family writes theirs cannot be known.
 *
 * @example
 * displayName("O'NEILL"); // { shown: "O'Neill", original: "O'NEILL", isRecased: true }
 */
export function displayName(name: string): DisplayName {
  const letters = name.replace(/[^\p{L}]/gu, '');
  const isAllCapitals = letters.length > 1 && letters === letters.toUpperCase() && letters !== letters.toLowerCase();
  if (!isAllCapitals) return { shown: name, original: name, isRecased: false };
  const shown = name.replace(/[^\s\-\u2010-\u2015.,/()]+/gu, recasedWord);
  return { shown, original: name, isRecased: shown !== name };
}
