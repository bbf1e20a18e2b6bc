/** NHS numbers: ten digits, the last a check digit. */
import { type Parsed, withoutSpaces } from './parsed.ts';

export type NhsNumber = string & { readonly __brand: 'NhsNumber' };

type NhsNumberFacts = {
  /** Begins with 999: set aside for tests and never given to a person. */
  readonly forTests: boolean;
};
type NhsNumberFailure = { readonly reason: 'empty' | 'format' | 'placeholder' | 'check-digit' };
export type ParsedNhsNumber = Parsed<NhsNumber, NhsNumberFacts, NhsNumberFailure>;

/**
 * Reads an NHS number, written with or without spaces or hyphens: nine digits times 10 to 2 are summed, the check digit
 * is 11 less the remainder by 11, where 11 counts as 0 and 10 is never given out.
 *
 * Ten equal digits pass that sum and are what people type when they do not know the number, so they are refused.
 */
export function parseNhsNumber(text: string): ParsedNhsNumber {
  const number = withoutSpaces(text).replace(/[-\u2010-\u2015]/gu, '');
  if (number === '') return { ok: false, reason: 'empty', says: 'There is no NHS number.' };
  if (!/^\d{10}$/.test(number)) return { ok: false, reason: 'format', says: 'An NHS number has 10 digits.' };
  if (/^(\d)\1{9}$/.test(number)) {
    return { ok: false, reason: 'placeholder', says: 'This is a placeholder, not the NHS number of a person.' };
  }
  let sum = 0;
  for (let index = 0; index < 9; index += 1) sum += (number.charCodeAt(index) - 0x30) * (10 - index);
  const check = (11 - (sum % 11)) % 11;
  if (check !== number.charCodeAt(9) - 0x30) {
    return {
      ok: false,
      reason: 'check-digit',
      says: 'The last digit does not fit the rest of the number, so one of its digits is wrong.',
    };
  }
  return { ok: true, value: number as NhsNumber, forTests: number.startsWith('999') };
}

/** As people read it aloud: `943 476 5870`. */
export const spacedNhsNumber = (number: NhsNumber): string =>
  `${number.slice(0, 3)} ${number.slice(3, 6)} ${number.slice(6)}`;
