/**
 * What a new password must be: long, and not one that somebody would try. No rules about kinds of characters, no hints and
 * no expiry (ASVS 5.0, 6.2; NCSC, password guidance).
 */
import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';

export const shortest = 15;
const longest = 256;

/** Guesses, as a power of ten, that somebody who knows how people choose passwords would need at least. */
const fewestGuesses = 10;

/** Words that everybody here would think of. Those of the person and of their organisations come with the call. */
export const wordsOfTheProduct: readonly string[] = [
  'throughline',
  'safeguarding',
  'children',
  'partnership',
  'council',
  'school',
  'password',
];

/** Made with its first use: the list of common passwords takes 20 MB. */
let estimator: ZxcvbnFactory | undefined;

function guesses(password: string, words: readonly string[]): number {
  estimator ??= new ZxcvbnFactory({
    dictionary: { 'passwords-common': dictionary['passwords-common'] },
    graphs: adjacencyGraphs,
    useLevenshteinDistance: false,
    // Beyond that, thinking takes long and the length alone is enough.
    maxLength: 64,
  });
  return estimator.check(password, [...words]).guessesLog10;
}

/**
 * Why a password cannot be used, or undefined when it can.
 *
 * @param about what belongs to the person: names, e-mail address, organisations
 */
export function passwordFault(password: string, about: readonly string[]): string | undefined {
  const { length } = Array.from(password);
  if (length === 0) return 'Enter a password';
  if (length < shortest) return `Password must be ${shortest} characters or more`;
  if (length > longest) return `Password must be ${longest} characters or less`;
  const words = about.flatMap(wordsIn).filter((word) => word.length > 2);
  return guesses(password, [...wordsOfTheProduct, ...words]) < fewestGuesses
    ? 'Enter a password that is harder to guess. Four or more words that have nothing to do with each other make a good one'
    : undefined;
}

/** "Alder Lane Primary": each word, and words that follow each other run together ("alderlane"). */
function wordsIn(text: string): readonly string[] {
  const parts = text.split(/[^\p{L}\p{N}]+/u).slice(0, 12);
  return [
    text,
    ...parts.flatMap((_, from) => parts.slice(from).map((__, more) => parts.slice(from, from + more + 1).join(''))),
  ];
}
