/** What the product does by itself, for nobody in particular. It sees everything and shows nothing to anyone. */
import { inTransaction } from '../database/transaction.ts';
import type { Access, RecordServices } from './access.ts';
import { asRecordRole, setContext, type Transaction } from './transaction.ts';

export type System = { readonly partnership: string };

const systemAccess = (
  services: RecordServices,
  { partnership }: System,
  transaction: Transaction,
  now: Temporal.Instant,
): Access => ({
  transaction,
  now,
  engine: services.engine,
  shown: new Set(),
  actor: { partnership, practitioner: '', name: 'Throughline', posts: [], viewers: [] },
});

/** Runs the work in a transaction as the record role. */
export async function asSystem<Result>(
  services: RecordServices,
  system: System,
  work: (access: Access) => Promise<Result>,
): Promise<Result> {
  return inTransaction(services.database, {}, async (transaction) => {
    const now = services.clock.now();
    await setContext(transaction, { partnership: system.partnership, practitioner: null, viewers: [], now });
    return asRecordRole(transaction, () => work(systemAccess(services, system, transaction, now)));
  });
}
