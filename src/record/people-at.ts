/** Organisations to choose from, and who works in them now. Nothing here is about a child. */
import { sql } from 'kysely';
import { isRole, type OrganisationKind, type Role } from '../kinds/vocabulary.ts';
import type { Access } from './access.ts';
import { type Organisation, parseOrganisation } from './organisations.ts';

/** Open ones, by name. */
export async function organisationsOfKinds(
  { transaction, actor }: Access,
  kinds: readonly OrganisationKind[],
): Promise<readonly Organisation[]> {
  if (kinds.length === 0) return [];
  const rows = await transaction
    .selectFrom('organisation')
    .selectAll()
    .where('partnership_id', '=', actor.partnership)
    .where('kind', 'in', [...kinds])
    .where('status', '=', 'open')
    .orderBy('sort_name')
    .execute();
  return rows.map(parseOrganisation);
}

export type Colleague = {
  readonly practitioner: string;
  readonly name: string;
  readonly role: Role;
  readonly organisation: string;
};

/** Everybody who holds a role in one of these organisations now, by name. */
export async function peopleAt(
  { transaction, actor, now }: Access,
  organisations: readonly string[],
): Promise<readonly Colleague[]> {
  if (organisations.length === 0) return [];
  const rows = await transaction
    .selectFrom('role_held as r')
    .innerJoin('practitioner as p', (join) =>
      join.onRef('p.partnership_id', '=', 'r.partnership_id').onRef('p.id', '=', 'r.practitioner_id'),
    )
    .select(['p.id', 'p.name', 'r.role', 'r.organisation_id'])
    .where('r.partnership_id', '=', actor.partnership)
    .where('r.organisation_id', 'in', [...new Set(organisations)])
    .where('p.active', '=', sql.lit(true))
    .where('r.starts_at', '<=', now)
    .where((where) => where.or([where('r.ends_at', 'is', null), where('r.ends_at', '>', now)]))
    .orderBy('p.sort_name')
    .orderBy('p.id')
    .orderBy('r.role')
    .execute();
  return rows.flatMap(({ id, name, role, organisation_id }) =>
    isRole(role) ? [{ practitioner: id, name, role, organisation: organisation_id }] : [],
  );
}
