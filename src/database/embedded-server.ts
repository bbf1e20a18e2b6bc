/**
 * The PostgreSQL that Throughline brings: the real one, started on a folder, reached through a socket in it, and gone when
 * the process that started it is gone.
 */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { problem } from '../errors.ts';
import { joinAsGuest, waitForGuests } from './guests.ts';
import { type EmbeddedServer, findRunningServer, processOfStart, type ReadyServer } from './running-server.ts';
import { type ServerOptions, tryToStart } from './start-server.ts';

const patience = 20_000;

/**
 * Starts the server for this process alone. Throws ALREADY_RUNNING when another process has started it,
 * EMBEDDED_DATABASE_MISSING or EMBEDDED_DATABASE_FAILED when it cannot run here.
 */
export async function startEmbeddedServer(options: ServerOptions): Promise<EmbeddedServer> {
  return untilStarted(options, ({ startedBy }) => {
    throw problem('ALREADY_RUNNING', {
      folder: options.folder,
      process: startedBy === '' ? 'started by hand' : `process ${processOfStart(startedBy)}`,
    });
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

/** PostgreSQL's own lock decides between two who start at once; the other then finds a running server. */
async function untilStarted(
  options: ServerOptions,
  whenReady: (found: ReadyServer) => Promise<EmbeddedServer | undefined>,
): Promise<EmbeddedServer> {
  const cluster = join(options.folder, 'cluster');
  const latest = performance.now() + patience;
  while (performance.now() < latest) {
    const found = await findRunningServer(cluster);
    const server =
      found.state === 'ready'
        ? await whenReady(found)
        : found.state === 'none'
          ? await tryToStart(options, cluster)
          : undefined;
    if (server !== undefined) return server;
    await sleep(20);
  }
  throw problem('EMBEDDED_DATABASE_FAILED', { reason: `the server on ${cluster} neither answers nor stops` });
}
