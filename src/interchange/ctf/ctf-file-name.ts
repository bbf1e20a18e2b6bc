/**
 * What the name of a transfer file says: `8302999_CTF_8304999_001.xml` is the first from 830/2999 to 830/4999. Vendors
 * and people rename files, so a name is never a reason to refuse one; a name that contradicts the header is worth a look.
 */
export type NamedSchool =
  | { readonly kind: 'school'; readonly number: string }
  /** `LLLL` for the school: the local authority itself. */
  | { readonly kind: 'authority'; readonly authority: string }
  /** `XXXXXXX`: nobody knows where the pupil goes. */
  | { readonly kind: 'unknown' }
  /** `MMMMMMM`: abroad, or an independent school. */
  | { readonly kind: 'outside' };

export type CtfFileName =
  | { readonly usual: true; readonly from: NamedSchool; readonly to: NamedSchool; readonly sequence: number }
  | { readonly usual: false; readonly why: string };

const shape = /^([0-9A-Z]{3})([0-9A-Z]{4})_CTF_([0-9A-Z]{3})([0-9A-Z]{4})_(\d{3})\.XML$/u;

function namedSchool(authority: string, establishment: string): NamedSchool | undefined {
  const number = authority + establishment;
  if (number === 'XXXXXXX') return { kind: 'unknown' };
  if (number === 'MMMMMMM') return { kind: 'outside' };
  if (!/^\d{3}$/u.test(authority)) return undefined;
  if (establishment === 'LLLL') return { kind: 'authority', authority };
  return /^\d{4}$/u.test(establishment) ? { kind: 'school', number } : undefined;
}

const placeIn = (school: NamedSchool): string => {
  switch (school.kind) {
    case 'school':
      return school.number;
    case 'authority':
      return `${school.authority}LLLL`;
    case 'unknown':
      return 'XXXXXXX';
    case 'outside':
      return 'MMMMMMM';
  }
};

/** @param sequence from 1 to 999: which file it is from the one to the other */
export const ctfFileName = (from: NamedSchool, to: NamedSchool, sequence: number): string =>
  `${placeIn(from)}_CTF_${placeIn(to)}_${String(sequence).padStart(3, '0')}.xml`;

/** @param name with or without the folders before it */
export function parseCtfFileName(name: string): CtfFileName {
  const base = name.split(/[/\\]/u).at(-1) ?? '';
  const match = shape.exec(base.trim().toUpperCase());
  if (match === null) {
    return { usual: false, why: 'it should look like 8302999_CTF_8304999_001.xml' };
  }
  const [, fromAuthority = '', fromSchool = '', toAuthority = '', toSchool = '', sequence = ''] = match;
  const from = namedSchool(fromAuthority, fromSchool);
  const to = namedSchool(toAuthority, toSchool);
  if (from === undefined) return { usual: false, why: 'its first seven characters are not the number of a school' };
  if (to === undefined) return { usual: false, why: 'the number of the receiving school is not one' };
  return { usual: true, from, to, sequence: Number(sequence) };
}
