/** Makes again everything that is made of a child's entries, when some of them ceased or began again to count. */
import { problem } from '../../errors.ts';
import type { Access } from '../access.ts';
import { deriveSubjects } from '../append-many.ts';
import { coverNow } from '../cover-now.ts';
import { projectSubject } from '../project.ts';
import { loadEntries } from '../store-entries.ts';
import { storeProjections } from '../store-projection.ts';

/** As the record role, with the subject locked. Throws NOT_ALLOWED when nothing would be left that says who the child is. */
export async function rebuildRecord(access: Access, subject: string): Promise<void> {
  const { transaction, actor } = access;
  const entries = (await loadEntries(transaction, actor.partnership, [subject])).get(subject) ?? [];
  const projection = projectSubject(entries);
  if (projection.identity === null)
    throw problem('NOT_ALLOWED', { action: 'seal the only entry that says who the child is: correct it instead' });
  const projected = [{ subject, projection }];
  await storeProjections(transaction, actor.partnership, projected, [subject]);
  const all = new Map([[subject, [...entries]]]);
  coverNow(all, projected);
  await deriveSubjects(access, all, [subject]);
}
