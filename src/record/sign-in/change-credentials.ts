/** Somebody changes what they sign in with. All other sessions of theirs end (ASVS 5.0, 7.4.3). */
import { recordEvent } from '../../audit/record-event.ts';
import type { Access } from '../access.ts';
import { asRecordRole } from '../transaction.ts';
import { judgeCode } from './code-app.ts';
import { makeRecoveryCodes, storeCodeApp } from './code-apps.ts';
import { endSessionsOf } from './end-sessions.ts';
import { recordSignInEvent, type SignInEventKind } from './events.ts';
import { storedPassword, storePassword } from './passwords.ts';
import type { SecretKey } from './secret-key.ts';

/** Their own password as it is stored, to compare the one they typed with. */
export const ownPassword = (access: Access): Promise<string | undefined> =>
  asRecordRole(access.transaction, async () => (await storedPassword(access, access.actor.practitioner))?.phc);

async function changed(access: Access, what: SignInEventKind, session: string | undefined): Promise<void> {
  const { transaction, actor, now } = access;
  const { partnership, practitioner } = actor;
  await recordSignInEvent(access, { practitioner, what, bySelf: true });
  await recordEvent(transaction, { partnership, practitioner, at: now, action: 'sign-in changed', detail: { what } });
  if (session !== undefined) await endSessionsOf(access, practitioner, session);
}

/** @param session the one that goes on */
export const changePassword = (access: Access, phc: string, session: string): Promise<void> =>
  asRecordRole(access.transaction, async () => {
    await storePassword(access, access.actor.practitioner, phc);
    await changed(access, 'password-changed', session);
  });

export type NewCodeApp = { readonly secret: string; readonly code: string };

/** Takes the place of the app before. Returns what was wrong with the code, if anything. */
export const changeCodeApp = (
  access: Access,
  key: SecretKey,
  { secret, code }: NewCodeApp,
  session: string,
): Promise<'wrong' | 'just-ended' | undefined> =>
  asRecordRole(access.transaction, async () => {
    const answer = judgeCode(secret, code, { lastStep: 0, now: access.now });
    if (answer.kind !== 'right') return answer.kind === 'just-ended' ? 'just-ended' : 'wrong';
    await storeCodeApp(access, key, access.actor.practitioner, { secret, step: answer.step });
    await changed(access, 'code-app-changed', session);
    return undefined;
  });

/** In place of those before. Returned once. */
export const renewRecoveryCodes = (access: Access): Promise<readonly string[]> =>
  asRecordRole(access.transaction, async () => {
    const codes = await makeRecoveryCodes(access, access.actor.practitioner);
    await changed(access, 'recovery-codes-made', undefined);
    return codes;
  });
