/** Takes words out of a text so that nothing of them is left, and says where they were. Pure. */
import type { Cut } from './passage-decision.ts';

/** Words that stay, or the place of some that were taken out. */
export type Segment = { readonly text: string } | { readonly removed: true };

/** Every place of the words, overlapping ones too. */
function placesOf(text: string, words: string): readonly Cut[] {
  const found: Cut[] = [];
  for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + 1)) found.push([at, at + words.length]);
  return found;
}

/** In order, with those that touch or overlap as one. */
export function mergedCuts(cuts: readonly Cut[]): readonly Cut[] {
  const merged: Cut[] = [];
  for (const [from, to] of cuts.toSorted((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last !== undefined && from <= last[1]) merged[merged.length - 1] = [last[0], Math.max(last[1], to)];
    else merged.push([from, to]);
  }
  return merged;
}

export type FoundCuts = { readonly cuts: readonly Cut[]; readonly missing: readonly string[] };

/** @param words each taken out wherever it stands, exactly as written */
export function findCuts(text: string, words: readonly string[]): FoundCuts {
  const places = words.filter((each) => each !== '').map((each) => ({ each, found: placesOf(text, each) }));
  return {
    cuts: mergedCuts(places.flatMap(({ found }) => found)),
    missing: places.flatMap(({ each, found }) => (found.length === 0 ? [each] : [])),
  };
}

/** What was cut, for whoever looks at the decision again. */
export const cutWords = (text: string, cuts: readonly Cut[]): readonly string[] => [
  ...new Set(mergedCuts(cuts).map(([from, to]) => text.slice(from, to))),
];

/** The text without the cuts, and where they were. */
export function cutText(text: string, cuts: readonly Cut[]): readonly Segment[] {
  const segments: Segment[] = [];
  let at = 0;
  for (const [from, to] of mergedCuts(cuts)) {
    if (from > at) segments.push({ text: text.slice(at, from) });
    segments.push({ removed: true });
    at = Math.max(at, to);
  }
  if (at < text.length) segments.push({ text: text.slice(at) });
  return segments;
}
