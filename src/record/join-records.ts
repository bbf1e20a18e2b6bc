/** Closes a record whose chronology goes on in another child's, because both were the same child. */
import { recordEvent } from '../audit/record-event.ts';
import type { Access } from './access.ts';
import { asRecordRole } from './transaction.ts';

/** Its entries stay where they are, with their hashes; nobody sees them there any more. */
export async function closeJoined(
  { transaction, actor, now }: Access,
  subject: string,
  joinedTo: string,
): Promise<void> {
  await asRecordRole(transaction, async () => {
    for (const table of [
      'child',
      'child_identifier',
      'enrolment',
      'school_move',
      'involvement',
      'access_grant',
      'record_closing',
      'entry_share',
      'emergency_access',
      'duty',
      'move_progress',
      'trace',
      'challenge',
      'prompt',
      'prompt_reading',
      'meeting_invitation',
    ] as const) {
      await transaction
        .deleteFrom(table)
        .where('partnership_id', '=', actor.partnership)
        .where('subject_id', '=', subject)
        .execute();
    }
    await transaction
      .updateTable('subject')
      .set({ joined_to: joinedTo, derive_pending: false, derive_at: null })
      .where('partnership_id', '=', actor.partnership)
      .where('id', '=', subject)
      .execute();
    const { partnership, practitioner } = actor;
    await recordEvent(transaction, {
      partnership,
      practitioner,
      at: now,
      action: 'record closed as joined',
      subject,
      detail: { joinedTo },
    });
  });
}
