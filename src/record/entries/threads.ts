/**
 * Entries as people read them: what counts now, with what stood there before, who took it back, and what was said against it.
 * Pure.
 */
import { disputedBy } from '../../kinds/disputes.ts';
import type { StoredEntry } from '../entry-row.ts';

export type Version<Entry extends StoredEntry = StoredEntry> = {
  readonly entry: Entry;
  /** The entry that took it back. */
  readonly withdrawal: Entry | null;
};

export type Thread<Entry extends StoredEntry = StoredEntry> = {
  /** The newest version that was not withdrawn; the newest of all, when all were. */
  readonly now: Version<Entry>;
  /** Newest first. */
  readonly earlier: readonly Version<Entry>[];
  /** Oldest first. */
  readonly disputes: readonly Version<Entry>[];
};

const withdrawalKind = 'entry.withdrawn';

/** By the entry that was withdrawn: the withdrawal that stands. */
function withdrawals<Entry extends StoredEntry>(entries: readonly Entry[]): ReadonlyMap<string, Entry> {
  const standing = new Map<string, Entry>();
  const undone = new Set<string>();
  for (const entry of entries.toReversed()) {
    if (entry.kind !== withdrawalKind || entry.corrects === null || undone.has(entry.id)) continue;
    undone.add(entry.corrects);
    standing.set(entry.corrects, entry);
  }
  return standing;
}

/**
 * @param known what the viewer may see, in order of sequence. A correction of what they may not see begins a thread of its
 * own, and so does a statement against it; a withdrawal of it is left out.
 */
export function threadsOf<Entry extends StoredEntry>(known: readonly Entry[]): readonly Thread<Entry>[] {
  const withdrawn = withdrawals(known);
  const rootOf = new Map<string, string>();
  const chains = new Map<string, Entry[]>();
  const ids = new Set(known.map(({ id }) => id));
  const disputes = new Map<string, Entry[]>();
  for (const entry of known) {
    // What corrects a withdrawal stands where the withdrawn entry stands
    if (entry.kind === withdrawalKind) {
      if (entry.corrects !== null) rootOf.set(entry.id, rootOf.get(entry.corrects) ?? entry.corrects);
      continue;
    }
    const root = (entry.corrects === null ? undefined : rootOf.get(entry.corrects)) ?? entry.id;
    rootOf.set(entry.id, root);
    chains.set(root, [...(chains.get(root) ?? []), entry]);
    const disputed = disputedBy(entry.kind, entry.data);
    if (root === entry.id && disputed !== null && ids.has(disputed))
      disputes.set(disputed, [...(disputes.get(disputed) ?? []), entry]);
  }
  const nested = new Set([...disputes.values()].flat().map(({ id }) => id));
  const threadOf = (root: string, chain: readonly Entry[]): Thread<Entry> => {
    const ofRoot = withdrawn.get(root) ?? null;
    const versions = chain.map((entry): Version<Entry> => ({ entry, withdrawal: withdrawn.get(entry.id) ?? ofRoot }));
    const now = versions.findLast(({ withdrawal }) => withdrawal === null) ?? versions.at(-1);
    if (now === undefined) throw new RangeError('A chain has at least one version');
    const against = chain.flatMap(({ id }) => disputes.get(id) ?? []).toSorted((a, b) => a.seq - b.seq);
    return {
      now,
      earlier: versions.filter((version) => version !== now).toReversed(),
      disputes: against.map((entry) => threadOf(entry.id, chains.get(entry.id) ?? [entry]).now),
    };
  };
  return [...chains].filter(([root]) => !nested.has(root)).map(([root, chain]) => threadOf(root, chain));
}

/** Every entry of a thread, statements against it among them. */
export const entriesOf = <Entry extends StoredEntry>({ now, earlier, disputes }: Thread<Entry>): readonly Entry[] =>
  [now, ...earlier, ...disputes].map(({ entry }) => entry);

/** As the entries were known at the end of a day: what was recorded later is left out, corrections among it. */
export const knownAt = <Entry extends StoredEntry>(
  entries: readonly Entry[],
  end: Temporal.Instant,
): readonly Entry[] => entries.filter(({ recordedAt }) => Temporal.Instant.compare(recordedAt, end) < 0);
