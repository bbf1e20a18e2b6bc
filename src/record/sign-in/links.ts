/**
 * One-time links: an administrator hands them over, by a way they trust, to somebody who sets up how they sign in. The
 * database keeps a hash; each ends by itself, is used once, and ends those made before it.
 */
import type { Access } from '../access.ts';
import { hashOf, randomToken } from './random-token.ts';

export type LinkKind = 'invitation' | 'recovery';

export const linkHours: Readonly<Record<LinkKind, number>> = { invitation: 7 * 24, recovery: 24 };

export type Link = {
  readonly kind: LinkKind;
  readonly practitioner: string;
  readonly name: string;
  readonly email: string;
  readonly ends: Temporal.Instant;
};

/** Returns the token for the address. @param madeBy null on the command line */
export async function makeLink(
  { transaction, actor, now }: Access,
  practitioner: string,
  kind: LinkKind,
  madeBy: string | null,
): Promise<string> {
  await endLinksOf(transaction, actor.partnership, practitioner);
  const token = randomToken();
  await transaction
    .insertInto('sign_in_link')
    .values({
      partnership_id: actor.partnership,
      token_hash: hashOf(token),
      practitioner_id: practitioner,
      kind,
      made_at: now,
      made_by: madeBy,
      ends_at: now.add({ hours: linkHours[kind] }),
      used_at: null,
    })
    .execute();
  return token;
}

export async function endLinksOf(
  transaction: Access['transaction'],
  partnership: string,
  practitioner: string,
): Promise<void> {
  await transaction
    .deleteFrom('sign_in_link')
    .where('partnership_id', '=', partnership)
    .where('practitioner_id', '=', practitioner)
    .where('used_at', 'is', null)
    .execute();
}

/** The link as long as it can be used, for somebody who works here. */
export async function findLink({ transaction, actor, now }: Access, token: string): Promise<Link | undefined> {
  const row = await transaction
    .selectFrom('sign_in_link as l')
    .innerJoin('practitioner as p', (join) =>
      join.onRef('p.partnership_id', '=', 'l.partnership_id').onRef('p.id', '=', 'l.practitioner_id'),
    )
    .select(['l.kind', 'l.ends_at', 'p.id', 'p.name', 'p.email', 'p.active'])
    .where('l.partnership_id', '=', actor.partnership)
    .where('l.token_hash', '=', hashOf(token))
    .where('l.used_at', 'is', null)
    .where('l.ends_at', '>', now)
    .executeTakeFirst();
  return row === undefined || !row.active
    ? undefined
    : { kind: row.kind, practitioner: row.id, name: row.name, email: row.email, ends: row.ends_at };
}

/** Whether an administrator has invited somebody who has not set up signing in yet. */
export async function isInvited({ transaction, actor, now }: Access, practitioner: string): Promise<boolean> {
  const row = await transaction
    .selectFrom('sign_in_link')
    .select('kind')
    .where('partnership_id', '=', actor.partnership)
    .where('practitioner_id', '=', practitioner)
    .where('kind', '=', 'invitation')
    .where('used_at', 'is', null)
    .where('ends_at', '>', now)
    .executeTakeFirst();
  return row !== undefined;
}

/** Uses it up. False when somebody else was first, or it has ended. */
export async function useLink({ transaction, actor, now }: Access, token: string): Promise<boolean> {
  const { numUpdatedRows } = await transaction
    .updateTable('sign_in_link')
    .set({ used_at: now })
    .where('partnership_id', '=', actor.partnership)
    .where('token_hash', '=', hashOf(token))
    .where('used_at', 'is', null)
    .where('ends_at', '>', now)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
