/** One entry of a child's record with all that belongs to it. */
import { problem } from '../../errors.ts';
import type { OpenChild } from '../child.ts';
import { type ChronologyEntry, readChronology } from '../chronology.ts';
import { entriesOf, type Thread, threadsOf } from './threads.ts';

/** NOT_FOUND when there is no such entry that the viewer may see. Any version or statement leads to its thread. */
export async function findThread(child: OpenChild, entry: string): Promise<Thread<ChronologyEntry>> {
  const entries = (await readChronology(child)).toSorted((a, b) => a.seq - b.seq);
  const thread = threadsOf(entries).find((each) => entriesOf(each).some(({ id }) => id === entry));
  if (thread === undefined) throw problem('NOT_FOUND');
  return thread;
}
