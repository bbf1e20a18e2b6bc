/** The database server that all test processes of a run share. */
import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { ownerRole } from '../src/database/embedded-database.ts';
import { startEmbeddedServer } from '../src/database/embedded-server.ts';
import { overOneConnection } from '../src/database/one-connection.ts';
import type { EmbeddedServer } from '../src/database/running-server.ts';
import { dropDatabases, testPrefix } from './drop-databases.ts';
import { findSystemPostgresql } from './system-postgresql.ts';
import { temporaryFolder } from './temporary-folder.ts';

export type ServerKind = 'embedded' | 'system';

/** Settings for the test processes. What it started ends with `cleaning`. */
export async function startTestServer(
  kind: ServerKind,
  cleaning: AsyncDisposableStack,
): Promise<Readonly<Record<string, string>>> {
  const run = randomBytes(4).toString('hex');
  const given = process.env['THROUGHLINE_TEST_DATABASE_URL'];
  if (given !== undefined) {
    cleaning.defer(() => dropDatabases({ connectionString: given }, testPrefix(run)));
    return { THROUGHLINE_TEST_RUN: run };
  }
  const system = kind === 'system' ? await systemPostgresql() : undefined;
  const folder = await temporaryFolder();
  cleaning.defer(() => rm(folder, { recursive: true }));
  const server = await startEmbeddedServer({ folder, durability: 'fast', ...(system && { system }) });
  cleaning.defer(server.stop);
  return {
    THROUGHLINE_TEST_RUN: run,
    ...(system === undefined
      ? { THROUGHLINE_TEST_SERVER: server.socketFolder }
      : { THROUGHLINE_TEST_DATABASE_URL: await addressForOwner(server) }),
  };
}

async function systemPostgresql() {
  const found = await findSystemPostgresql();
  if (found === undefined) {
    throw new Error(
      'There is no PostgreSQL 15 or later on this machine. Install one (Debian and Ubuntu: apt-get install postgresql), or set THROUGHLINE_TEST_DATABASE_URL to the address of one, as a role that may create databases and roles.',
    );
  }
  console.log(`PostgreSQL ${found.version} from ${found.binaries}`);
  // There is no locale provider of PostgreSQL's own before 17.
  return { binaries: found.binaries, locale: ['--locale=C.UTF-8'] };
}

/** Rights as an operator would give them: not a superuser. The password is not looked at on this socket. */
async function addressForOwner(server: EmbeddedServer): Promise<string> {
  await overOneConnection(server.connection('postgres', 'postgres'), (superuser) =>
    superuser.query(`CREATE ROLE ${ownerRole} LOGIN CREATEROLE CREATEDB; GRANT pg_signal_backend TO ${ownerRole}`),
  );
  return `postgresql://${ownerRole}:not-looked-at@localhost/postgres?host=${encodeURIComponent(server.socketFolder)}`;
}
