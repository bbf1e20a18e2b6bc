/** The database server that all test processes of a run share. */
import { randomBytes } from 'node:crypto';
import { chmod, glob, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
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
  const folder = await folderForTheRun(cleaning);
  const settings = { THROUGHLINE_TEST_RUN: run, THROUGHLINE_TEST_FOLDER: folder };
  const given = process.env['THROUGHLINE_TEST_DATABASE_URL'];
  if (given !== undefined) {
    cleaning.defer(() => dropDatabases({ connectionString: given }, testPrefix(run)));
    return settings;
  }
  const system = kind === 'system' ? await systemPostgresql() : undefined;
  const server = await startEmbeddedServer({
    folder: join(folder, 'server'),
    durability: 'fast',
    ...(system && { system }),
  });
  cleaning.defer(server.stop);
  return {
    ...settings,
    ...(system === undefined
      ? { THROUGHLINE_TEST_SERVER: server.socketFolder }
      : { THROUGHLINE_TEST_DATABASE_URL: await addressForOwner(server) }),
  };
}

/** Holds everything that the tests make, so that nothing stays when they are interrupted. */
async function folderForTheRun(cleaning: AsyncDisposableStack): Promise<string> {
  const folder = await temporaryFolder();
  cleaning.defer(async () => {
    await untilServersHaveStopped(folder);
    await rm(folder, { recursive: true, maxRetries: 5 });
  });
  // Some tests run a server as another account.
  await chmod(folder, 0o711);
  return folder;
}

/** Servers of interrupted tests notice a moment later; without their files they could not put away their shared memory. */
async function untilServersHaveStopped(folder: string): Promise<void> {
  for (let wait = 0; wait < 50; wait += 1) {
    const running = await Array.fromAsync(glob('**/cluster/postmaster.pid', { cwd: folder }));
    if (running.length === 0) return;
    await sleep(100);
  }
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
