/** Somebody's own passkeys: adding, naming and removing one. */
import { recordEvent } from '../../audit/record-event.ts';
import { problem } from '../../errors.ts';
import type { Access } from '../access.ts';
import { isId } from '../id.ts';
import { asRecordRole } from '../transaction.ts';
import { endSessionsOf } from './end-sessions.ts';
import { recordSignInEvent, type SignInEventKind } from './events.ts';
import { addPasskey, newPasskeyOptions } from './passkeys.ts';
import type { RelyingParty } from './relying-party.ts';
import type { SecretKey } from './secret-key.ts';

async function changed(access: Access, what: SignInEventKind): Promise<void> {
  const { transaction, actor, now } = access;
  const { partnership, practitioner } = actor;
  await recordSignInEvent(access, { practitioner, what, bySelf: true });
  await recordEvent(transaction, { partnership, practitioner, at: now, action: 'sign-in changed', detail: { what } });
}

const challengeFor = (practitioner: string) => ({ purpose: 'new', about: practitioner }) as const;

/** For the page on which one is made. */
export const ownNewPasskeyOptions = (access: Access, secret: SecretKey, party: RelyingParty, email: string) =>
  asRecordRole(access.transaction, () => {
    const { practitioner, name } = access.actor;
    return newPasskeyOptions(access, secret, party, challengeFor(practitioner), { practitioner, email, name });
  });

type Made = { readonly answer: string; readonly name: string };

/** False when the browser's answer was none that counts. */
export const addOwnPasskey = (
  access: Access,
  secret: SecretKey,
  party: RelyingParty,
  { answer, name }: Made,
): Promise<boolean> =>
  asRecordRole(access.transaction, async () => {
    const { practitioner } = access.actor;
    const told = { secret, party, challengeFor: challengeFor(practitioner), answer };
    const isAdded = await addPasskey(access, told, practitioner, name);
    if (isAdded) await changed(access, 'passkey-added');
    return isAdded;
  });

/** Throws NOT_FOUND. */
export const renameOwnPasskey = (access: Access, id: string, name: string): Promise<void> =>
  asRecordRole(access.transaction, async () => {
    const { transaction, actor } = access;
    if (!isId(id)) throw problem('NOT_FOUND');
    const { numUpdatedRows } = await transaction
      .updateTable('passkey')
      .set({ name })
      .where('partnership_id', '=', actor.partnership)
      .where('practitioner_id', '=', actor.practitioner)
      .where('id', '=', id)
      .executeTakeFirst();
    if (numUpdatedRows !== 1n) throw problem('NOT_FOUND');
  });

type Rest = {
  /** Whether something other than passkeys is left to sign in with. */
  readonly hasOtherWay: boolean;
  /** The session that goes on; all others end: a passkey is often removed because somebody else has the device. */
  readonly session: string;
};

/** False when nothing else would be left to sign in with. Throws NOT_FOUND. */
export const removeOwnPasskey = (access: Access, id: string, { hasOtherWay, session }: Rest): Promise<boolean> =>
  asRecordRole(access.transaction, async () => {
    const { transaction, actor } = access;
    if (!isId(id)) throw problem('NOT_FOUND');
    const own = await transaction
      .selectFrom('passkey')
      .select('id')
      .where('partnership_id', '=', actor.partnership)
      .where('practitioner_id', '=', actor.practitioner)
      .orderBy('id')
      .forUpdate()
      .execute();
    if (!own.some((row) => row.id === id)) throw problem('NOT_FOUND');
    if (own.length === 1 && !hasOtherWay) return false;
    await transaction
      .deleteFrom('passkey')
      .where('partnership_id', '=', actor.partnership)
      .where('practitioner_id', '=', actor.practitioner)
      .where('id', '=', id)
      .execute();
    await changed(access, 'passkey-removed');
    await endSessionsOf(access, actor.practitioner, session);
    return true;
  });
