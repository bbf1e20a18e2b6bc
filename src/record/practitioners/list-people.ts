/** The people whom an administrator may see, by name. */
import { sql } from 'kysely';
import { isRole, type Role } from '../../kinds/vocabulary.ts';
import type { Access } from '../access.ts';
import { isId } from '../id.ts';
import type { Administration } from './administration.ts';
import type { Practitioner } from './practitioners.ts';

export type ListedPerson = Practitioner & {
  readonly posts: readonly { readonly role: Role; readonly organisationName: string }[];
};

export type PeopleFilter = {
  /** Part of a name or of an e-mail address. */
  readonly sought: string;
  readonly organisation: string | undefined;
  /** Also those who work here no more. */
  readonly withLeavers: boolean;
};

type Page = { readonly offset: number; readonly limit: number };

/** The people are not children: a search by part of a name runs over a table of some thousands of rows. */
const like = (sought: string): string => `%${sought.toLowerCase().replaceAll(/[\\%_]/gu, String.raw`\$&`)}%`;

export async function listPeople(
  { transaction, actor, now }: Access,
  { isOfPartnership, organisations }: Administration,
  { sought, organisation, withLeavers }: PeopleFilter,
  { offset, limit }: Page,
): Promise<{ readonly people: readonly ListedPerson[]; readonly total: number }> {
  const within = isOfPartnership ? undefined : organisations;
  const only = organisation !== undefined && isId(organisation) ? organisation : undefined;
  const base = transaction
    .selectFrom('practitioner as p')
    .where('p.partnership_id', '=', actor.partnership)
    .$if(!withLeavers, (query) => query.where('p.active', '=', sql.lit(true)))
    .$if(sought !== '', (query) =>
      query.where((where) =>
        where.or([where(sql`lower(p.name)`, 'like', like(sought)), where('p.email', 'like', like(sought))]),
      ),
    )
    .$if(within !== undefined || only !== undefined, (query) =>
      query.where((where) =>
        where.exists(
          where
            .selectFrom('role_held as h')
            .select('h.role')
            .whereRef('h.partnership_id', '=', 'p.partnership_id')
            .whereRef('h.practitioner_id', '=', 'p.id')
            .$if(within !== undefined, (held) => held.where('h.organisation_id', 'in', [...(within ?? [])]))
            .$if(only !== undefined, (held) => held.where('h.organisation_id', '=', only ?? '')),
        ),
      ),
    );
  const { total } = await base.select((select) => select.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await base
    .select(['p.id', 'p.name', 'p.email', 'p.active'])
    .orderBy('p.sort_name')
    .orderBy('p.id')
    .offset(offset)
    .limit(limit)
    .execute();
  if (rows.length === 0) return { people: [], total };
  const held = await transaction
    .selectFrom('role_held as r')
    .innerJoin('organisation as o', (join) =>
      join.onRef('o.partnership_id', '=', 'r.partnership_id').onRef('o.id', '=', 'r.organisation_id'),
    )
    .select(['r.practitioner_id', 'r.role', 'o.name'])
    .where('r.partnership_id', '=', actor.partnership)
    .where(
      'r.practitioner_id',
      'in',
      rows.map(({ id }) => id),
    )
    .where('r.starts_at', '<=', now)
    .where((where) => where.or([where('r.ends_at', 'is', null), where('r.ends_at', '>', now)]))
    .$if(within !== undefined, (query) => query.where('r.organisation_id', 'in', [...(within ?? [])]))
    .orderBy('r.role')
    .execute();
  const people = rows.map(({ id, name, email, active }) => ({
    id,
    name,
    email,
    isActive: active,
    posts: held.flatMap((post) =>
      post.practitioner_id === id && isRole(post.role) ? [{ role: post.role, organisationName: post.name }] : [],
    ),
  }));
  return { people, total };
}
