/** A PostgreSQL as an operator has one: passwords are asked for, and the owner of the database is not a superuser. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { findSystemPostgresql } from '../../test/system-postgresql.ts';
import { ask, dataFolder, start } from './embedded-server.fixture.ts';
import type { ServerOptions } from './start-server.ts';

/** The PostgreSQL that npm brought, and an older one when the machine has it. */
export async function versionsAtHand(): Promise<readonly { name: string; options: Partial<ServerOptions> }[]> {
  const system = await findSystemPostgresql();
  const brought = { name: 'PostgreSQL 18', options: {} };
  if (system === undefined) return [brought];
  const { binaries, version } = system;
  return [brought, { name: `PostgreSQL ${version}`, options: { system: { binaries, locale: ['--locale=C.UTF-8'] } } }];
}

export type OperatorServer = {
  readonly url: (user: string, password: string | undefined) => string;
  /** Does something as the superuser, whom nobody asks for a password. */
  readonly administer: (statement: string) => Promise<readonly Record<string, unknown>[]>;
};

/** With the database "throughline", which belongs to the login "owner" with the password "first", who may create roles. */
export async function operatorServer(t: TestContext, options: Partial<ServerOptions>): Promise<OperatorServer> {
  const folder = await dataFolder(t);
  const server = await start(t, { folder, ...options });
  const administer = (statement: string) => ask(server, statement);
  await writeFile(join(folder, 'cluster', 'pg_hba.conf'), 'local all postgres trust\nlocal all all scram-sha-256\n');
  await administer('SELECT pg_reload_conf()');
  await administer(`CREATE ROLE owner LOGIN CREATEROLE PASSWORD 'first'`);
  await administer('CREATE DATABASE throughline OWNER owner');
  return {
    administer,
    url: (user, password) =>
      `postgresql://${user}${password === undefined ? '' : `:${password}`}@localhost/throughline?host=${encodeURIComponent(folder)}`,
  };
}
