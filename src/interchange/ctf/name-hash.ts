/** Two 30-bit hashes of a text: small integers, which a Map finds fastest, and together enough for any file. */
export type NameHash = { readonly first: number; readonly second: number };

/** cyrb53, its two halves kept apart. */
export function nameHash(text: string): NameHash {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    high = Math.imul(high ^ code, 2_654_435_761);
    low = Math.imul(low ^ code, 1_597_334_677);
  }
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
  return { first: high & 0x3fffffff, second: low & 0x3fffffff };
}
