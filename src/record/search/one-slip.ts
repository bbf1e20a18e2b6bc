/** Whether two words differ by one slip of the keyboard. */

/** One letter added, left out, mistyped, or swapped with its neighbour. Equal words differ by none. */
export function differByOneSlip(left: string, right: string): boolean {
  const [short, long] = left.length <= right.length ? [left, right] : [right, left];
  if (long.length - short.length > 1 || short === long) return false;
  let start = 0;
  while (start < short.length && short[start] === long[start]) start += 1;
  if (long.length > short.length) return short.slice(start) === long.slice(start + 1);
  if (short.slice(start + 1) === long.slice(start + 1)) return true;
  const swapped = short[start] === long[start + 1] && short[start + 1] === long[start];
  return swapped && short.slice(start + 2) === long.slice(start + 2);
}

/** A slip in a word of two or three letters makes another word. */
const shortest = 4;

export const isNearly = (left: string, right: string): boolean =>
  Math.min(left.length, right.length) >= shortest && differByOneSlip(left, right);
