/** Entries that were covered just now, because they tell where a child is and that was protected. */
import type { StoredEntry } from './entry-row.ts';
import type { Projection } from './project.ts';

/**
 * Marks them among the entries that are derived from, so that what is derived is covered with them. Returns the subjects of
 * which everything has to be derived again: their old duties rest on entries that were open.
 */
export function coverNow(
  entriesOf: Map<string, StoredEntry[]>,
  projected: readonly { readonly subject: string; readonly projection: Pick<Projection, 'covered'> }[],
): ReadonlySet<string> {
  const changed = new Set<string>();
  for (const { subject, projection } of projected) {
    if (projection.covered.length === 0) continue;
    const covered = new Set(projection.covered);
    const entries = entriesOf.get(subject) ?? [];
    if (entries.some(({ id, covered: already }) => covered.has(id) && already !== true)) changed.add(subject);
    entriesOf.set(
      subject,
      entries.map((entry) => (covered.has(entry.id) ? { ...entry, covered: true } : entry)),
    );
  }
  return changed;
}
