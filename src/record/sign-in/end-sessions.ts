/** Ends sessions of one person: one of them, all but one, or all. Acts on the next request. */
import { recordEvent } from '../../audit/record-event.ts';
import type { Access } from '../access.ts';
import { isId } from '../id.ts';

/** One's own. Returns whether there was such a session. */
export async function endOwnSession({ transaction, actor, now }: Access, session: string): Promise<boolean> {
  if (!isId(session)) return false;
  const { partnership, practitioner } = actor;
  const { numDeletedRows } = await transaction
    .deleteFrom('session')
    .where('partnership_id', '=', partnership)
    .where('practitioner_id', '=', practitioner)
    .where('id', '=', session)
    .executeTakeFirst();
  if (numDeletedRows === 0n) return false;
  await recordEvent(transaction, { partnership, practitioner, at: now, action: 'session ended', detail: { session } });
  return true;
}

/** All of somebody's, but the one that goes on. */
export async function endSessionsOf(
  { transaction, actor, now }: Access,
  practitioner: string,
  goesOn?: string,
): Promise<void> {
  const { partnership } = actor;
  const { numDeletedRows } = await transaction
    .deleteFrom('session')
    .where('partnership_id', '=', partnership)
    .where('practitioner_id', '=', practitioner)
    .$if(goesOn !== undefined, (query) => query.where('id', '<>', goesOn ?? ''))
    .executeTakeFirst();
  await recordEvent(transaction, {
    partnership,
    practitioner: actor.practitioner,
    at: now,
    action: 'sessions ended',
    detail: { person: practitioner, sessions: Number(numDeletedRows) },
  });
}
