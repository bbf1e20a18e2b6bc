/** Writes down that somebody was refused, so that whoever looks after the audit can see what was tried. */
import { recordEvent } from '../audit/record-event.ts';
import { inTransaction } from '../database/transaction.ts';
import type { RecordServices } from './access.ts';
import type { Actor } from './actor.ts';
import { setContext } from './transaction.ts';

export type Refusal = {
  /** The pattern of the address, for example `/children/:child`. */
  readonly route: string;
  /** Code of the problem. */
  readonly code: string;
  /** The id that was asked for, of a child who may not exist, or null. */
  readonly asked: string | null;
};

export async function noteRefusal(services: RecordServices, actor: Actor, refusal: Refusal): Promise<void> {
  const now = services.clock.now();
  const { partnership, practitioner } = actor;
  await inTransaction(services.database, {}, async (transaction) => {
    await setContext(transaction, { ...actor, now });
    await recordEvent(transaction, { partnership, practitioner, at: now, action: 'refused', detail: { ...refusal } });
  });
}
