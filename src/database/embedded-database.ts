/** The product's database on the server that Throughline brings. */
import type { ClientBase } from 'pg';
import { makeMissing } from './make-missing.ts';
import { overOneConnection } from './one-connection.ts';
import type { Connection } from './pool.ts';
import { appRole, ensureRoles } from './roles.ts';
import type { EmbeddedServer } from './running-server.ts';

/** How to reach a database as the owner of its tables, and as the role that serves requests. */
export type Connections = { readonly owner: Connection; readonly app: Connection };

// Not the superuser, whom no row-level security stops: what the owner may do is the same here as on a server of the
// operator's, so that tests show what will happen there.
export const ownerRole = 'throughline_owner';

const databaseName = 'throughline';

/** Makes the roles and the database unless they exist. */
export async function prepareEmbeddedDatabase(server: EmbeddedServer): Promise<Connections> {
  await overOneConnection(server.connection('postgres', 'postgres'), async (superuser) => {
    await ensureOwner(superuser);
    await ensureRoles(superuser);
    await makeMissing(superuser, [
      {
        met: `EXISTS (SELECT FROM pg_database WHERE datname = '${databaseName}')`,
        make: `CREATE DATABASE ${databaseName} OWNER ${ownerRole}`,
      },
    ]);
  });
  return { owner: server.connection(databaseName, ownerRole), app: server.connection(databaseName, appRole) };
}

const ensureOwner = (superuser: ClientBase): Promise<void> =>
  makeMissing(superuser, [{ met: `to_regrole('${ownerRole}') IS NOT NULL`, make: `CREATE ROLE ${ownerRole} LOGIN` }]);
