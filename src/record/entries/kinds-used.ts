/** Which kinds of entry somebody records most. Codes only; nothing about any child. */
import { sql } from 'kysely';
import type { Access } from '../access.ts';

export async function noteKindUsed({ transaction, actor }: Access, kind: string): Promise<void> {
  await transaction
    .insertInto('kind_used')
    .values({ partnership_id: actor.partnership, practitioner_id: actor.practitioner, kind, times: 1 })
    .onConflict((conflict) =>
      conflict.columns(['partnership_id', 'practitioner_id', 'kind']).doUpdateSet({ times: sql`kind_used.times + 1` }),
    )
    .execute();
}

export async function kindsUsed({ transaction, actor }: Access): Promise<ReadonlyMap<string, number>> {
  const rows = await transaction
    .selectFrom('kind_used')
    .select(['kind', 'times'])
    .where('partnership_id', '=', actor.partnership)
    .execute();
  return new Map(rows.map(({ kind, times }) => [kind, times]));
}
