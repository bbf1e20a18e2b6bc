/** Looks at everything in one state of the database, while others go on writing. For checking and exporting; shows nothing to anyone. */
import { inTransaction } from '../../database/transaction.ts';
import type { RecordServices } from '../access.ts';
import type { System } from '../system.ts';
import { asRecordRole, setContext, type Transaction } from '../transaction.ts';

export async function asItStands<Result>(
  services: Pick<RecordServices, 'database' | 'clock'>,
  { partnership }: System,
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  return inTransaction(services.database, { isolation: 'repeatable read', readOnly: true }, async (transaction) => {
    await setContext(transaction, { partnership, practitioner: null, viewers: [], now: services.clock.now() });
    return asRecordRole(transaction, () => work(transaction));
  });
}
