/**
 * That everything was taken out or brought in, in the log of everything that is done. Nobody in particular does it:
 * whoever may use the machine.
 */
import { recordEvent } from '../audit/record-event.ts';
import { inTransaction } from '../database/transaction.ts';
import type { RecordServices } from './access.ts';
import { setContext } from './transaction.ts';

export type Moving = {
  readonly partnership: string;
  readonly action:
    | 'export of everything begun'
    | 'export of everything finished'
    | 'backup begun'
    | 'backup finished'
    | 'everything imported'
    | 'backup restored';
  readonly detail: Readonly<Record<string, string | number | boolean>>;
};

export async function recordMoving(
  { database, clock }: Pick<RecordServices, 'database' | 'clock'>,
  { partnership, action, detail }: Moving,
): Promise<void> {
  await inTransaction(database, {}, async (transaction) => {
    const at = clock.now();
    await setContext(transaction, { partnership, practitioner: null, viewers: [], now: at });
    await recordEvent(transaction, { partnership, at, practitioner: '', action, detail });
  });
}
