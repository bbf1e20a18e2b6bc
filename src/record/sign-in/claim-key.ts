/** A database belongs to one key: a server with another one would find every code wrong, so it does not start. */
import { problem } from '../../errors.ts';
import type { RecordServices } from '../access.ts';
import { asSystem, type System } from '../system.ts';
import type { SecretKey } from './secret-key.ts';

/** Throws SIGN_IN_KEY_UNUSABLE. @param file for the message */
export async function claimSignInKey(
  services: RecordServices,
  system: System,
  { fingerprint }: SecretKey,
  file: string,
): Promise<void> {
  const claimed = await asSystem(services, system, async ({ transaction, now }) => {
    const { partnership } = system;
    await transaction
      .insertInto('sign_in_key')
      .values({ partnership_id: partnership, fingerprint, first_used_at: now })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    return transaction
      .selectFrom('sign_in_key')
      .select('fingerprint')
      .where('partnership_id', '=', partnership)
      .executeTakeFirstOrThrow();
  });
  if (!claimed.fingerprint.equals(fingerprint))
    throw problem('SIGN_IN_KEY_UNUSABLE', { file, reason: 'it is not the one that this database was used with' });
}
