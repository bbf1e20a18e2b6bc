/** Roles that end by themselves: whoever then works in an organisation no more is named with no child there any more. */
import { type RecordServices, withAccess } from '../access.ts';
import type { Actor } from '../actor.ts';
import { asSystem, type System } from '../system.ts';
import { endNamedInvolvements } from './end-named-involvements.ts';

/** Longer than a server is likely to stand still. */
const hoursBack = 24 * 7;

/** People and the organisations in which their last role ended a short while ago, and who are still named with a child there. */
const leavers = (services: RecordServices, system: System) =>
  asSystem(services, system, ({ transaction, now }) =>
    transaction
      .selectFrom('role_held as r')
      .select(['r.practitioner_id', 'r.organisation_id'])
      .distinct()
      .where('r.partnership_id', '=', system.partnership)
      .where('r.ends_at', '<=', now)
      .where('r.ends_at', '>', now.subtract({ hours: hoursBack }))
      .where((where) =>
        where.not(
          where.exists(
            where
              .selectFrom('role_held as n')
              .select('n.role')
              .whereRef('n.partnership_id', '=', 'r.partnership_id')
              .whereRef('n.practitioner_id', '=', 'r.practitioner_id')
              .whereRef('n.organisation_id', '=', 'r.organisation_id')
              .where('n.starts_at', '<=', now)
              .where((held) => held.or([held('n.ends_at', 'is', null), held('n.ends_at', '>', now)])),
          ),
        ),
      )
      .where((where) =>
        where.exists(
          where
            .selectFrom('involvement as i')
            .select('i.id')
            .whereRef('i.partnership_id', '=', 'r.partnership_id')
            .whereRef('i.practitioner_id', '=', 'r.practitioner_id')
            .whereRef('i.organisation_id', '=', 'r.organisation_id')
            .where((open) => open.or([open('i.ends_at', 'is', null), open('i.ends_at', '>', now)])),
        ),
      )
      .execute(),
  );

export async function endInvolvementsOfLeavers(services: RecordServices, system: System): Promise<void> {
  const nobody: Actor = { ...system, practitioner: '', name: 'Throughline', posts: [], viewers: [] };
  for (const { practitioner_id, organisation_id } of await leavers(services, system))
    await withAccess(services, nobody, 'roles that ended', (access) =>
      endNamedInvolvements(access, practitioner_id, [organisation_id]),
    );
}
