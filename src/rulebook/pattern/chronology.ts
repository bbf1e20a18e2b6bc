/** One subject's entries that count, indexed by kind for the rules that listen to them. */
import { type EffectiveEntry, effectiveEntries, type RuleEntry } from '../entry.ts';

export type Chronology = {
  /** In the order in which things happened, then were recorded. */
  readonly ofKind: (kind: string) => readonly EffectiveEntry[];
};

const none: readonly EffectiveEntry[] = [];

/** @param known entries in order of sequence, already cut at the time of asking */
export function chronologyOf(known: readonly RuleEntry[]): Chronology {
  const byKind = new Map<string, EffectiveEntry[]>();
  for (const entry of effectiveEntries(known)) {
    const list = byKind.get(entry.kind);
    if (list === undefined) byKind.set(entry.kind, [entry]);
    else list.push(entry);
  }
  for (const list of byKind.values()) list.sort((a, b) => a.happened - b.happened || a.seq - b.seq);
  return { ofKind: (kind) => byKind.get(kind) ?? none };
}
