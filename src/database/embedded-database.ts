/** The product's database on the server that Throughline brings. */
import type { ClientBase } from 'pg';
import { makeMissing } from './make-missing.ts';
import { overOneConnection } from './one-connection.ts';
import type { Connections } from './pool.ts';
import { appRole, ensureRoles } from './roles.ts';
import type { EmbeddedServer } from './running-server.ts';

// Not the superuser, whom no row-level security stops: what the owner may do is the same here as on a server of the
// operator's, so that tests show what will happen there.
export const ownerRole = 'throughline_owner';

const databaseName = 'throughline';

/** Makes the roles and the database unless they exist. */
export async function prepareEmbeddedDatabase(server: EmbeddedServer): Promise<Connections> {
  await overOneConnection(server.connection('postgres', 'postgres'), async (superuser) => {
    await ensureEmbeddedRoles(superuser);
    await makeMissing(superuser, [
      {
        met: `EXISTS (SELECT FROM pg_database WHERE datname = '${databaseName}')`,
        make: `CREATE DATABASE ${databaseName} OWNER ${ownerRole}`,
      },
    ]);
  });
  return { owner: server.connection(databaseName, ownerRole), app: server.connection(databaseName, appRole) };
}

/** The two roles of the product, and the owner, whom on another server the operator brings. */
export async function ensureEmbeddedRoles(superuser: ClientBase): Promise<void> {
  await makeMissing(superuser, [
    { met: `to_regrole('${ownerRole}') IS NOT NULL`, make: `CREATE ROLE ${ownerRole} LOGIN` },
  ]);
  await ensureRoles(superuser);
}
