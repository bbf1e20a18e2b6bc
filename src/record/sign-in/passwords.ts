/** Passwords as rows. Like everything about signing in they are read and written as the role that writes the record. */
import type { Access } from '../access.ts';

export type StoredPassword = { readonly phc: string; readonly changedAt: Temporal.Instant };

export async function storedPassword(
  { transaction, actor }: Access,
  practitioner: string,
): Promise<StoredPassword | undefined> {
  const row = await transaction
    .selectFrom('password')
    .select(['phc', 'changed_at'])
    .where('partnership_id', '=', actor.partnership)
    .where('practitioner_id', '=', practitioner)
    .executeTakeFirst();
  return row === undefined ? undefined : { phc: row.phc, changedAt: row.changed_at };
}

export async function storePassword(
  { transaction, actor, now }: Access,
  practitioner: string,
  phc: string,
): Promise<void> {
  await transaction
    .insertInto('password')
    .values({ partnership_id: actor.partnership, practitioner_id: practitioner, phc, changed_at: now })
    .onConflict((conflict) =>
      conflict.columns(['partnership_id', 'practitioner_id']).doUpdateSet({ phc, changed_at: now }),
    )
    .execute();
}

/** The same password under today's parameters, unless it has been changed meanwhile. */
export async function strengthenPassword(
  { transaction, actor }: Access,
  practitioner: string,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<void> {
  await transaction
    .updateTable('password')
    .set({ phc: to })
    .where('partnership_id', '=', actor.partnership)
    .where('practitioner_id', '=', practitioner)
    .where('phc', '=', from)
    .execute();
}
