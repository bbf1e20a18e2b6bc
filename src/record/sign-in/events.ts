/** What has happened to somebody's way to sign in: written down for them, and told when they did not do it themselves. */
import { randomUUIDv7 } from 'node:crypto';
import type { Access } from '../access.ts';

export const signInEvents = {
  'set-up': 'You set up how you sign in',
  'password-changed': 'Your password was changed',
  'code-app-changed': 'Your code app was changed',
  'recovery-codes-made': 'New recovery codes were made',
  'recovery-code-used': 'A recovery code was used',
  'passkey-added': 'A passkey was added',
  'passkey-removed': 'A passkey was removed',
  'employer-account-bound': "Your employer's account was connected",
  'employer-account-removed': "Your employer's account was disconnected",
  'email-changed': 'Your email address here was changed by an administrator',
  'link-made': 'An administrator made a new link for you to set up signing in',
  recovered: 'Two administrators reset how you sign in',
} as const;
export type SignInEventKind = keyof typeof signInEvents;

export type SignInEvent = { readonly at: Temporal.Instant; readonly says: string };

type Whose = { readonly practitioner: string; readonly what: SignInEventKind; readonly bySelf: boolean };

export async function recordSignInEvent(
  { transaction, actor, now }: Access,
  { practitioner, what, bySelf }: Whose,
): Promise<void> {
  await transaction
    .insertInto('sign_in_event')
    .values({
      partnership_id: actor.partnership,
      id: randomUUIDv7(),
      practitioner_id: practitioner,
      at: now,
      what,
      told_at: bySelf ? now : null,
    })
    .execute();
}

const wordsOf = (what: string): string =>
  Object.hasOwn(signInEvents, what) ? signInEvents[what as SignInEventKind] : what;

/** The latest first. */
export async function signInEventsOf(
  { transaction, actor }: Access,
  practitioner: string,
): Promise<readonly SignInEvent[]> {
  const rows = await transaction
    .selectFrom('sign_in_event')
    .select(['at', 'what'])
    .where('partnership_id', '=', actor.partnership)
    .where('practitioner_id', '=', practitioner)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(20)
    .execute();
  return rows.map(({ at, what }) => ({ at, says: wordsOf(what) }));
}

/** What others did and the person has not been told; told from now on. */
export async function takeUntold(
  { transaction, actor, now }: Access,
  practitioner: string,
): Promise<readonly SignInEvent[]> {
  const rows = await transaction
    .updateTable('sign_in_event')
    .set({ told_at: now })
    .where('partnership_id', '=', actor.partnership)
    .where('practitioner_id', '=', practitioner)
    .where('told_at', 'is', null)
    .returning(['at', 'what'])
    .execute();
  return rows.map(({ at, what }) => ({ at, says: wordsOf(what) }));
}
