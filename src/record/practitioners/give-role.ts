/** Giving somebody a role; and asking for one for oneself, which somebody else decides. */
import { randomUUIDv7 } from 'node:crypto';
import { problem } from '../../errors.ts';
import type { Role } from '../../kinds/vocabulary.ts';
import type { Access } from '../access.ts';
import { asRecordRole } from '../transaction.ts';
import { requireRoleOf } from './add-person.ts';
import { note } from './note.ts';
import { openPerson } from './person.ts';
import { insertRole, overlapsRole } from './roles-held.ts';

export type NewRole = {
  readonly organisation: string;
  readonly role: Role;
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant | null;
};

/**
 * - `asked`: it is for the viewer themselves, and waits for another administrator
 * - `held-already`: they hold it at some time of it
 *
 * Throws NOT_FOUND, NOT_ALLOWED.
 */
export async function giveRole(
  access: Access,
  id: string,
  given: NewRole,
): Promise<'given' | 'asked' | 'held-already'> {
  const { transaction, actor, now } = access;
  const { organisation, role, from, to } = given;
  const { person } = await openPerson(access, id);
  if (!person.isActive)
    throw problem('NOT_ALLOWED', { action: 'give a role to somebody who has left. Add them again instead' });
  await requireRoleOf(access, organisation, role);
  const place = { practitioner: id, organisation, role };
  if (await overlapsRole(access, place, { from, to })) return 'held-already';
  return asRecordRole(transaction, async () => {
    if (id === actor.practitioner) {
      const request = randomUUIDv7();
      await transaction
        .insertInto('role_request')
        .values({
          partnership_id: actor.partnership,
          id: request,
          practitioner_id: id,
          organisation_id: organisation,
          role,
          starts_at: from,
          ends_at: to,
          asked_at: now,
          asked_by: actor.practitioner,
          decided_at: null,
          decided_by: null,
          decision: null,
        })
        .execute();
      await note(access, 'role asked for', id, { organisation, role, request });
      return 'asked';
    }
    await insertRole(access, place, { from, to });
    await note(access, 'role given', id, { organisation, role });
    return 'given';
  });
}
