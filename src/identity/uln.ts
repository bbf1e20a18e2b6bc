/** Unique learner numbers. Most are given at 14, so a child at primary school seldom has one. */
import { type Parsed, withoutSpaces } from './parsed.ts';

export type Uln = string & { readonly __brand: 'Uln' };
export type ParsedUln = Parsed<Uln, Record<never, never>, { readonly reason: 'empty' | 'format' | 'check-digit' }>;

/**
 * Reads a unique learner number: ten digits, the first not zero; the digits times 10, 9, ... 1 add up to 10 modulo 11.
 * Source: HESA, student record C17051, field ULN.
 */
export function parseUln(text: string): ParsedUln {
  const uln = withoutSpaces(text);
  if (uln === '') return { ok: false, reason: 'empty', says: 'There is no unique learner number.' };
  if (!/^[1-9]\d{9}$/.test(uln)) {
    return {
      ok: false,
      reason: 'format',
      says: 'A unique learner number has 10 digits and does not begin with zero.',
    };
  }
  let sum = 0;
  for (let index = 0; index < 10; index += 1) sum += (uln.charCodeAt(index) - 0x30) * (10 - index);
  if (sum % 11 !== 10) {
    return {
      ok: false,
      reason: 'check-digit',
      says: 'The last digit does not fit the rest of the number, so one of its digits is wrong.',
    };
  }
  return { ok: true, value: uln as Uln };
}
