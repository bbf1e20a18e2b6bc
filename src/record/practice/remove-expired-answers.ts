/** Removes answers in practice whose time is over. */
import type { RecordServices } from '../access.ts';
import { asSystem, type System } from '../system.ts';

export const removeExpiredAnswers = (services: RecordServices, system: System): Promise<void> =>
  asSystem(services, system, async ({ transaction, now }) => {
    await transaction
      .deleteFrom('practice_answer')
      .where('partnership_id', '=', system.partnership)
      .where('expires_at', '<=', now)
      .execute();
  });
