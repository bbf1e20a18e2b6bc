/** Roles as rows: from when to when somebody holds them, and where. Runs as the role that writes the record. */
import type { Role } from '../../kinds/vocabulary.ts';
import type { Access } from '../access.ts';

export type RolePlace = { readonly practitioner: string; readonly organisation: string; readonly role: Role };

type Span = { readonly from: Temporal.Instant; readonly to: Temporal.Instant | null };

export async function holdsRoleNow(
  { transaction, actor, now }: Access,
  { practitioner, organisation, role }: RolePlace,
): Promise<boolean> {
  const row = await transaction
    .selectFrom('role_held')
    .select('role')
    .where('partnership_id', '=', actor.partnership)
    .where('practitioner_id', '=', practitioner)
    .where('organisation_id', '=', organisation)
    .where('role', '=', role)
    .where('starts_at', '<=', now)
    .where((where) => where.or([where('ends_at', 'is', null), where('ends_at', '>', now)]))
    .executeTakeFirst();
  return row !== undefined;
}

export async function insertRole(
  { transaction, actor }: Access,
  { practitioner, organisation, role }: RolePlace,
  { from, to }: Span,
): Promise<void> {
  await transaction
    .insertInto('role_held')
    .values({
      partnership_id: actor.partnership,
      practitioner_id: practitioner,
      organisation_id: organisation,
      role,
      starts_at: from,
      ends_at: to,
    })
    .execute();
}

/** Whether they hold the role already at some time of a span. */
export async function overlapsRole(
  { transaction, actor }: Access,
  { practitioner, organisation, role }: RolePlace,
  { from, to }: Span,
): Promise<boolean> {
  const row = await transaction
    .selectFrom('role_held')
    .select('role')
    .where('partnership_id', '=', actor.partnership)
    .where('practitioner_id', '=', practitioner)
    .where('organisation_id', '=', organisation)
    .where('role', '=', role)
    .$if(to !== null, (query) => query.where('starts_at', '<', to ?? from))
    .where((where) => where.or([where('ends_at', 'is', null), where('ends_at', '>', from)]))
    .executeTakeFirst();
  return row !== undefined;
}

/** How many others who work here hold a role now. */
export async function othersInRole(
  { transaction, actor, now }: Access,
  { practitioner, organisation, role }: RolePlace,
): Promise<number> {
  const { others } = await transaction
    .selectFrom('role_held as r')
    .innerJoin('practitioner as p', (join) =>
      join.onRef('p.partnership_id', '=', 'r.partnership_id').onRef('p.id', '=', 'r.practitioner_id'),
    )
    .select((select) => select.fn.count<number>('p.id').distinct().as('others'))
    .where('r.partnership_id', '=', actor.partnership)
    .where('r.organisation_id', '=', organisation)
    .where('r.role', '=', role)
    .where('p.id', '<>', practitioner)
    .where('p.active', '=', true)
    .where('r.starts_at', '<=', now)
    .where((where) => where.or([where('r.ends_at', 'is', null), where('r.ends_at', '>', now)]))
    .executeTakeFirstOrThrow();
  return others;
}

/** Whether they hold any role in an organisation now. */
export async function worksIn(
  { transaction, actor, now }: Access,
  practitioner: string,
  organisation: string,
): Promise<boolean> {
  const row = await transaction
    .selectFrom('role_held')
    .select('role')
    .where('partnership_id', '=', actor.partnership)
    .where('practitioner_id', '=', practitioner)
    .where('organisation_id', '=', organisation)
    .where('starts_at', '<=', now)
    .where((where) => where.or([where('ends_at', 'is', null), where('ends_at', '>', now)]))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
