/** A leaver: all roles and sessions end at once. What they wrote stays theirs. */
import { problem } from '../../errors.ts';
import type { Access } from '../access.ts';
import { endSessionsOf } from '../sign-in/end-sessions.ts';
import { endLinksOf } from '../sign-in/links.ts';
import { removeWaysToSignIn } from '../sign-in/ways-to-sign-in.ts';
import { asRecordRole } from '../transaction.ts';
import { employsAt } from './administration.ts';
import { endNamedInvolvements } from './end-named-involvements.ts';
import { requireAnotherAdministrator } from './end-role.ts';
import { note } from './note.ts';
import { type HeldRole, isOver, openPerson } from './person.ts';
import { othersInRole } from './roles-held.ts';

export type Leaving = {
  readonly name: string;
  /** Roles that end now. */
  readonly roles: readonly HeldRole[];
  /** Of these, the ones that nobody holds when this person has gone: what they owe would reach nobody. */
  readonly leftEmpty: readonly HeldRole[];
  /** They have roles elsewhere, which stay, and go on signing in. */
  readonly staysElsewhere: boolean;
};

/** What would happen. Throws NOT_FOUND, NOT_ALLOWED. */
export async function leavingOf(access: Access, id: string): Promise<Leaving> {
  const { actor, now } = access;
  const { person, administration } = await openPerson(access, id);
  if (id === actor.practitioner) throw problem('NOT_ALLOWED', { action: 'record that you have left yourself' });
  if (!person.isActive) throw problem('CHANGED_MEANWHILE');
  const roles = person.roles.filter((held) => !isOver(held, now) && employsAt(administration, held.organisation));
  const leftEmpty: HeldRole[] = [];
  for (const held of roles) if ((await othersInRole(access, { practitioner: id, ...held })) === 0) leftEmpty.push(held);
  return { name: person.name, roles, leftEmpty, staysElsewhere: person.worksElsewhere };
}

/** Throws NOT_FOUND, NOT_ALLOWED, CHANGED_MEANWHILE. */
export async function leave(access: Access, id: string): Promise<void> {
  const { transaction, actor, now } = access;
  const { roles, staysElsewhere } = await leavingOf(access, id);
  for (const held of roles) await requireAnotherAdministrator(access, { practitioner: id, ...held });
  const { partnership } = actor;
  await endNamedInvolvements(access, id, [...new Set(roles.map(({ organisation }) => organisation))]);
  await asRecordRole(transaction, async () => {
    for (const { organisation, role, from } of roles) {
      const isAhead = Temporal.Instant.compare(from, now) > 0;
      await transaction
        .updateTable('role_held')
        .set({ ends_at: isAhead ? from : now })
        .where('partnership_id', '=', partnership)
        .where('practitioner_id', '=', id)
        .where('organisation_id', '=', organisation)
        .where('role', '=', role)
        .where('starts_at', '=', from)
        .execute();
    }
    await endSessionsOf(access, id);
    if (staysElsewhere) {
      await note(access, 'person left an organisation', id, { roles: roles.length });
      return;
    }
    await transaction
      .updateTable('practitioner')
      .set({ active: false })
      .where('partnership_id', '=', partnership)
      .where('id', '=', id)
      .execute();
    await transaction
      .updateTable('team_member')
      .set({ ends_at: now })
      .where('partnership_id', '=', partnership)
      .where('practitioner_id', '=', id)
      .where('ends_at', 'is', null)
      .execute();
    await removeWaysToSignIn(access, id);
    await endLinksOf(transaction, partnership, id);
    await note(access, 'person left', id, { roles: roles.length });
  });
}
