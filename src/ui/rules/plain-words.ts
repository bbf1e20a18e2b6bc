/** Codes and names of fields as people would say them. */

/** Fields whose names alone would not be understood. */
const knownFields: Readonly<Record<string, string>> = {
  'to.type': 'where the child goes',
  'from.type': 'where the child was',
  leavesOn: 'last day at the old school',
  startsOn: 'first day at the new school',
  organisation: 'organisation',
};

/** "phase-transfer" becomes "phase transfer", "referredBy" becomes "referred by". */
export const codeWords = (code: string): string =>
  code
    .replaceAll(/([a-z])([A-Z])/gu, '$1 $2')
    .replaceAll(/[-_.]/gu, ' ')
    .toLowerCase();

export const fieldWords = (path: string): string => knownFields[path] ?? codeWords(path);

const either = new Intl.ListFormat('en-GB', { type: 'disjunction' });
const both = new Intl.ListFormat('en-GB', { type: 'conjunction' });

export const orWords = (parts: readonly string[]): string => either.format(parts);
export const andWords = (parts: readonly string[]): string => both.format(parts);

export const startsLarge = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
