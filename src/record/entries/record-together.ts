/** Records several entries as one step, for pages of their own: nothing is recorded when others have written since. */
import { appendMany } from '../append-many.ts';
import type { OpenChild } from '../child.ts';
import type { ChronologyEntry } from '../chronology.ts';
import type { NewEntry } from '../entry-row.ts';
import { lockSubjects } from '../subject-rows.ts';
import { asRecordRole } from '../transaction.ts';
import { changedSince } from './changed-since.ts';

export type RecordedTogether =
  | { readonly recorded: true; readonly ids: readonly string[] }
  /** What others have recorded since, as far as the writer may see it. */
  | { readonly recorded: false; readonly changed: readonly ChronologyEntry[] };

/**
 * The caller says who may do this; here it is only made sure that nobody writes over what they have not seen.
 *
 * @param action for the audit, for example "contact decided"
 * @param seen how many entries the writer could see
 */
export async function recordTogether(
  child: OpenChild,
  entries: readonly NewEntry[],
  { action, seen }: { readonly action: string; readonly seen: number },
): Promise<RecordedTogether> {
  const { access } = child;
  await asRecordRole(access.transaction, () => lockSubjects(access, [child.id]));
  const changed = await changedSince(child, seen);
  if (changed.length > 0) return { recorded: false, changed };
  const [written] = await appendMany(access, [{ subject: child.id, isNew: false, entries }], { action });
  return { recorded: true, ids: written?.entries.map(({ id }) => id) ?? [] };
}
