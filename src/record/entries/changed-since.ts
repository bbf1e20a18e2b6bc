/** What others have recorded since somebody last looked, as far as that person may see it. */
import type { OpenChild } from '../child.ts';
import { type ChronologyEntry, readChronology } from '../chronology.ts';

/** The newest that the viewer may see. What they may not see leaves no gap that could be counted. */
export const lastSeen = (entries: readonly ChronologyEntry[]): number =>
  entries.reduce((last, { seq }) => Math.max(last, seq), 0);

export async function changedSince(child: OpenChild, seen: number): Promise<readonly ChronologyEntry[]> {
  return (await readChronology(child)).filter(({ seq }) => seq > seen);
}
