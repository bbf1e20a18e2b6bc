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
