/**
 * What becomes of the items of a handover when the child turns out to go elsewhere: what was sent is recalled, and counts
 * again when the change was a mistake and is taken back. Pure.
 */
import type { NewEntry, StoredEntry } from '../record/entry-row.ts';
import { stepOf } from './item-state.ts';
import type { By } from './move-involvements.ts';

/** Nothing of these is at the other school. */
const isNotThere = new Set(['prepared', 'nil-declared', 'withheld', 'recalled']);

const like = (entry: StoredEntry) => ({
  compartment: entry.compartment,
  audience: entry.audience,
  parties: entry.parties,
});

/** The newest step of each item of a move, by the code of the item. */
function newestSteps(standing: readonly StoredEntry[], move: string): ReadonlyMap<string, StoredEntry> {
  const newest = new Map<string, StoredEntry>();
  for (const entry of standing.toSorted((a, b) => a.seq - b.seq)) {
    const item = entry.data['item'];
    if (stepOf(entry.kind) !== null && entry.data['move'] === move && typeof item === 'string') newest.set(item, entry);
  }
  return newest;
}

/**
 * @param standing everything of the chronology that counts
 * @param event shared with the change, by which a later change finds what this one recalled
 */
export function recalls(
  by: By,
  standing: readonly StoredEntry[],
  move: string,
  { event, at, reason }: { readonly event: string; readonly at: Temporal.Instant; readonly reason: string },
): readonly NewEntry[] {
  return [...newestSteps(standing, move).values()]
    .filter(({ kind }) => !isNotThere.has(stepOf(kind) ?? ''))
    .map((entry) => {
      const { from, to, item, itemTitle } = entry.data;
      return {
        ...by,
        ...like(entry),
        kind: 'handover.item-recalled',
        happened: { moment: at },
        event,
        data: { move, from, to, item, itemTitle, reason },
      };
    });
}

/** Takes back what changes of the destination recalled from a school to which the child goes after all. */
export function undoneRecalls(
  by: By,
  standing: readonly StoredEntry[],
  changes: ReadonlySet<string>,
  school: string,
  at: Temporal.Instant,
): readonly NewEntry[] {
  return standing
    .filter(({ kind, event, data }) => {
      const to = data['to'] as { readonly organisation?: string } | undefined;
      return kind === 'handover.item-recalled' && changes.has(event) && to?.organisation === school;
    })
    .map((entry) => ({
      ...by,
      ...like(entry),
      kind: 'entry.withdrawn',
      happened: { moment: at },
      corrects: entry.id,
      data: { reason: 'The child goes to this school after all.' },
    }));
}
