/** After a stop in the middle of an import: what was being committed goes on; what was being read has to be uploaded again. */

import { ctfRefusal } from '../../interchange/ctf/ctf-refusals.ts';
import type { RecordServices } from '../../record/access.ts';
import { type Actor, loadActor } from '../../record/actor.ts';
import { asSystem, type System } from '../../record/system.ts';
import { commitBatch } from './commit-batch.ts';
import { reverseBatch } from './reverse-batch.ts';

type Interrupted = { readonly id: string; readonly state: 'committing' | 'reversing'; readonly actor: Actor };

async function findInterrupted(services: RecordServices, system: System): Promise<readonly Interrupted[]> {
  const { partnership } = system;
  return asSystem(services, system, async ({ transaction, now }) => {
    await transaction
      .updateTable('import_batch')
      .set({ state: 'refused', file_problems: JSON.stringify({ refusal: ctfRefusal('reading-failed', {}) }) })
      .where('partnership_id', '=', partnership)
      .where('state', '=', 'reading')
      .execute();
    const batches = await transaction
      .selectFrom('import_batch')
      .select(['id', 'state', 'uploaded_by'])
      .where('partnership_id', '=', partnership)
      .where('state', 'in', ['committing', 'reversing'])
      .execute();
    const interrupted: Interrupted[] = [];
    for (const { id, state, uploaded_by } of batches) {
      const actor = await loadActor(transaction, partnership, uploaded_by, now);
      if (actor !== undefined && (state === 'committing' || state === 'reversing'))
        interrupted.push({ id, state, actor });
    }
    return interrupted;
  });
}

/** @param goOn starts work that goes on by itself */
export async function resumeImports(
  services: RecordServices,
  system: System,
  goOn: (work: () => Promise<void>) => Promise<void>,
): Promise<void> {
  for (const { id, state, actor } of await findInterrupted(services, system)) {
    void goOn(async () => {
      if (state === 'committing') await commitBatch(services, actor, id);
      else await reverseBatch(services, actor, id);
    });
  }
}
