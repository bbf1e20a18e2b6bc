/**
 * The PostgreSQL that Throughline brings: the real one, started on a folder, reached through a socket in it, and gone when
 * the process that started it is gone.
 */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { problem } from '../errors.ts';
import { prepareDataFolder } from './data-folder.ts';
import { waitForGuests, joinAsGuest } from './guests.ts';
import { builtinLocale, type ClusterLocale, initialiseCluster } from './initialise-cluster.ts';
import { embeddedBinaries } from './postgres-binaries.ts';
import { readPostmasterFile, removeMisleadingFile } from './postmaster-file.ts';
import { findRunningServer, nameOfStart, processOfStart, type SocketConnection, throughSocket } from './running-server.ts';
import { chooseAccount, type ServerAccount } from './server-account.ts';
import { openServerLog } from './server-log.ts';
import { type Durability, serverSettings } from './server-settings.ts';
import { chooseSocketFolder } from './socket-folder.ts';
import { type Supervised, supervise } from './supervise.ts';

const patience = 20_000;

export type EmbeddedServer = {
  readonly socketFolder: string;
  /** Whether another process had started it; then `stop` only takes leave. */
  readonly alreadyRunning: boolean;
  readonly connection: (database: string, user: string) => SocketConnection;
  readonly stop: () => Promise<void>;
};

export type ServerOptions = {
  /** Absolute. Made when it does not exist. */
  readonly folder: string;
  /** `fast` loses data when the machine stops: for tests. */
  readonly durability: Durability;
  /** Another PostgreSQL than the one that npm brought: the folder of its programs, and how it orders text. */
  readonly system?: { readonly binaries: string; readonly locale: ClusterLocale };
  readonly account?: ServerAccount;
};

/**
 * Starts the server for this process alone. Throws ALREADY_RUNNING when another process has started it,
 * EMBEDDED_DATABASE_MISSING or EMBEDDED_DATABASE_FAILED when it cannot run here.
 */
export async function startEmbeddedServer(options: ServerOptions): Promise<EmbeddedServer> {
  return untilStarted(options, ({ startedBy }) => {
    throw problem('ALREADY_RUNNING', { folder: options.folder, process: `process ${processOfStart(startedBy)}` });
  });
}

/**
 * Joins the server that runs on the folder, or starts one. A command that started one stops it only after the commands
 * that have joined it.
 */
export async function joinOrStartServer(options: ServerOptions): Promise<EmbeddedServer> {
  const server = await untilStarted(options, ({ socketFolder }) => joinAsGuest(socketFolder));
  if (server.alreadyRunning) return server;
  return {
    ...server,
    stop: async () => {
      await waitForGuests(server.socketFolder);
      await server.stop();
    },
  };
}

type Ready = { readonly socketFolder: string; readonly startedBy: string };

/** PostgreSQL's own lock decides between two who start at once; the other then finds a running server. */
async function untilStarted(
  options: ServerOptions,
  whenRunning: (ready: Ready) => Promise<EmbeddedServer>,
): Promise<EmbeddedServer> {
  const cluster = join(options.folder, 'cluster');
  const latest = performance.now() + patience;
  while (performance.now() < latest) {
    const found = await findRunningServer(cluster);
    if (found.state === 'ready') return whenRunning(found);
    const started = found.state === 'none' ? await tryToStart(options, cluster) : undefined;
    if (started !== undefined) return started;
    await sleep(20);
  }
  throw problem('EMBEDDED_DATABASE_FAILED', { reason: `a server on ${cluster} neither answers nor stops` });
}
