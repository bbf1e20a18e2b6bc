/** The code that is told to somebody another way than the link: eight digits, easy to say and to type on a phone. */
import { randomInt } from 'node:crypto';
import { hashOf } from '../sign-in/random-token.ts';

const digits = 8;

export const newCode = (): string => String(randomInt(10 ** digits)).padStart(digits, '0');

/** "4821 9037" */
export const spokenCode = (code: string): string => `${code.slice(0, digits / 2)} ${code.slice(digits / 2)}`;

/** What somebody typed, without spaces and hyphens, or null when it cannot be a code. */
export function typedCode(text: string): string | null {
  const code = text.replaceAll(/[\s-]/gu, '');
  return /^\d{8}$/u.test(code) ? code : null;
}

/**
 * Whoever has only this cannot use it: without the token of the link no code is tried, and the link is shut after a few.
 *
 * @param link its id, so that the same code of two links looks different
 */
export const codeHash = (link: string, code: string): Buffer => hashOf(`${link}:${code}`);
