/** Whether the viewer sees an entry of one of some kinds in a record, without reading the rest of it. */
import type { OpenChild } from '../child.ts';

export async function hasAnyOf({ access, id }: OpenChild, kinds: readonly string[]): Promise<boolean> {
  const { transaction, actor } = access;
  const row = await transaction
    .selectFrom('entry')
    .select('id')
    .where('partnership_id', '=', actor.partnership)
    .where('subject_id', '=', id)
    .where('kind', 'in', [...kinds])
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
