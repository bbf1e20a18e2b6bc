/** How requests are served on a PostgreSQL of the operator's: as which role, with which password. */
import { createHmac } from 'node:crypto';
import type { ClientBase } from 'pg';
import { problem } from '../errors.ts';
import { makeMissing } from './make-missing.ts';
import { overOneConnection } from './one-connection.ts';
import type { Connection } from './pool.ts';
import { appRole, rolesWrong } from './roles.ts';
import { scramVerifier } from './scram-verifier.ts';

export type AppLogin = {
  readonly connection: Connection;
  /** Undefined when somebody else looks after it. */
  readonly password: string | undefined;
};

/**
 * Throws DATABASE_PASSWORD_MISSING when there is neither an address of its own nor a password to make one from.
 *
 * @param url DATABASE_URL
 * @param appUrl DATABASE_APP_URL
 */
export function appLogin(url: string, appUrl: string | undefined): AppLogin {
  if (appUrl !== undefined) return { connection: { connectionString: appUrl }, password: undefined };
  const address = new URL(url);
  const ownerPassword = address.searchParams.get('password') ?? decodeURIComponent(address.password);
  if (ownerPassword === '') throw problem('DATABASE_PASSWORD_MISSING');
  const password = derivePassword(ownerPassword);
  // In the query these count before what stands in front of the host, which an address of a socket does not have.
  address.searchParams.set('user', appRole);
  address.searchParams.set('password', password);
  return { connection: { connectionString: address.href }, password };
}

/** The same in every process, so that none has to keep a second secret or tell it to the others. */
const derivePassword = (ownerPassword: string): string =>
  createHmac('sha256', ownerPassword).update('throughline_app login').digest('base64url');

/**
 * Makes sure that requests can be served: tries the login, and sets its password when it is refused (the first time, and
 * after the owner's password has changed). Throws DATABASE_ROLES_WRONG or DATABASE_UNAVAILABLE.
 */
export async function ensureAppLogin(owner: ClientBase, { connection, password }: AppLogin): Promise<void> {
  if (password !== undefined && (await isRefused(connection))) await setPassword(owner, password);
  const role = await overOneConnection(connection, async (app) => {
    const { rows } = await app.query<{ role: string }>('SELECT current_user AS role');
    return rows[0]?.role;
  });
  if (role !== appRole) throw rolesWrong(`DATABASE_APP_URL signs in as another role than ${appRole}`);
}

async function isRefused(connection: Connection): Promise<boolean> {
  try {
    await overOneConnection(connection, () => Promise.resolve());
    return false;
  } catch (error) {
    const { code } = ((error as Error).cause ?? error) as { readonly code?: string };
    const [invalidPassword, invalidAuthorization] = ['28P01', '28000'];
    if (code === invalidPassword || code === invalidAuthorization) return true;
    throw error;
  }
}

async function setPassword(owner: ClientBase, password: string): Promise<void> {
  const make = `ALTER ROLE ${appRole} PASSWORD '${await scramVerifier(password)}'`;
  await makeMissing(owner, [{ met: 'false', make }]).catch((error: Error & { readonly code?: string }) => {
    const insufficientPrivilege = error.code === '42501';
    throw insufficientPrivilege ? rolesWrong(`the password of ${appRole} may not be set here`, error) : error;
  });
}
