/**
 * Numbers about children in which nobody can be recognised. Each is rounded to a multiple of five and small ones, none among
 * them, are all the same, so that what one table leaves out cannot be worked out from another, from a total or from a filter.
 * Published national figures about children are rounded in the same way.
 */

export const roundedTo = 5;

/** Null for fewer than five, none among them. */
export type Rounded = number | null;

export const rounded = (count: number): Rounded =>
  count < roundedTo ? null : Math.round(count / roundedTo) * roundedTo;

/** What somebody who reads a rounded number knows of the true one. */
const readBack = (shown: Rounded): { readonly low: number; readonly high: number } =>
  shown === null ? { low: 0, high: roundedTo - 1 } : { low: Math.max(roundedTo, shown - 2), high: shown + 2 };

/**
 * A total beside its parts. Not shown where it would tell one of the small parts: that two parts below five are about ten
 * together says that each is four.
 */
export type Total = Rounded | 'not-shown';

export function totalBeside(...partings: readonly (readonly number[])[]): Total {
  const [first = []] = partings;
  const total = rounded(first.reduce((sum, count) => sum + count, 0));
  const known = readBack(total);
  const tells = partings.some((parts) => {
    const read = parts.map((count) => readBack(rounded(count)));
    const [lowest, highest] = [
      read.reduce((sum, { low }) => sum + low, 0),
      read.reduce((sum, { high }) => sum + high, 0),
    ];
    return read.some(({ low, high }, index) => {
      const isSmall = rounded(parts[index] ?? 0) === null;
      return isSmall && Math.max(low, known.low - (highest - high)) >= Math.min(high, known.high - (lowest - low));
    });
  });
  return tells ? 'not-shown' : total;
}

export const roundedWords = (count: Total): string => {
  if (count === 'not-shown') return 'Not shown';
  return count === null ? 'Fewer than 5' : `About ${count}`;
};

/** In a file: `<5`, or the number. */
export const roundedCell = (count: Total): string | number => {
  if (count === 'not-shown') return '';
  return count === null ? '<5' : count;
};

/** Of whom at least so many have to be known before a share is said. */
export const fewestForShare = 20;

/** A share in tenths, from numbers that are rounded already; null where too few are known. */
export const tenths = (part: Rounded, of: Total): number | null =>
  of === null || of === 'not-shown' || of < fewestForShare ? null : Math.min(10, Math.round(((part ?? 0) / of) * 10));

export const tenthsWords = (share: number | null): string => {
  if (share === null) return '';
  return share === 0 ? 'Fewer than 1 in 10' : `About ${share} in 10`;
};
