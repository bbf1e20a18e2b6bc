/** Browsers from which somebody has signed in before: attempts from there are not slowed down by what strangers do. */
import type { Access } from '../access.ts';
import { hashOf, randomToken } from './random-token.ts';

export async function isKnownDevice(
  { transaction, actor }: Access,
  practitioner: string,
  token: string | undefined,
): Promise<boolean> {
  const row = await transaction
    .selectFrom('known_device')
    .select('seen_at')
    .where('partnership_id', '=', actor.partnership)
    .where('practitioner_id', '=', practitioner)
    .where('token_hash', '=', hashOf(token ?? ''))
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Remembers that the person has signed in here, beside others who share the browser. Returns the token for its cookie: a
 * new one each time, so that nobody can prepare a browser for somebody else.
 */
export async function rememberDevice(
  { transaction, actor, now }: Access,
  practitioner: string,
  before: string | undefined,
): Promise<string> {
  const token = randomToken();
  const of = { partnership_id: actor.partnership, token_hash: hashOf(token) };
  if (before !== undefined) {
    const earlier = hashOf(before);
    await transaction
      .deleteFrom('known_device')
      .where('partnership_id', '=', actor.partnership)
      .where('token_hash', '=', earlier)
      .where('practitioner_id', '=', practitioner)
      .execute();
    await transaction
      .updateTable('known_device')
      .set({ token_hash: of.token_hash })
      .where('partnership_id', '=', actor.partnership)
      .where('token_hash', '=', earlier)
      .execute();
  }
  await transaction
    .insertInto('known_device')
    .values({ ...of, practitioner_id: practitioner, seen_at: now })
    .execute();
  return token;
}

/** After a recovery or a departure no browser is known any more. */
export async function forgetDevices({ transaction, actor }: Access, practitioner: string): Promise<void> {
  await transaction
    .deleteFrom('known_device')
    .where('partnership_id', '=', actor.partnership)
    .where('practitioner_id', '=', practitioner)
    .execute();
}
