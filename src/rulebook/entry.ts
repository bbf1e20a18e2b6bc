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
  /** For which it was recorded, or null when that is not known. */
  readonly organisation: string | null;
  /** Who alone may see it, or null for everyone whose involvement reaches the compartment. */
  readonly audience: readonly Viewer[] | null;
  readonly data: Readonly<Record<string, unknown>>;
  /** The entry that this one corrects or withdraws. */
  readonly corrects: string | null;
};

/**
 * An entry that was not withdrawn. `root` is the first entry of its chain of corrections and names instances; `place` is the
 * root's sequence, which a correction keeps among what happened at the same moment.
 */
export type EffectiveEntry = RuleEntry & {
  readonly root: string;
  readonly place: number;
  /** Of a trigger that starts several instances, what this one is about, for example one person. */
  readonly part?: string;
};

const withdrawal = 'entry.withdrawn';

/** Ids of entries that were withdrawn, where a withdrawal may itself have been withdrawn. */
function withdrawnIds(entries: readonly RuleEntry[]): ReadonlySet<string> {
  const withdrawn = new Set<string>();
  for (const entry of entries.toReversed()) {
    if (entry.kind === withdrawal && entry.corrects !== null && !withdrawn.has(entry.id)) withdrawn.add(entry.corrects);
  }
  return withdrawn;
}

/** Written out, because this is done for every entry of every child, and copying whatever there is takes far longer. */
const effective = (entry: RuleEntry, root: RuleEntry): EffectiveEntry => ({
  id: entry.id,
  seq: entry.seq,
  kind: entry.kind,
  happened: entry.happened,
  recorded: entry.recorded,
  compartment: entry.compartment,
  organisation: entry.organisation,
  audience: entry.audience,
  data: entry.data,
  corrects: entry.corrects,
  root: root.id,
  place: root.seq,
});

/**
 * Every version of every entry that was not withdrawn, nor the first entry of its chain. Withdrawals themselves never
 * count. A correction of an entry that is not among those known begins a chain of its own.
 *
 * @param entries of one subject, in order of sequence, already cut at the time of asking
 */
export function standingVersions(entries: readonly RuleEntry[]): readonly EffectiveEntry[] {
  if (!entries.some((entry) => entry.corrects !== null || entry.kind === withdrawal)) {
    return entries.map((entry) => effective(entry, entry));
  }
  const withdrawn = withdrawnIds(entries);
  const rootOf = new Map<string, RuleEntry>();
  const standing: EffectiveEntry[] = [];
  for (const entry of entries) {
    const root = (entry.corrects === null ? undefined : rootOf.get(entry.corrects)) ?? entry;
    rootOf.set(entry.id, root);
    if (entry.kind === withdrawal || withdrawn.has(entry.id) || withdrawn.has(root.id)) continue;
    standing.push(effective(entry, root));
  }
  return standing;
}

/** Of each chain its newest version, in the order in which the chains began. */
export const newestVersions = (versions: readonly EffectiveEntry[]): readonly EffectiveEntry[] =>
  versions.every(({ id, root }) => id === root)
    ? versions
    : [...new Map(versions.map((version) => [version.root, version])).values()];

/** The entries that count among those known: of each chain of corrections its newest version that was not withdrawn. */
export const effectiveEntries = (entries: readonly RuleEntry[]): readonly EffectiveEntry[] =>
  newestVersions(standingVersions(entries));
