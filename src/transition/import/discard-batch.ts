/** Says that a file which was looked at is not to be used. What was read of it is removed. */
import { problem } from '../../errors.ts';
import type { Access } from '../../record/access.ts';
import { asRecordRole } from '../../record/transaction.ts';
import { lockBatch } from './batch.ts';

/** Throws IMPORT_NOT_READY. */
export async function discardBatch(access: Access, id: string): Promise<void> {
  const batch = await lockBatch(access, id);
  if (batch.state !== 'ready') throw problem('IMPORT_NOT_READY', { state: batch.state });
  const { transaction, actor } = access;
  await asRecordRole(transaction, async () => {
    await transaction
      .deleteFrom('import_pupil')
      .where('partnership_id', '=', actor.partnership)
      .where('batch_id', '=', id)
      .execute();
    await transaction
      .updateTable('import_batch')
      .set({ state: 'discarded' })
      .where('partnership_id', '=', actor.partnership)
      .where('id', '=', id)
      .execute();
  });
}
