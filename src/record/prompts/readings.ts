/** Who opened what a question quotes, so that a closing can say whether that was read before. */
import { sql } from 'kysely';
import type { OpenChild } from '../child.ts';
import { asRecordRole } from '../transaction.ts';
import type { AskedPrompt } from './prompts.ts';

export async function markRead({ access, id }: OpenChild, { instance }: AskedPrompt): Promise<void> {
  const { transaction, actor, now } = access;
  await asRecordRole(transaction, async () => {
    await sql`INSERT INTO prompt_reading (partnership_id, subject_id, instance, practitioner_id, read_at)
      VALUES (${actor.partnership}, ${id}, ${instance}, ${actor.practitioner}, ${now.toString()}::timestamptz)
      ON CONFLICT (partnership_id, subject_id, instance, practitioner_id) DO UPDATE SET read_at = excluded.read_at`.execute(
      transaction,
    );
  });
}

/** Whether the viewer opened what it quotes since it was raised. */
export async function hasRead({ access, id }: OpenChild, { instance }: AskedPrompt): Promise<boolean> {
  const { transaction, actor } = access;
  const row = await transaction
    .selectFrom('prompt_reading')
    .select('read_at')
    .where('partnership_id', '=', actor.partnership)
    .where('subject_id', '=', id)
    .where('instance', '=', instance)
    .where('practitioner_id', '=', actor.practitioner)
    .executeTakeFirst();
  return row !== undefined;
}
