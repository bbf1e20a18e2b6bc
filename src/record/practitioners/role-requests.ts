/** Roles that administrators ask for themselves: another administrator of the organisation or of the partnership decides. */
import { problem } from '../../errors.ts';
import { isRole, type Role } from '../../kinds/vocabulary.ts';
import type { Access } from '../access.ts';
import { isId } from '../id.ts';
import { asRecordRole } from '../transaction.ts';
import type { Administration } from './administration.ts';
import { requireAdministration, requireEmployer } from './administration.ts';
import { note } from './note.ts';
import { insertRole, overlapsRole } from './roles-held.ts';

export type RoleRequest = {
  readonly id: string;
  readonly person: string;
  readonly name: string;
  readonly organisation: string;
  readonly organisationName: string;
  readonly role: Role;
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant | null;
  readonly askedAt: Temporal.Instant;
};

const open = ({ transaction, actor }: Access) =>
  transaction
    .selectFrom('role_request as q')
    .innerJoin('practitioner as p', (join) =>
      join.onRef('p.partnership_id', '=', 'q.partnership_id').onRef('p.id', '=', 'q.practitioner_id'),
    )
    .innerJoin('organisation as o', (join) =>
      join.onRef('o.partnership_id', '=', 'q.partnership_id').onRef('o.id', '=', 'q.organisation_id'),
    )
    .where('q.partnership_id', '=', actor.partnership)
    .where('q.decided_at', 'is', null);

/** The oldest first, the viewer's own among them. */
export async function openRoleRequests(
  access: Access,
  { isOfPartnership, organisations }: Administration,
): Promise<readonly RoleRequest[]> {
  const rows = await open(access)
    .$if(!isOfPartnership, (query) => query.where('q.organisation_id', 'in', [...organisations]))
    .select([
      'q.id',
      'q.practitioner_id',
      'p.name',
      'q.organisation_id',
      'o.name as organisationName',
      'q.role',
      'q.starts_at',
      'q.ends_at',
      'q.asked_at',
    ])
    .orderBy('q.asked_at')
    .execute();
  return rows.flatMap(({ role, ...row }) =>
    isRole(role)
      ? [
          {
            id: row.id,
            person: row.practitioner_id,
            name: row.name,
            organisation: row.organisation_id,
            organisationName: row.organisationName,
            role,
            from: row.starts_at,
            to: row.ends_at,
            askedAt: row.asked_at,
          },
        ]
      : [],
  );
}

export type RoleDecision = 'given' | 'refused' | 'withdrawn';

/**
 * The one who asked may only withdraw. Throws NOT_FOUND, NOT_ALLOWED, and CHANGED_MEANWHILE when somebody else has decided.
 */
export async function decideRoleRequest(access: Access, id: string, decision: RoleDecision): Promise<void> {
  const { transaction, actor, now } = access;
  const administration = await requireAdministration(access);
  const request = isId(id)
    ? (await openRoleRequests(access, administration)).find((each) => each.id === id)
    : undefined;
  if (request === undefined) throw problem('CHANGED_MEANWHILE');
  requireEmployer(administration, request.organisation);
  const { person, organisation, role, from, to } = request;
  if ((decision === 'withdrawn') !== (person === actor.practitioner))
    throw problem('NOT_ALLOWED', { action: 'decide on a role for yourself' });
  await asRecordRole(transaction, async () => {
    const { numUpdatedRows } = await transaction
      .updateTable('role_request')
      .set({ decided_at: now, decided_by: actor.practitioner, decision })
      .where('partnership_id', '=', actor.partnership)
      .where('id', '=', id)
      .where('decided_at', 'is', null)
      .executeTakeFirst();
    if (numUpdatedRows !== 1n) throw problem('CHANGED_MEANWHILE');
    await note(access, 'role request decided', person, { request: id, organisation, role, decision });
    if (decision !== 'given') return;
    const place = { practitioner: person, organisation, role };
    if (await overlapsRole(access, place, { from, to })) return;
    await insertRole(access, place, { from, to });
    await note(access, 'role given', person, { organisation, role, request: id });
  });
}
