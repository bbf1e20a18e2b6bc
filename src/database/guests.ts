/** Commands that use a server which another command has started for itself. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { type EmbeddedServer, throughSocket } from './running-server.ts';

/** Joins the server; a connection kept open tells its owner that somebody is here. Undefined when it is just stopping. */
export async function joinAsGuest(socketFolder: string): Promise<EmbeddedServer | undefined> {
  const connection = (database: string, user: string) => throughSocket(socketFolder, database, user);
  const presence = new Client(connection('postgres', 'postgres'));
  presence.on('error', () => undefined);
  try {
    await presence.connect();
  } catch {
    return undefined;
  }
  return { socketFolder, alreadyRunning: true, connection, stop: () => presence.end() };
}

/** Waits until nobody else is connected to the server, or it has gone. */
export async function waitForGuests(socketFolder: string): Promise<void> {
  const client = new Client(throughSocket(socketFolder, 'postgres', 'postgres'));
  client.on('error', () => undefined);
  try {
    await client.connect();
    while (await hasGuests(client)) await sleep(100);
  } catch {
    return;
  } finally {
    await client.end();
  }
}

async function hasGuests(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ guests: boolean }>(
    `SELECT count(*) > 1 AS guests FROM pg_stat_activity WHERE backend_type = 'client backend'`,
  );
  return rows[0]?.guests === true;
}
