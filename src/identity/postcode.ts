/** Postcodes. One that does not look right is a reason to look at it, never a reason to refuse anything. */
import { type Parsed, withoutSpaces } from './parsed.ts';

/** With one space before the last three characters: `DE1 1AA`. */
export type Postcode = string & { readonly __brand: 'Postcode' };

type PostcodeFacts = {
  /** The part before the space, as much as is needed to say roughly where. */
  readonly outcode: string;
  /** `pseudo` is ZZ99, which the NHS writes for no fixed abode and for places abroad; `forces` is a BFPO address. */
  readonly kind: 'ordinary' | 'forces' | 'pseudo';
};
type PostcodeFailure = {
  readonly reason: 'empty' | 'format';
  readonly severity: 'warning';
  /** As written, without spaces at its ends, so that nothing is lost. */
  readonly written: string;
};
export type ParsedPostcode = Parsed<Postcode, PostcodeFacts, PostcodeFailure>;

/** BS 7666 schema of the Cabinet Office, with P added as a third character (N1P, in use). GIR 0AA is historic. */
const area = '[A-PR-UWYZ]';
const outward = `(?:${area}\\d{1,2}|${area}\\d[A-HJKPS-UW]|${area}[A-HK-Y]\\d{1,2}|${area}[A-HK-Y]\\d[ABEHMNPRV-Y])`;
const ordinary = new RegExp(`^(${outward}|GIR)(\\d[ABD-HJLNP-UW-Z]{2})$`, 'u');
const pseudo = /^(ZZ99)(\d[A-Z]{2})$/u;
const forces = /^BFPO(?:C\/O)?(\d{1,4})$/u;

const forcesArea = /^BF\d/u;

/**
 * Reads a postcode in any case and with spaces anywhere.
 *
 * @example
 * parsePostcode('de11aa'); // { ok: true, value: 'DE1 1AA', outcode: 'DE1', kind: 'ordinary' }
 */
export function parsePostcode(text: string): ParsedPostcode {
  const compact = withoutSpaces(text);
  const written = text.trim();
  if (compact === '') {
    return { ok: false, reason: 'empty', severity: 'warning', written, says: 'There is no postcode.' };
  }
  const placeless = pseudo.exec(compact);
  if (placeless !== null)
    return { ok: true, value: `ZZ99 ${placeless[2]}` as Postcode, outcode: 'ZZ99', kind: 'pseudo' };
  const post = forces.exec(compact);
  if (post !== null) return { ok: true, value: `BFPO ${Number(post[1])}` as Postcode, outcode: 'BFPO', kind: 'forces' };
  const match = ordinary.exec(compact);
  if (match === null) {
    return {
      ok: false,
      reason: 'format',
      severity: 'warning',
      written,
      says: 'This does not look like a postcode. It is kept as it was written.',
    };
  }
  const outcode = match[1] ?? '';
  return {
    ok: true,
    value: `${outcode} ${match[2]}` as Postcode,
    outcode,
    kind: forcesArea.test(outcode) ? 'forces' : 'ordinary',
  };
}
