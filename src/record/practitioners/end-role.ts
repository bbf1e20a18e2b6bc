/** Ending a role, now or on a later day. It acts on the next request of whoever holds it. */
import { problem } from '../../errors.ts';
import { type Role, roles } from '../../kinds/vocabulary.ts';
import type { Access } from '../access.ts';
import { asRecordRole } from '../transaction.ts';
import { requireEmployer } from './administration.ts';
import { endNamedInvolvements } from './end-named-involvements.ts';
import { note } from './note.ts';
import { openPerson } from './person.ts';
import { othersInRole, type RolePlace, worksIn } from './roles-held.ts';

export type EndingRole = {
  readonly organisation: string;
  readonly role: Role;
  /** Which of several times they held it. */
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant;
};

/** The partnership never loses its last administrator. Throws NOT_ALLOWED. */
export async function requireAnotherAdministrator(access: Access, place: RolePlace): Promise<void> {
  const { transaction, actor } = access;
  if (place.role !== 'administrator') return;
  const organisation = await transaction
    .selectFrom('organisation')
    .select('kind')
    .where('partnership_id', '=', actor.partnership)
    .where('id', '=', place.organisation)
    .executeTakeFirst();
  if (organisation?.kind === 'partnership' && (await othersInRole(access, place)) === 0)
    throw problem('NOT_ALLOWED', {
      action: `end the role of the last ${roles.administrator.toLowerCase()} of the partnership`,
    });
}

/** Throws NOT_FOUND, NOT_ALLOWED, and CHANGED_MEANWHILE when the role is over already. */
export async function endRole(access: Access, id: string, { organisation, role, from, to }: EndingRole): Promise<void> {
  const { transaction, actor, now } = access;
  const { administration } = await openPerson(access, id);
  requireEmployer(administration, organisation);
  await requireAnotherAdministrator(access, { practitioner: id, organisation, role });
  // A role that has not begun ends where it begins, so that it never counts
  const ends = Temporal.Instant.compare(to, from) < 0 ? from : to;
  await asRecordRole(transaction, async () => {
    const { numUpdatedRows } = await transaction
      .updateTable('role_held')
      .set({ ends_at: ends })
      .where('partnership_id', '=', actor.partnership)
      .where('practitioner_id', '=', id)
      .where('organisation_id', '=', organisation)
      .where('role', '=', role)
      .where('starts_at', '=', from)
      .where((where) => where.or([where('ends_at', 'is', null), where('ends_at', '>', now)]))
      .executeTakeFirst();
    if (numUpdatedRows !== 1n) throw problem('CHANGED_MEANWHILE');
    await note(access, 'role ended', id, { organisation, role });
  });
  if (!(await worksIn(access, id, organisation))) await endNamedInvolvements(access, id, [organisation]);
}
