/** Reading one child's chronology, as far as the viewer may see it. */

import type { OpenChild } from './child.ts';
import type { StoredEntry } from './entry-row.ts';
import { loadEntries } from './store-entries.ts';

export type ChronologyEntry = StoredEntry & {
  /** The entry that took its place, when it was corrected. */
  readonly correctedBy: string | null;
  /** The entry that withdrew it. */
  readonly withdrawnBy: string | null;
};

const withdrawal = 'entry.withdrawn';

function marks(entries: readonly StoredEntry[]): Pick<ReadonlyMap<string, string>, 'get'>[] {
  const corrected = new Map<string, string>();
  const withdrawn = new Map<string, string>();
  for (const entry of entries.toReversed()) {
    if (entry.corrects === null || withdrawn.has(entry.id)) continue;
    (entry.kind === withdrawal ? withdrawn : corrected).set(entry.corrects, entry.id);
  }
  return [corrected, withdrawn];
}

/**
 * Everything of the chronology that the viewer may see, newest first by when it happened. What was corrected or withdrawn
 * stays, marked.
 */
export async function readChronology(child: OpenChild): Promise<readonly ChronologyEntry[]> {
  const { transaction, actor } = child.access;
  const entries = (await loadEntries(transaction, actor.partnership, [child.id])).get(child.id) ?? [];
  const [corrected, withdrawn] = marks(entries);
  return entries
    .map((entry) => ({
      ...entry,
      correctedBy: corrected?.get(entry.id) ?? null,
      withdrawnBy: withdrawn?.get(entry.id) ?? null,
    }))
    .toSorted((a, b) => b.happenedFrom.epochMilliseconds - a.happenedFrom.epochMilliseconds || b.seq - a.seq);
}
