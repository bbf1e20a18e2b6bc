/** Looks whether a server is running on some data, and who started it. */
import { Client } from 'pg';
import { isRunning, isServerOf, readPostmasterFile } from './postmaster-file.ts';

export type ReadyServer = { readonly state: 'ready'; readonly socketFolder: string; readonly startedBy: string };

export type RunningServer =
  | ReadyServer
  /** No server, or only what a dead one left behind. */
  | { readonly state: 'none' }
  /** Starting or stopping: ask again. */
  | { readonly state: 'changing' };

/** How to reach a database of the server behind a socket. */
export const throughSocket = (socketFolder: string, database: string, user: string) => ({
  host: socketFolder,
  port: 5432,
  database,
  user,
  // Otherwise taken from PGSSLMODE, which is meant for other servers.
  ssl: false,
});

export type SocketConnection = ReturnType<typeof throughSocket>;

export type EmbeddedServer = {
  readonly socketFolder: string;
  /** Whether another process had started it; then `stop` only takes leave. */
  readonly alreadyRunning: boolean;
  readonly connection: (database: string, user: string) => SocketConnection;
  readonly stop: () => Promise<void>;
};

/** A name that no other start has; says which process it was. */
export const nameOfStart = (): string => `${process.pid} ${crypto.randomUUID()}`;

export const processOfStart = (startedBy: string): number => Number.parseInt(startedBy, 10);

export async function findRunningServer(cluster: string): Promise<RunningServer> {
  const file = await readPostmasterFile(cluster);
  if (file === undefined) return { state: 'none' };
  const startedBy = file.saysReady ? await askWhoStarted(file.socketFolder) : undefined;
  if (startedBy !== undefined) {
    // Killed a moment ago: its server is about to notice and stop.
    const orphaned = startedBy !== '' && !isRunning(processOfStart(startedBy));
    return orphaned ? { state: 'changing' } : { state: 'ready', socketFolder: file.socketFolder, startedBy };
  }
  return { state: (await isServerOf(file.pid, cluster)) ? 'changing' : 'none' };
}

/** Empty when somebody started PostgreSQL by hand; undefined when it does not answer. */
async function askWhoStarted(socketFolder: string): Promise<string | undefined> {
  const client = new Client(throughSocket(socketFolder, 'postgres', 'postgres'));
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ name: string }>(
      `SELECT coalesce(current_setting('throughline.started_by', true), '') AS name`,
    );
    return rows[0]?.name;
  } catch {
    return undefined;
  } finally {
    await client.end().catch(() => undefined);
  }
}
