/** Entries as the engine reads them, and which of them count. */
import type { Compartment, Viewer } from '../kinds/vocabulary.ts';
import type { Milliseconds } from './calendar/days.ts';

export type RuleEntry = {
  readonly id: string;
  /** Order in which the subject's entries were recorded. */
  readonly seq: number;
  readonly kind: string;
  readonly happened: Milliseconds;
  readonly recorded: Milliseconds;
  readonly compartment: Compartment;
  /** Who alone may see it, or null for everyone whose involvement reaches the compartment. */
  readonly audience: readonly Viewer[] | null;
  readonly data: Readonly<Record<string, unknown>>;
  /** The entry that this one corrects or withdraws. */
  readonly corrects: string | null;
};

/** An entry that counts: the newest version of its chain. `root` is the first entry of the chain and names instances. */
export type EffectiveEntry = RuleEntry & { readonly root: string; readonly rootRecorded: Milliseconds };

const withdrawal = 'entry.withdrawn';

/** Ids of entries that were withdrawn, where a withdrawal may itself have been withdrawn. */
function withdrawnIds(entries: readonly RuleEntry[]): ReadonlySet<string> {
  const withdrawn = new Set<string>();
  for (const entry of entries.toReversed()) {
    if (entry.kind === withdrawal && entry.corrects !== null && !withdrawn.has(entry.id)) withdrawn.add(entry.corrects);
  }
  return withdrawn;
}

/**
 * The entries that count among those known: for each chain of corrections its newest version that was not withdrawn;
 * nothing for a chain whose first entry was withdrawn. Withdrawals themselves never count. In the order in which the
 * chains began.
 *
 * @param entries of one subject, in order of sequence, already cut at the time of asking
 */
export function effectiveEntries(entries: readonly RuleEntry[]): readonly EffectiveEntry[] {
  if (!entries.some((entry) => entry.corrects !== null)) {
    return entries.map((entry) => ({ ...entry, root: entry.id, rootRecorded: entry.recorded }));
  }
  const withdrawn = withdrawnIds(entries);
  const rootOf = new Map<string, string>();
  const newest = new Map<string, EffectiveEntry>();
  for (const entry of entries) {
    const root = entry.corrects === null ? entry.id : (rootOf.get(entry.corrects) ?? entry.id);
    rootOf.set(entry.id, root);
    if (entry.kind === withdrawal || withdrawn.has(entry.id) || (withdrawn.has(root) && root !== entry.id)) continue;
    newest.set(root, { ...entry, root, rootRecorded: newest.get(root)?.rootRecorded ?? entry.recorded });
  }
  return [...newest.values()];
}
