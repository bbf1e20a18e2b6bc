/** Somebody who works here, as an administrator sees them: roles past, present and to come, and how they sign in. */
import { problem } from '../../errors.ts';
import { isRole, type Role } from '../../kinds/vocabulary.ts';
import type { Access } from '../access.ts';
import { isId } from '../id.ts';
import { hasWayToSignIn } from '../sign-in/ways-to-sign-in.ts';
import { asRecordRole } from '../transaction.ts';
import { type Administration, employsAt, requireAdministration } from './administration.ts';
import type { Practitioner } from './practitioners.ts';

export type HeldRole = {
  readonly role: Role;
  readonly organisation: string;
  readonly organisationName: string;
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant | null;
};

export type Person = Practitioner & {
  /** The latest first. Of an administrator's own organisations only. */
  readonly roles: readonly HeldRole[];
  readonly canSignIn: boolean;
  /** When a link that has not been used ends. */
  readonly linkEnds: Temporal.Instant | null;
  /** Where they are signed in now. */
  readonly sessions: number;
  /** Whether the viewer may change who they are and how they sign in, not only their roles. */
  readonly isLookedAfter: boolean;
  /** Roles elsewhere, that the viewer does not see. */
  readonly worksElsewhere: boolean;
};

export const isOver = ({ to }: Pick<HeldRole, 'to'>, now: Temporal.Instant): boolean =>
  to !== null && Temporal.Instant.compare(to, now) <= 0;

async function rolesOf({ transaction, actor }: Access, practitioner: string): Promise<readonly HeldRole[]> {
  const rows = await transaction
    .selectFrom('role_held as r')
    .innerJoin('organisation as o', (join) =>
      join.onRef('o.partnership_id', '=', 'r.partnership_id').onRef('o.id', '=', 'r.organisation_id'),
    )
    .select(['r.role', 'r.organisation_id', 'o.name', 'r.starts_at', 'r.ends_at'])
    .where('r.partnership_id', '=', actor.partnership)
    .where('r.practitioner_id', '=', practitioner)
    .orderBy('r.starts_at', 'desc')
    .orderBy('o.sort_name')
    .orderBy('r.role')
    .execute();
  return rows.flatMap(({ role, organisation_id, name, starts_at, ends_at }) =>
    isRole(role) ? [{ role, organisation: organisation_id, organisationName: name, from: starts_at, to: ends_at }] : [],
  );
}

const hasRoleElsewhere = (all: readonly HeldRole[], administration: Administration, now: Temporal.Instant): boolean =>
  all.some((held) => !isOver(held, now) && !employsAt(administration, held.organisation));

/** Whether somebody has roles, now or later, where the administrator has no say. */
export const worksElsewhere = async (
  access: Access,
  administration: Administration,
  practitioner: string,
): Promise<boolean> => hasRoleElsewhere(await rolesOf(access, practitioner), administration, access.now);

/** Everybody who has or had a role in an organisation of the administrator's can be found; nobody else. Throws NOT_FOUND. */
export async function openPerson(
  access: Access,
  id: string,
): Promise<{ readonly person: Person; readonly administration: Administration }> {
  const { transaction, actor, now } = access;
  const administration = await requireAdministration(access);
  if (!isId(id)) throw problem('NOT_FOUND');
  const row = await transaction
    .selectFrom('practitioner')
    .select(['id', 'name', 'email', 'active'])
    .where('partnership_id', '=', actor.partnership)
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined) throw problem('NOT_FOUND');
  const all = await rolesOf(access, id);
  const roles = all.filter(({ organisation }) => employsAt(administration, organisation));
  if (roles.length === 0 && !administration.isOfPartnership) throw problem('NOT_FOUND');
  const isElsewhere = hasRoleElsewhere(all, administration, now);
  return {
    administration,
    person: {
      id: row.id,
      name: row.name,
      email: row.email,
      isActive: row.active,
      roles,
      worksElsewhere: isElsewhere,
      isLookedAfter: !isElsewhere,
      ...(await signInOf(access, id)),
    },
  };
}

const signInOf = (
  access: Access,
  practitioner: string,
): Promise<Pick<Person, 'canSignIn' | 'linkEnds' | 'sessions'>> => {
  const { transaction, actor, now } = access;
  return asRecordRole(transaction, async () => {
    const link = await transaction
      .selectFrom('sign_in_link')
      .select('ends_at')
      .where('partnership_id', '=', actor.partnership)
      .where('practitioner_id', '=', practitioner)
      .where('used_at', 'is', null)
      .where('ends_at', '>', now)
      .executeTakeFirst();
    const { sessions } = await transaction
      .selectFrom('session')
      .select((select) => select.fn.countAll<number>().as('sessions'))
      .where('partnership_id', '=', actor.partnership)
      .where('practitioner_id', '=', practitioner)
      .where('ends_at', '>', now)
      .executeTakeFirstOrThrow();
    return { canSignIn: await hasWayToSignIn(access, practitioner), linkEnds: link?.ends_at ?? null, sessions };
  });
};

/** Throws NOT_FOUND, or NOT_ALLOWED for somebody who works elsewhere too. */
export async function openLookedAfter(access: Access, id: string, action: string): Promise<Person> {
  const { person } = await openPerson(access, id);
  if (!person.isLookedAfter)
    throw problem('NOT_ALLOWED', {
      action: `${action} of somebody who works in another organisation too. An administrator of the partnership can`,
    });
  return person;
}
