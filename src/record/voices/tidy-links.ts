/** What was typed and never sent is not kept for ever, nor are names beside links that lead nowhere. */
import type { RecordServices } from '../access.ts';
import { asSystem, type System } from '../system.ts';

/** So long somebody can go on with a new link after theirs has expired. */
const daysOfAnswers = 28;
const daysOfNames = 180;

export const tidyLinks = (services: RecordServices, system: System): Promise<void> =>
  asSystem(services, system, async ({ transaction, now }) => {
    const before = (days: number): Temporal.Instant => now.subtract({ hours: 24 * days });
    await transaction
      .updateTable('voice_link')
      .set({ answers: null })
      .where('partnership_id', '=', system.partnership)
      .where('answers', 'is not', null)
      .where('expires_at', '<', before(daysOfAnswers))
      .execute();
    await transaction
      .updateTable('voice_link')
      .set({ name: '' })
      .where('partnership_id', '=', system.partnership)
      .where('name', '<>', '')
      .where('expires_at', '<', before(daysOfNames))
      .execute();
  });
