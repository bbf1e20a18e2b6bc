/**
 * How many entries of each subject the viewer may see: the mark by which a form knows whether others have written since
 * it was shown. It is no sequence of the chronology, whose gaps would tell that something is there that is not shown.
 */
import { sql } from 'kysely';
import { problem } from '../../errors.ts';
import type { Access } from '../access.ts';

export async function countVisible(
  { transaction, actor }: Access,
  subjects: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await transaction
    .selectFrom('entry')
    .select(['subject_id', sql<number>`count(*)::integer`.as('visible')])
    .where('partnership_id', '=', actor.partnership)
    .where('subject_id', 'in', [...subjects])
    .groupBy('subject_id')
    .execute();
  return new Map(rows.map((row) => [row.subject_id, row.visible]));
}

/**
 * Refuses whoever would write over what they have not seen: CHANGED_MEANWHILE. The subjects are locked, and this is not
 * done as the record role, so that what others wrote out of the writer's sight stops nothing and tells nothing.
 */
export async function refuseUnseen(
  access: Access,
  additions: readonly { readonly subject: string; readonly seen?: number }[],
): Promise<void> {
  const asked = additions.filter(({ seen }) => seen !== undefined);
  if (asked.length === 0) return;
  const visible = await countVisible(
    access,
    asked.map(({ subject }) => subject),
  );
  for (const { subject, seen } of asked) if (visible.get(subject) !== seen) throw problem('CHANGED_MEANWHILE');
}
