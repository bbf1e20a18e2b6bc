/** Writes down by which numbers a post is reached. */
import { problem } from '../../errors.ts';
import type { Role } from '../../kinds/vocabulary.ts';
import type { Access } from '../access.ts';
import { note } from '../practitioners/note.ts';
import { asRecordRole } from '../transaction.ts';
import { keepsCoverOf } from './who-keeps-cover.ts';

export type PostNumbers = {
  readonly role: Role;
  readonly telephone: string | null;
  readonly outOfHours: string | null;
};

/** Also says that they were looked at today, when none has changed. Throws NOT_ALLOWED. */
export async function keepNumbers(
  access: Access,
  organisation: string,
  numbers: readonly PostNumbers[],
): Promise<void> {
  const { transaction, actor, now } = access;
  if (!keepsCoverOf(actor, organisation)) throw problem('NOT_ALLOWED', { action: 'keep these numbers' });
  await asRecordRole(transaction, async () => {
    for (const { role, telephone, outOfHours } of numbers) {
      const said = { telephone, out_of_hours: outOfHours, checked_at: now, checked_by: actor.practitioner };
      await transaction
        .insertInto('post_cover')
        .values({ partnership_id: actor.partnership, organisation_id: organisation, role, ...said })
        .onConflict((conflict) => conflict.columns(['partnership_id', 'organisation_id', 'role']).doUpdateSet(said))
        .execute();
    }
    await note(access, 'numbers of posts kept', '', { organisation });
  });
}
