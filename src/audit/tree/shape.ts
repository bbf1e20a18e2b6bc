/**
 * The shape of the tree over a number of leaves: which subtrees it is made of. Numbers stay exact up to 2^53, beyond what 32 bits
 * hold, so they are divided and not shifted.
 */

/** A complete subtree: `index` counts those of the same level from the left; level 0 is the leaves. */
export type Node = { readonly level: number; readonly index: number };

/** The largest power of two that is smaller than the number, which is 2 or more. */
export function splitOf(leaves: number): number {
  let power = 1;
  while (power * 2 < leaves) power *= 2;
  return power;
}

const isPowerOfTwo = (number: number): boolean => Number.isInteger(Math.log2(number));

/**
 * The complete subtrees that cover the leaves from `start` up to and without `end`, from the left. `start` has to be where RFC
 * 9162 splits a tree: a multiple of the largest power of two that fits between it and `end`.
 */
export function coverOf(start: number, end: number): readonly Node[] {
  const count = end - start;
  if (count === 0) return [];
  if (isPowerOfTwo(count)) return [{ level: Math.log2(count), index: start / count }];
  const split = splitOf(count);
  return [...coverOf(start, start + split), ...coverOf(start + split, end)];
}
