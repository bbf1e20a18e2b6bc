/** The server on which tests have their databases: the one of the run, a named one, or one for this process alone. */
import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { after } from 'node:test';
import type { ClientBase } from 'pg';
import { appLogin, ensureAppLogin } from '../src/database/app-login.ts';
import { ensureEmbeddedRoles, ownerRole } from '../src/database/embedded-database.ts';
import { startEmbeddedServer } from '../src/database/embedded-server.ts';
import type { Connection, Connections } from '../src/database/pool.ts';
import { appRole, ensureRoles } from '../src/database/roles.ts';
import { throughSocket } from '../src/database/running-server.ts';
import { dropDatabases, testPrefix } from './drop-databases.ts';
import { temporaryFolder } from './temporary-folder.ts';

export type DatabaseServer = {
  /** May create databases. */
  readonly maintenance: Connection;
  /** Who owns a new database. */
  readonly ownerRole: string;
  readonly ensureRoles: (client: ClientBase) => Promise<void>;
  readonly connections: (database: string) => Connections;
  /** Begins the names of this run's databases. */
  readonly prefix: string;
};

const {
  THROUGHLINE_TEST_SERVER: socketFolder,
  THROUGHLINE_TEST_DATABASE_URL: url,
  THROUGHLINE_TEST_RUN: run = randomBytes(4).toString('hex'),
} = process.env;

const prefix = testPrefix(run);

// Said while the module loads, so that it happens after the last test of the file and not after the first.
const closing = new AsyncDisposableStack();
after(() => closing.disposeAsync());

let server: Promise<DatabaseServer> | undefined;

/** The same for all tests of a process. */
export function databaseServer(): Promise<DatabaseServer> {
  server ??= url === undefined ? serverBehindSocket() : Promise.resolve(serverAt(url));
  return server;
}

async function serverBehindSocket(): Promise<DatabaseServer> {
  const folder = socketFolder ?? (await startForThisProcess());
  return {
    prefix,
    ownerRole,
    maintenance: throughSocket(folder, 'postgres', 'postgres'),
    ensureRoles: ensureEmbeddedRoles,
    connections: (database) => ({
      owner: throughSocket(folder, database, ownerRole),
      app: throughSocket(folder, database, appRole),
    }),
  };
}

async function startForThisProcess(): Promise<string> {
  const folder = await temporaryFolder();
  const started = await startEmbeddedServer({ folder, durability: 'fast' });
  closing.defer(() => rm(folder, { recursive: true }));
  closing.defer(started.stop);
  return started.socketFolder;
}

function serverAt(address: string): DatabaseServer {
  const named = (database: string): string => {
    const changed = new URL(address);
    changed.pathname = `/${database}`;
    return changed.href;
  };
  const maintenance = { connectionString: address };
  if (process.env['THROUGHLINE_TEST_RUN'] === undefined) closing.defer(() => dropDatabases(maintenance, prefix));
  return {
    prefix,
    maintenance,
    ownerRole: decodeURIComponent(new URL(address).username),
    ensureRoles: async (client) => {
      await ensureRoles(client);
      await ensureAppLogin(client, appLogin(address, undefined));
    },
    connections: (database) => ({
      owner: { connectionString: named(database) },
      app: appLogin(named(database), undefined).connection,
    }),
  };
}
