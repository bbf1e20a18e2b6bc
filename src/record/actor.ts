/** Whoever is asking: a practitioner with the posts they hold now. Loaded anew for every request, so a change acts at once. */
import { sql } from 'kysely';
import { isRole, named, type Purpose, post, type Role, type Viewer } from '../kinds/vocabulary.ts';
import type { Transaction } from './transaction.ts';

export type Post = { readonly role: Role; readonly organisation: string; readonly organisationName: string };

export type Actor = {
  readonly partnership: string;
  readonly practitioner: string;
  readonly name: string;
  readonly posts: readonly Post[];
  readonly viewers: readonly Viewer[];
};

export const holdsRole = (actor: Actor, ...roles: readonly Role[]): boolean =>
  actor.posts.some((held) => roles.includes(held.role));

export const holdsPost = (actor: Actor, role: Role, organisation: string | null): boolean =>
  actor.posts.some((held) => held.role === role && held.organisation === organisation);

export const worksAt = (actor: Actor, organisation: string | null): boolean =>
  actor.posts.some((held) => held.organisation === organisation);

/** Why a list is shown, when it is not about one child. */
export type ListPurpose = Purpose | 'own-work';

/**
 * The practitioner with the roles they hold at an instant, or undefined when there is none or they are not active.
 * Runs inside a transaction whose partnership is set.
 */
export async function loadActor(
  transaction: Transaction,
  partnership: string,
  practitioner: string,
  now: Temporal.Instant,
): Promise<Actor | undefined> {
  const rows = await transaction
    .selectFrom('practitioner as p')
    .leftJoin('role_held as r', (join) =>
      join
        .onRef('r.partnership_id', '=', 'p.partnership_id')
        .onRef('r.practitioner_id', '=', 'p.id')
        .on('r.starts_at', '<=', now)
        .on((on) => on.or([on('r.ends_at', 'is', null), on('r.ends_at', '>', now)])),
    )
    .leftJoin('organisation as o', (join) =>
      join.onRef('o.partnership_id', '=', 'r.partnership_id').onRef('o.id', '=', 'r.organisation_id'),
    )
    .select(['p.name', 'r.role', 'o.id as organisation', 'o.name as organisationName'])
    .where('p.partnership_id', '=', partnership)
    .where('p.id', '=', practitioner)
    .where('p.active', '=', sql.lit(true))
    .orderBy('o.sort_name')
    .orderBy('r.role')
    .execute();
  const [first] = rows;
  if (first === undefined) return undefined;
  const posts = rows.flatMap(({ role, organisation, organisationName }): Post[] =>
    role !== null && organisation !== null && organisationName !== null && isRole(role)
      ? [{ role, organisation, organisationName }]
      : [],
  );
  const viewers = [named(practitioner), ...posts.map((held) => post(held.role, held.organisation))];
  return { partnership, practitioner, name: first.name, posts, viewers };
}

/** The practitioner with this e-mail address, for the command line. */
export async function findActorByEmail(
  {
    transaction,
    actor,
    now,
  }: { readonly transaction: Transaction; readonly actor: Pick<Actor, 'partnership'>; readonly now: Temporal.Instant },
  email: string,
): Promise<Actor | undefined> {
  const row = await transaction
    .selectFrom('practitioner')
    .select('id')
    .where('partnership_id', '=', actor.partnership)
    .where('email', '=', email.trim().toLowerCase())
    .executeTakeFirst();
  return row === undefined ? undefined : loadActor(transaction, actor.partnership, row.id, now);
}
