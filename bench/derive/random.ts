/** The same numbers in every run: mulberry32, small and the same everywhere. */
export type Random = {
  /** A whole number from 0 up to, and without, the limit. */
  readonly below: (limit: number) => number;
  readonly pick: <const Value>(values: readonly [Value, ...(readonly Value[])]) => Value;
  readonly isIn100: (share: number) => boolean;
};

export function randomFrom(seed: number): Random {
  let state = seed;
  const below = (limit: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
  return {
    below,
    pick: (values) => values[below(values.length)] ?? values[0],
    isIn100: (share) => below(1_000) < share * 10,
  };
}
