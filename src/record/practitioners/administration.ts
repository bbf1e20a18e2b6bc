/**
 * Whom an administrator looks after. An administrator of an organisation employs people in it, and looks after those who work
 * nowhere else; an administrator of the partnership looks after everybody. So nobody gains a hold over somebody of another
 * organisation by giving them a role in their own.
 */
import { problem } from '../../errors.ts';
import type { Access } from '../access.ts';

export type Administration = {
  /** Of the whole partnership. */
  readonly isOfPartnership: boolean;
  /** Organisations in which the viewer is an administrator. */
  readonly organisations: readonly string[];
};

/** What the viewer administers. Throws NOT_ALLOWED when that is nothing. */
export async function requireAdministration({ transaction, actor }: Access): Promise<Administration> {
  const organisations = actor.posts.filter(({ role }) => role === 'administrator').map((post) => post.organisation);
  if (organisations.length === 0) throw problem('NOT_ALLOWED', { action: 'look after the people who work here' });
  const row = await transaction
    .selectFrom('organisation')
    .select('id')
    .where('partnership_id', '=', actor.partnership)
    .where('id', 'in', organisations)
    .where('kind', '=', 'partnership')
    .executeTakeFirst();
  return { isOfPartnership: row !== undefined, organisations };
}

export const employsAt = ({ isOfPartnership, organisations }: Administration, organisation: string): boolean =>
  isOfPartnership || organisations.includes(organisation);

/** Throws NOT_FOUND, which also stands for organisations that do not exist. */
export function requireEmployer(administration: Administration, organisation: string): void {
  if (!employsAt(administration, organisation)) throw problem('NOT_FOUND');
}
