/** From the settings to databases that are ready for use. */
import { type Clock, systemClock } from '../clock.ts';
import type { Config } from '../config.ts';
import { appLogin, ensureAppLogin } from './app-login.ts';
import { type Connections, prepareEmbeddedDatabase } from './embedded-database.ts';
import { joinOrStartServer, startEmbeddedServer } from './embedded-server.ts';
import { migrate } from './migrate.ts';
import { productMigrations } from './migrations.ts';
import { overOneConnection } from './one-connection.ts';
import { type Database, openDatabase } from './pool.ts';
import { ensureRoles } from './roles.ts';
import type { EmbeddedServer } from './running-server.ts';
import type { Tables } from './tables.ts';

export type Databases = {
  /** Owns the tables; row-level security applies to it too. */
  readonly owner: Database<Tables>;
  /** Serves requests. */
  readonly app: Database<Tables>;
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
  const server = database.kind === 'embedded' ? await startServer(database.folder, purpose) : undefined;
  if (server !== undefined) opening.defer(server.stop);
  const connections =
    server === undefined ? await prepareServer(database as ServerAddress) : await prepareEmbeddedDatabase(server);

  const owner = openDatabase<Tables>(connections.owner, 2);
  opening.defer(owner.close);
  await migrate(owner, { folder: productMigrations, clock });
  const app = openDatabase<Tables>(connections.app, databasePool);
  opening.defer(app.close);

  const opened = opening.move();
  return { owner, app, server, close: () => opened.disposeAsync() };
}

const startServer = (folder: string, purpose: OpenOptions['purpose']): Promise<EmbeddedServer> =>
  (purpose === 'server' ? startEmbeddedServer : joinOrStartServer)({ folder, durability: 'safe' });

type ServerAddress = Extract<Config['database'], { readonly kind: 'server' }>;

async function prepareServer({ url, appUrl }: ServerAddress): Promise<Connections> {
  const owner = { connectionString: url };
  const login = appLogin(url, appUrl);
  await overOneConnection(owner, async (client) => {
    await ensureRoles(client);
    await ensureAppLogin(client, login);
  });
  return { owner, app: login.connection };
}
