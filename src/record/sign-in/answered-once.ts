/** What may be answered once: a challenge that a passkey signs, the state with which somebody comes back from an employer. */
import type { Access } from '../access.ts';
import { hashOf } from './random-token.ts';

/** Longer than anything that is answered counts by itself. */
const rememberedMinutes = 20;

/** False when it was answered before. Runs as the role that writes the record. */
export async function answerOnce({ transaction, actor, now }: Access, answered: string): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await transaction
    .insertInto('answered_challenge')
    .values({
      partnership_id: actor.partnership,
      hash: hashOf(answered),
      ends_at: now.add({ minutes: rememberedMinutes }),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}
