/** When rules change, every child is derived again; limits that move because of it are written into the trace. */
import type { Access } from '../access.ts';

/** For a process that has derived with rules that do not count any more. As the record role. */
export async function deriveAgain({ transaction, actor }: Access, subjects: readonly string[]): Promise<void> {
  if (subjects.length === 0) return;
  await transaction
    .updateTable('subject')
    .set({ derive_pending: true })
    .where('partnership_id', '=', actor.partnership)
    .where('id', 'in', [...subjects])
    .execute();
}

/** Leaves the work to the sweeper. As the record role. */
export async function deriveEverybodyAgain({ transaction, actor, now }: Access): Promise<void> {
  await transaction
    .updateTable('subject')
    .set({ derive_pending: true, calendar_changed_at: now })
    .where('partnership_id', '=', actor.partnership)
    .where('joined_to', 'is', null)
    .execute();
}
