/** Chance that is the same on every machine: a small generator, and a stream of its own for everything that is decided. */

export type Random = {
  /** A whole number from 0 to one less than `limit`. */
  readonly below: (limit: number) => number;
  /** A whole number from `low` to `high`, both included. */
  readonly between: (low: number, high: number) => number;
  readonly chance: (probability: number) => boolean;
  readonly pick: <Item>(list: readonly Item[]) => Item;
  /** Picks in proportion to the weights. */
  readonly weighted: <Item>(choices: readonly (readonly [Item, number])[]) => Item;
};

const seed = 'throughline demo 1';

/** Fowler-Noll-Vo with the last step of MurmurHash3, 32 bits: turns the name of a stream into its seed. */
function hash(text: string): number {
  let value = 0x81_1c_9d_c5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01_00_01_93);
  }
  value = Math.imul(value ^ (value >>> 16), 0x85_eb_ca_6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2_b2_ae_35);
  return (value ^ (value >>> 16)) >>> 0;
}

/**
 * @param labels what is decided, for example the child and "names". Other streams do not change when one is added.
 */
export function randomFor(...labels: readonly (string | number)[]): Random {
  let state = hash([seed, ...labels].join('/'));
  // Mulberry32.
  const next = (): number => {
    state = (state + 0x6d_2b_79_f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_00_00_00_00;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    below,
    between: (low, high) => low + below(high - low + 1),
    chance: (probability) => next() < probability,
    pick: <Item>(list: readonly Item[]) => list[below(list.length)] as Item,
    weighted: <Item>(choices: readonly (readonly [Item, number])[]) => {
      let left = next() * choices.reduce((sum, [, weight]) => sum + weight, 0);
      const chosen = choices.find(([, weight]) => (left -= weight) < 0) ?? choices.at(-1);
      return chosen?.[0] as Item;
    },
  };
}
