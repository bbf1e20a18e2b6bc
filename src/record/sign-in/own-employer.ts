/** Somebody's own account at an employer: taking it away again. */
import { recordEvent } from '../../audit/record-event.ts';
import { problem } from '../../errors.ts';
import type { Access } from '../access.ts';
import { asRecordRole } from '../transaction.ts';
import { endSessionsOf } from './end-sessions.ts';
import { recordSignInEvent } from './events.ts';

/** Ends all other sessions. Throws NOT_FOUND. @param session the one that goes on */
export const disconnectOwnEmployer = (access: Access, issuer: string, session: string): Promise<void> =>
  asRecordRole(access.transaction, async () => {
    const { transaction, actor, now } = access;
    const { partnership, practitioner } = actor;
    const { numDeletedRows } = await transaction
      .deleteFrom('employer_account')
      .where('partnership_id', '=', partnership)
      .where('practitioner_id', '=', practitioner)
      .where('issuer', '=', issuer)
      .executeTakeFirst();
    if (numDeletedRows !== 1n) throw problem('NOT_FOUND');
    const what = 'employer-account-removed';
    await recordSignInEvent(access, { practitioner, what, bySelf: true });
    await recordEvent(transaction, { partnership, practitioner, at: now, action: 'sign-in changed', detail: { what } });
    await endSessionsOf(access, practitioner, session);
  });
