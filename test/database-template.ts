/** Databases from which those of tests are cloned: made once for a run, whichever test process asks first. */
import type { ClientBase } from 'pg';
import { systemClock } from '../src/clock.ts';
import { migrate } from '../src/database/migrate.ts';
import { productMigrations } from '../src/database/migrations.ts';
import { overOneConnection } from '../src/database/one-connection.ts';
import { type Connections, type Database, openDatabase } from '../src/database/pool.ts';
import type { Tables } from '../src/database/tables.ts';
import type { DatabaseServer } from './database-server.ts';

export type TestDatabases = {
  readonly owner: Database<Tables>;
  readonly app: Database<Tables>;
  readonly connections: Connections;
};

export type Template = {
  /** The same name is filled once for a run. */
  readonly name: string;
  readonly fill: (databases: TestDatabases) => Promise<void>;
};

const empty: Template = {
  name: 'empty',
  fill: ({ owner }) => migrate(owner, { folder: productMigrations, clock: systemClock }),
};

const ready = new Map<string, Promise<string>>();

/** The name of the template database, with all migrations and what `fill` put into it. */
export function templateDatabase(server: DatabaseServer, template: Template | 'empty'): Promise<string> {
  const { name } = template === 'empty' ? empty : template;
  const known = ready.get(name);
  if (known !== undefined) return known;
  const made = template === 'empty' ? make(server, empty) : makeFrom(server, template);
  ready.set(name, made);
  return made;
}

const makeFrom = async (server: DatabaseServer, template: Template): Promise<string> =>
  make(server, template, await templateDatabase(server, 'empty'));

async function make(server: DatabaseServer, { name, fill }: Template, source = 'template1'): Promise<string> {
  const finished = `${server.prefix}template_${name}`;
  const unfinished = `${server.prefix}unfinished_${name}`;
  await overOneConnection(server.maintenance, async (client) => {
    // Only tests may do this: the lock goes with the connection, so a test process that dies holds nobody up.
    await client.query('SELECT pg_advisory_lock(hashtext($1))', [finished]);
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [finished]);
    if (rowCount === 1) return;
    await server.ensureRoles(client);
    await client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(unfinished)}`);
    await createDatabase(client, unfinished, source, server.ownerRole);
    await withDatabases(server, unfinished, fill);
    await client.query(
      `ALTER DATABASE ${client.escapeIdentifier(unfinished)} RENAME TO ${client.escapeIdentifier(finished)}`,
    );
  });
  return finished;
}

async function withDatabases(server: DatabaseServer, name: string, work: Template['fill']): Promise<void> {
  const databases = openTestDatabases(server, name);
  try {
    await work(databases);
  } finally {
    await closeTestDatabases(databases);
  }
}

/** Copies files, which is faster than the default for a small database on a server that never waits for the disk. */
export async function createDatabase(client: ClientBase, name: string, source: string, owner: string): Promise<void> {
  const [database, template, role] = [name, source, owner].map((word) => client.escapeIdentifier(word));
  await client.query(`CREATE DATABASE ${database} TEMPLATE ${template} OWNER ${role} STRATEGY file_copy`);
}

export function openTestDatabases(server: DatabaseServer, name: string): TestDatabases {
  const connections = server.connections(name);
  return {
    owner: openDatabase<Tables>(connections.owner, 2),
    app: openDatabase<Tables>(connections.app, 8),
    connections,
  };
}

export async function closeTestDatabases({ owner, app }: Pick<TestDatabases, 'owner' | 'app'>): Promise<void> {
  await Promise.all([owner.close(), app.close()]);
}
