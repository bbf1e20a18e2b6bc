/** The two numbers of a school: the DfE number (LAESTAB), which may outlive a change of kind, and the URN, which does not. */
import { isKnownAuthority } from './authority-codes.ts';
import { type Parsed, withoutSpaces } from './parsed.ts';

/** Authority and establishment in seven digits: `8304999`. */
export type DfeNumber = string & { readonly __brand: 'DfeNumber' };
/** Unique reference number in the national register: six digits. */
export type Urn = string & { readonly __brand: 'Urn' };

type DfeNumberFacts = {
  readonly authority: string;
  readonly establishment: string;
  /** False asks for a look, no more: authorities come and go. */
  readonly authorityIsKnown: boolean;
};
type Failure = { readonly reason: 'empty' | 'format' };
export type ParsedDfeNumber = Parsed<DfeNumber, DfeNumberFacts, Failure>;
export type ParsedUrn = Parsed<Urn, Record<never, never>, Failure>;

/**
 * Reads a DfE number written as `830/4999`, `830 4999`, `830-4999` or `8304999`.
 */
export function parseDfeNumber(text: string): ParsedDfeNumber {
  const compact = withoutSpaces(text);
  if (compact === '') return { ok: false, reason: 'empty', says: 'There is no DfE number.' };
  const match = /^(\d{3})[/\-\u2010-\u2015]?(\d{4})$/u.exec(compact);
  const [, authority, establishment] = match ?? [];
  if (authority === undefined || establishment === undefined) {
    return {
      ok: false,
      reason: 'format',
      says: 'A DfE number has 7 digits: 3 for the local authority and 4 for the school, such as 830/4999.',
    };
  }
  return {
    ok: true,
    value: `${authority}${establishment}` as DfeNumber,
    authority,
    establishment,
    authorityIsKnown: isKnownAuthority(authority),
  };
}

/** As schools write it: `830/4999`. */
export const slashedDfeNumber = (number: DfeNumber): string => `${number.slice(0, 3)}/${number.slice(3)}`;

/** Reads a URN: six digits, the first not zero. */
export function parseUrn(text: string): ParsedUrn {
  const compact = withoutSpaces(text);
  if (compact === '') return { ok: false, reason: 'empty', says: 'There is no URN.' };
  if (!/^[1-9]\d{5}$/u.test(compact)) {
    return { ok: false, reason: 'format', says: 'A URN has 6 digits and does not begin with zero.' };
  }
  return { ok: true, value: compact as Urn };
}
