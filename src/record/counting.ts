/** Entries that count, as the projections of a subject read them. */
import type { EffectiveEntry } from '../rulebook/entry.ts';
import type { StoredEntry } from './entry-row.ts';

export type Counting = EffectiveEntry & {
  readonly recordedBy: string | null;
  /** It tells where the child is, and that is for named people only. */
  readonly isProtected: boolean;
};

export const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
export const texts = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];

/** Finds every version of an entry, its withdrawal among them, from the id of any of them. Looks through all when first asked. */
export function versionsOf(entries: readonly StoredEntry[]): (entry: string) => readonly string[] {
  let chains: ReadonlyMap<string, readonly string[]> | undefined;
  return (entry) => {
    chains ??= chainsOf(entries);
    return chains.get(entry) ?? [];
  };
}

function chainsOf(entries: readonly StoredEntry[]): ReadonlyMap<string, readonly string[]> {
  const chains = new Map<string, string[]>();
  for (const { id, corrects } of entries) {
    const chain = (corrects === null ? undefined : chains.get(corrects)) ?? [];
    chain.push(id);
    chains.set(id, chain);
  }
  return chains;
}
