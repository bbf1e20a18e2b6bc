/** One attempt to start the embedded server on a folder. */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { problem } from '../errors.ts';
import { prepareDataFolder } from './data-folder.ts';
import { builtinLocale, type ClusterLocale, initialiseCluster } from './initialise-cluster.ts';
import { embeddedBinaries } from './postgres-binaries.ts';
import { removeMisleadingFile } from './postmaster-file.ts';
import { type EmbeddedServer, findRunningServer, nameOfStart, throughSocket } from './running-server.ts';
import { chooseAccount, type WayOfRoot } from './server-account.ts';
import { openServerLog, type ServerLog } from './server-log.ts';
import { type Durability, serverSettings } from './server-settings.ts';
import { chooseSocketFolder } from './socket-folder.ts';
import { supervise } from './supervise.ts';

export type ServerOptions = {
  /** Absolute. Made when it does not exist. */
  readonly folder: string;
  /** `fast` loses data when the machine stops: for tests. */
  readonly durability: Durability;
  /** Another PostgreSQL than the one that npm brought. */
  readonly system?: { readonly binaries: string; readonly locale: ClusterLocale };
  readonly wayOfRoot?: WayOfRoot;
};

/** An empty lock file is one that another start has made and not yet written. */
const anotherIsThere = /lock file .* (?:already exists|is empty)|pre-existing shared memory block/;

/** Undefined when another server is starting, running or stopping on the folder. */
export async function tryToStart(options: ServerOptions, cluster: string): Promise<EmbeddedServer | undefined> {
  const { folder, durability, system } = options;
  const account = await chooseAccount(system?.binaries ?? (await embeddedBinaries()), options.wayOfRoot);
  await prepareDataFolder(folder, account);
  await using log = await openServerLog(join(folder, 'postgresql.log'));
  await initialiseCluster(folder, cluster, { account, log, durability, locale: system?.locale ?? builtinLocale });
  await removeMisleadingFile(cluster);

  const socketFolder = await chooseSocketFolder(folder, account.user);
  const startedBy = nameOfStart();
  const words = ['-D', cluster, ...serverSettings({ socketFolder, startedBy, durability })];
  const server = supervise(join(account.binaries, 'postgres'), words, { account, log: log.descriptor });
  while (!server.hasEnded()) {
    const found = await findRunningServer(cluster);
    if (found.state === 'ready' && found.startedBy === startedBy) {
      server.letGo();
      return {
        socketFolder,
        alreadyRunning: false,
        connection: (database, user) => throughSocket(socketFolder, database, user),
        stop: server.stop,
      };
    }
    await sleep(4);
  }
  return await explainEnd(log);
}

async function explainEnd(log: ServerLog): Promise<undefined> {
  const written = await log.written();
  if (anotherIsThere.test(written)) return undefined;
  throw problem('EMBEDDED_DATABASE_FAILED', { reason: written.trim().split('\n').at(-1) ?? 'it ended at once' });
}
