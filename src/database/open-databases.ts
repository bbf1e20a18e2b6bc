/** From the settings to databases that are ready for use. */
import { type Clock, systemClock } from '../clock.ts';
import type { Config } from '../config.ts';
import { prepareEmbeddedDatabase } from './embedded-database.ts';
import { joinOrStartServer, startEmbeddedServer } from './embedded-server.ts';
import { migrate } from './migrate.ts';
import { productMigrations } from './migrations.ts';
import { prepareOperatorDatabase } from './operator-database.ts';
import { type Connections, type Database, openDatabase } from './pool.ts';
import type { EmbeddedServer } from './running-server.ts';
import type { Tables } from './tables.ts';

export type Databases = {
  /** Owns the tables; row-level security applies to it too. */
  readonly owner: Database<Tables>;
  /** Serves requests. */
  readonly app: Database<Tables>;
  /** For work over a connection of its own. */
  readonly connections: Connections;
  /** When it is the one that Throughline brings. */
  readonly server: EmbeddedServer | undefined;
  readonly close: () => Promise<void>;
};

export type OpenOptions = {
  /** A server wants the embedded database for itself; a command shares it. */
  readonly purpose: 'server' | 'command';
  readonly clock?: Clock;
};

/**
 * Starts or reaches the database, and brings roles and tables up to date. Throws the errors of "Starting and running";
 * nothing is left running then.
 */
export async function openDatabases(
  { database, databasePool }: Pick<Config, 'database' | 'databasePool'>,
  { purpose, clock = systemClock }: OpenOptions,
): Promise<Databases> {
  await using opening = new AsyncDisposableStack();
  const { connections, server } = await reach(database, purpose, opening);
  const owner = openDatabase<Tables>(connections.owner, 2);
  opening.defer(owner.close);
  await migrate(owner, { folder: productMigrations, clock });
  const app = openDatabase<Tables>(connections.app, databasePool);
  opening.defer(app.close);
  const opened = opening.move();
  return { owner, app, connections, server, close: () => opened.disposeAsync() };
}

/** Starts or reaches the database and leaves its tables as they are. Throws as `openDatabases`. */
export async function reachDatabase(
  { database }: Pick<Config, 'database'>,
  { purpose }: Pick<OpenOptions, 'purpose'>,
): Promise<{ readonly connections: Connections; readonly close: () => Promise<void> }> {
  await using opening = new AsyncDisposableStack();
  const { connections } = await reach(database, purpose, opening);
  const opened = opening.move();
  return { connections, close: () => opened.disposeAsync() };
}

async function reach(
  database: Config['database'],
  purpose: OpenOptions['purpose'],
  opening: AsyncDisposableStack,
): Promise<{ readonly connections: Connections; readonly server: EmbeddedServer | undefined }> {
  if (database.kind === 'server') {
    return { connections: await prepareOperatorDatabase(database.url, database.appUrl), server: undefined };
  }
  const start = purpose === 'server' ? startEmbeddedServer : joinOrStartServer;
  const server = await start({ folder: database.folder, durability: 'safe' });
  opening.defer(server.stop);
  return { connections: await prepareEmbeddedDatabase(server), server };
}
