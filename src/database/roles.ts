/**
 * The two roles on which the separation of viewers rests. Requests are served as `throughline_app`, which owns nothing and
 * to which row-level security applies. It takes on `throughline_record` for one transaction at a time, to write the record.
 */
import type { ClientBase } from 'pg';
import { problem } from '../errors.ts';
import { askAll, makeMissing, type Need } from './make-missing.ts';

export const appRole = 'throughline_app';
const recordRole = 'throughline_record';

const roleNeeds: readonly Need[] = [
  { met: `to_regrole('${recordRole}') IS NOT NULL`, make: `CREATE ROLE ${recordRole} NOLOGIN` },
  { met: `to_regrole('${appRole}') IS NOT NULL`, make: `CREATE ROLE ${appRole} LOGIN NOINHERIT` },
  {
    met: `EXISTS (SELECT FROM pg_auth_members WHERE roleid = to_regrole('${recordRole}') AND member = to_regrole('${appRole}'))`,
    make: `GRANT ${recordRole} TO ${appRole}`,
  },
  // Kept with the role, because poolers refuse settings that come with a connection. Milliseconds.
  ...['statement_timeout=30000', 'idle_in_transaction_session_timeout=60000'].map((setting) => ({
    met: `EXISTS (SELECT FROM pg_roles WHERE rolname = '${appRole}' AND '${setting}' = ANY (rolconfig))`,
    make: `ALTER ROLE ${appRole} SET ${setting}`,
  })),
];

/**
 * Makes what is missing of the roles and checks that they are walls. Several processes may do this at once.
 * Throws DATABASE_ROLES_WRONG.
 *
 * @param client signed in as a role that may create roles, unless they exist
 */
export async function ensureRoles(client: ClientBase): Promise<void> {
  await makeMissing(client, roleNeeds).catch((error: Error & { readonly code?: string }) => {
    const insufficientPrivilege = error.code === '42501';
    throw insufficientPrivilege ? rolesWrong('something of them is missing and may not be made here', error) : error;
  });
  const answers = await askAll(client, Object.values(gapsInTheWall));
  const gap = Object.keys(gapsInTheWall).find((_, index) => answers[index] !== false);
  if (gap !== undefined) throw rolesWrong(gap);
}

const gapsInTheWall: Readonly<Record<string, string>> = {
  'one of them is a superuser, passes by row-level security or may create roles': `
    (SELECT bool_or(rolsuper OR rolbypassrls OR rolcreaterole) FROM pg_roles WHERE rolname IN ('${appRole}', '${recordRole}'))`,
  [`${recordRole} can log in`]: `(SELECT rolcanlogin FROM pg_roles WHERE rolname = '${recordRole}')`,
  [`${appRole} cannot log in`]: `(SELECT NOT rolcanlogin FROM pg_roles WHERE rolname = '${appRole}')`,
  [`${appRole} has the rights of ${recordRole} without taking it on`]: `pg_has_role('${appRole}', '${recordRole}', 'USAGE')`,
  [`${appRole} can become the owner of the tables`]: `pg_has_role('${appRole}', current_user, 'MEMBER')`,
};

export const rolesWrong = (reason: string, cause?: unknown) => problem('DATABASE_ROLES_WRONG', { reason }, cause);
