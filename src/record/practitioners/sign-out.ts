/** An administrator ends all sessions of somebody they may see (ASVS 5.0, 7.4.5). The person can sign in again. */
import type { Access } from '../access.ts';
import { endSessionsOf } from '../sign-in/end-sessions.ts';
import { asRecordRole } from '../transaction.ts';
import { openPerson } from './person.ts';

/** Throws NOT_FOUND, NOT_ALLOWED. */
export async function signOutEverywhere(access: Access, id: string): Promise<void> {
  const { person } = await openPerson(access, id);
  await asRecordRole(access.transaction, () => endSessionsOf(access, person.id));
}
