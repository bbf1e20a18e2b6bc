/** A PostgreSQL as an operator has one: passwords are asked for, and the owner of the database is not a superuser. */
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after } from 'node:test';
import { findSystemPostgresql } from '../../test/system-postgresql.ts';
import { temporaryFolder } from '../../test/temporary-folder.ts';
import { ask } from './embedded-server.fixture.ts';
import { startEmbeddedServer } from './embedded-server.ts';
import type { ServerOptions } from './start-server.ts';

export type OperatorServer = {
  readonly url: (user: string, password: string | undefined) => string;
  /** Does something as the superuser, whom nobody asks for a password. */
  readonly administer: (statement: string) => Promise<readonly Record<string, unknown>[]>;
  /** Leaves only an empty database, of the login "owner" with the password "first", who may create roles. */
  readonly clear: () => Promise<void>;
};

/** The PostgreSQL that npm brought, and an older one when the machine has it; they run until the tests have ended. */
export async function operatorServers(): Promise<readonly { name: string; server: OperatorServer }[]> {
  const system = await findSystemPostgresql();
  const brought = { name: 'PostgreSQL 18', server: await startAsOperator({}) };
  if (system === undefined) return [brought];
  const { binaries, version } = system;
  const older = await startAsOperator({ system: { binaries, locale: ['--locale=C.UTF-8'] } });
  return [brought, { name: `PostgreSQL ${version}`, server: older }];
}

async function startAsOperator(options: Partial<ServerOptions>): Promise<OperatorServer> {
  const folder = await temporaryFolder();
  const server = await startEmbeddedServer({ folder, durability: 'fast', ...options });
  after(async () => {
    await server.stop();
    await rm(folder, { recursive: true });
  });
  const administer = (statement: string) => ask(server, statement);
  await writeFile(join(folder, 'cluster', 'pg_hba.conf'), 'local all postgres trust\nlocal all all scram-sha-256\n');
  await administer('SELECT pg_reload_conf()');
  return {
    administer,
    url: (user, password) => {
      const login = password === undefined ? user : `${user}:${password}`;
      return `postgresql://${login}@localhost/throughline?host=${encodeURIComponent(server.socketFolder)}`;
    },
    clear: async () => {
      await administer('DROP DATABASE IF EXISTS throughline WITH (FORCE)');
      await administer('DROP ROLE IF EXISTS throughline_app, throughline_record, owner');
      await administer(`CREATE ROLE owner LOGIN CREATEROLE PASSWORD 'first'`);
      await administer('CREATE DATABASE throughline OWNER owner');
    },
  };
}
