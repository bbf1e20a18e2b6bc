/** Teams: named groups of people of one organisation. */
import { randomUUIDv7 } from 'node:crypto';
import { problem } from '../../errors.ts';
import type { Access } from '../access.ts';
import { isId } from '../id.ts';
import { asRecordRole } from '../transaction.ts';
import { type Administration, requireAdministration, requireEmployer } from './administration.ts';
import { note } from './note.ts';

export type Team = {
  readonly id: string;
  readonly name: string;
  readonly organisation: string;
  readonly organisationName: string;
  readonly members: readonly { readonly id: string; readonly name: string }[];
};

type Scope = Pick<Administration, 'isOfPartnership' | 'organisations'>;

/** Those that are not closed, by organisation and name, with who is in them now. */
export async function teamsOf(access: Access, { isOfPartnership, organisations }: Scope): Promise<readonly Team[]> {
  const { transaction, actor } = access;
  const teams = await transaction
    .selectFrom('team as t')
    .innerJoin('organisation as o', (join) =>
      join.onRef('o.partnership_id', '=', 't.partnership_id').onRef('o.id', '=', 't.organisation_id'),
    )
    .select(['t.id', 't.name', 't.organisation_id', 'o.name as organisationName'])
    .where('t.partnership_id', '=', actor.partnership)
    .where('t.closed_at', 'is', null)
    .$if(!isOfPartnership, (query) => query.where('t.organisation_id', 'in', [...organisations]))
    .orderBy('o.sort_name')
    .orderBy('t.name')
    .execute();
  if (teams.length === 0) return [];
  const members = await transaction
    .selectFrom('team_member as m')
    .innerJoin('practitioner as p', (join) =>
      join.onRef('p.partnership_id', '=', 'm.partnership_id').onRef('p.id', '=', 'm.practitioner_id'),
    )
    .select(['m.team_id', 'p.id', 'p.name'])
    .where('m.partnership_id', '=', actor.partnership)
    .where(
      'm.team_id',
      'in',
      teams.map(({ id }) => id),
    )
    .where('m.ends_at', 'is', null)
    .orderBy('p.sort_name')
    .execute();
  return teams.map(({ id, name, organisation_id, organisationName }) => ({
    id,
    name,
    organisation: organisation_id,
    organisationName,
    members: members.filter(({ team_id }) => team_id === id).map((member) => ({ id: member.id, name: member.name })),
  }));
}

/** Throws NOT_FOUND, also for a team of an organisation that is not the viewer's. */
export async function openTeam(access: Access, id: string): Promise<Team> {
  const administration = await requireAdministration(access);
  const team = isId(id) ? (await teamsOf(access, administration)).find((each) => each.id === id) : undefined;
  if (team === undefined) throw problem('NOT_FOUND');
  return team;
}

/** Returns its id. Throws NOT_FOUND. */
export async function addTeam(access: Access, organisation: string, name: string): Promise<string> {
  const { transaction, actor, now } = access;
  requireEmployer(await requireAdministration(access), organisation);
  const id = randomUUIDv7();
  await asRecordRole(transaction, async () => {
    await transaction
      .insertInto('team')
      .values({
        partnership_id: actor.partnership,
        id,
        organisation_id: organisation,
        name,
        made_at: now,
        made_by: actor.practitioner,
        closed_at: null,
      })
      .execute();
    await note(access, 'team added', '', { team: id, organisation });
  });
  return id;
}

/** People who hold a role in the team's organisation now and are not in the team. */
export async function couldJoin(
  { transaction, actor, now }: Access,
  { organisation, members }: Team,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const rows = await transaction
    .selectFrom('practitioner as p')
    .select(['p.id', 'p.name'])
    .where('p.partnership_id', '=', actor.partnership)
    .where('p.active', '=', true)
    .where((where) =>
      where.exists(
        where
          .selectFrom('role_held as r')
          .select('r.role')
          .whereRef('r.partnership_id', '=', 'p.partnership_id')
          .whereRef('r.practitioner_id', '=', 'p.id')
          .where('r.organisation_id', '=', organisation)
          .where((held) => held.or([held('r.ends_at', 'is', null), held('r.ends_at', '>', now)])),
      ),
    )
    .orderBy('p.sort_name')
    .execute();
  return rows.filter(({ id }) => !members.some((member) => member.id === id));
}

/** Throws NOT_FOUND for somebody who could not join. */
export async function joinTeam(access: Access, team: Team, person: string): Promise<void> {
  const { transaction, actor, now } = access;
  if (!(await couldJoin(access, team)).some(({ id }) => id === person)) throw problem('NOT_FOUND');
  await asRecordRole(transaction, async () => {
    await transaction
      .insertInto('team_member')
      .values({
        partnership_id: actor.partnership,
        team_id: team.id,
        practitioner_id: person,
        starts_at: now,
        ends_at: null,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await note(access, 'joined a team', person, { team: team.id });
  });
}

export async function leaveTeam(access: Access, team: Team, person: string): Promise<void> {
  const { transaction, actor, now } = access;
  if (!isId(person)) throw problem('NOT_FOUND');
  await asRecordRole(transaction, async () => {
    await transaction
      .updateTable('team_member')
      .set({ ends_at: now })
      .where('partnership_id', '=', actor.partnership)
      .where('team_id', '=', team.id)
      .where('practitioner_id', '=', person)
      .where('ends_at', 'is', null)
      .execute();
    await note(access, 'left a team', person, { team: team.id });
  });
}

export async function closeTeam(access: Access, team: Team): Promise<void> {
  const { transaction, actor, now } = access;
  await asRecordRole(transaction, async () => {
    await transaction
      .updateTable('team')
      .set({ closed_at: now })
      .where('partnership_id', '=', actor.partnership)
      .where('id', '=', team.id)
      .execute();
    await note(access, 'team closed', '', { team: team.id });
  });
}
