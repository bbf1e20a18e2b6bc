/** The product's database on a PostgreSQL of the operator's. */
import type { ClientBase } from 'pg';
import { problem } from '../errors.ts';
import { appLogin, ensureAppLogin } from './app-login.ts';
import { overOneConnection } from './one-connection.ts';
import type { Connections } from './pool.ts';
import { ensureRoles } from './roles.ts';

const oldestVersion = 150_000;

/**
 * Looks whether the server will do, and makes the roles and the login. Throws DATABASE_UNAVAILABLE, DATABASE_TOO_OLD,
 * DATABASE_PASSWORD_MISSING or DATABASE_ROLES_WRONG.
 */
export async function prepareOperatorDatabase(url: string, appUrl: string | undefined): Promise<Connections> {
  const owner = { connectionString: url };
  const login = appLogin(url, appUrl);
  await overOneConnection(owner, async (client) => {
    await refuseOldServer(client, oldestVersion);
    await ensureRoles(client);
    await ensureAppLogin(client, login);
  });
  return { owner, app: login.connection };
}

/** @param oldest as in `server_version_num`, for example 150000 */
export async function refuseOldServer(client: ClientBase, oldest: number): Promise<void> {
  const { rows } = await client.query<{ version: string }>(
    `SELECT current_setting('server_version') AS version WHERE current_setting('server_version_num')::integer < $1`,
    [oldest],
  );
  for (const { version } of rows) throw problem('DATABASE_TOO_OLD', { version });
}
