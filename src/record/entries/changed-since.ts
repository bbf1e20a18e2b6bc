/** What others have recorded since somebody last looked, as far as that person may see it. */
import type { OpenChild } from '../child.ts';
import { type ChronologyEntry, readChronology } from '../chronology.ts';

/** @param seen how many entries the viewer could see then */
export async function changedSince(child: OpenChild, seen: number): Promise<readonly ChronologyEntry[]> {
  return (await readChronology(child)).toSorted((a, b) => a.seq - b.seq).slice(seen);
}
