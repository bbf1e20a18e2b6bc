/** Unique pupil numbers: 13 characters, a check letter, the authority, the school, the year and a serial number. */
import { isKnownAuthority } from './authority-codes.ts';
import { type Parsed, withoutSpaces } from './parsed.ts';

export type Upn = string & { readonly __brand: 'Upn' };

type UpnFacts = {
  /** Given by a school until the permanent number is known; its last character is a letter. */
  readonly temporary: boolean;
  readonly authority: string;
};

type UpnFailure =
  | { readonly reason: 'empty' | 'length' | 'characters' }
  | { readonly reason: 'check-letter'; readonly expected: string }
  /** The check letter is right, so the number may be used once a person has looked at it. */
  | { readonly reason: 'authority'; readonly value: Upn; readonly temporary: boolean; readonly authority: string };

export type ParsedUpn = Parsed<Upn, UpnFacts, UpnFailure>;

/** I, O and S are left out because they are misread as digits. */
const letters = 'ABCDEFGHJKLMNPQRTUVWXYZ';
const shape = /^[A-HJ-NP-RT-Z]\d{11}[\dA-HJ-NP-RT-Z]$/;

/**
 * The check letter for characters 2 to 13: each times its position, summed, modulo 23.
 *
 * Two suppliers' help pages work P207000016049 to the letter Q through a slip in the sum (267 for 266).
 *
 * @param rest twelve characters: eleven digits, then a digit or the letter of a temporary number
 */
export function upnCheckLetter(rest: string): string {
  let sum = 0;
  for (let index = 0; index < 12; index += 1) {
    const code = rest.charCodeAt(index);
    const value = code <= 0x39 ? code - 0x30 : letters.indexOf(rest[index] ?? '');
    sum += value * (index + 2);
  }
  return letters.charAt(sum % 23);
}

/**
 * Reads a unique pupil number, in any case and with spaces.
 *
 * @example
 * parseUpn('p2070 0001 6049'); // { ok: true, value: 'P207000016049', temporary: false, authority: '207' }
 */
export function parseUpn(text: string): ParsedUpn {
  const upn = withoutSpaces(text);
  if (upn === '') return { ok: false, reason: 'empty', says: 'There is no unique pupil number.' };
  if (upn.length !== 13) {
    return {
      ok: false,
      reason: 'length',
      says: `A unique pupil number has 13 characters; this one has ${upn.length}.`,
    };
  }
  if (!shape.test(upn)) {
    return {
      ok: false,
      reason: 'characters',
      says: 'A unique pupil number is a letter and 12 digits; in a temporary one the last is a letter. I, O and S are not used.',
    };
  }
  const rest = upn.slice(1);
  const expected = upnCheckLetter(rest);
  if (upn[0] !== expected) {
    return {
      ok: false,
      reason: 'check-letter',
      expected,
      says: `The first letter does not fit the rest of the number. If the rest is right, it should be ${expected}.`,
    };
  }
  const value = upn as Upn;
  const authority = rest.slice(0, 3);
  const temporary = rest.charCodeAt(11) > 0x39;
  if (!isKnownAuthority(authority)) {
    return {
      ok: false,
      reason: 'authority',
      value,
      temporary,
      authority,
      says: `Characters 2 to 4 (${authority}) are not a local authority that we know.`,
    };
  }
  return { ok: true, value, temporary, authority };
}

/** True for a number that a school made up until the permanent one is known. */
export const isTemporaryUpn = (upn: Upn): boolean => upn.charCodeAt(12) > 0x39;
