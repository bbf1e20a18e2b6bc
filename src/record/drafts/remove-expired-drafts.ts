/** Removes drafts that nobody has gone on with, and their files. */
import type { RecordServices } from '../access.ts';
import { asSystem, type System } from '../system.ts';

export const removeExpiredDrafts = (services: RecordServices, system: System): Promise<void> =>
  asSystem(services, system, async ({ transaction, now }) => {
    await transaction
      .deleteFrom('draft')
      .where('partnership_id', '=', system.partnership)
      .where('expires_at', '<=', now)
      .execute();
  });
