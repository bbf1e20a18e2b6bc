/** Codes on paper, each for one use, for somebody whose app is out of reach: 125 bits, so that a plain hash protects them. */
import { randomInt } from 'node:crypto';
import { hashOf } from './random-token.ts';

const howMany = 8;
/** Crockford's base32: no I, L, O or U, which are read and typed wrongly. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const [groups, groupLength] = [5, 5];

const group = (): string => Array.from({ length: groupLength }, () => alphabet[randomInt(alphabet.length)]).join('');

/** For example "7K3QF-9D2MX-0AB4C-HJ5NP-W8XYZ". */
export const newRecoveryCodes = (): readonly string[] =>
  Array.from({ length: howMany }, () => Array.from({ length: groups }, group).join('-'));

/** The hash of a code as somebody typed it, or undefined when it cannot be one. */
export function recoveryCodeHash(typed: string): Buffer | undefined {
  const code = typed.toUpperCase().replaceAll(/[\s-]/gu, '').replaceAll('O', '0').replaceAll(/[IL]/gu, '1');
  const isOne = new RegExp(`^[${alphabet}]{${groups * groupLength}}$`, 'u').test(code);
  return isOne ? hashOf(code) : undefined;
}
