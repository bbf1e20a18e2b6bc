/** Work over a connection that is closed after it, for what a pool cannot do: create databases, roles and passwords. */
import { Client } from 'pg';
import { explainFailure, unavailable } from './connection-failure.ts';
import type { Connection } from './pool.ts';

/** Throws DATABASE_UNAVAILABLE when there is no connection, and what the work throws. */
export async function overOneConnection<Result>(
  connection: Connection,
  work: (client: Client) => Promise<Result>,
): Promise<Result> {
  const client = new Client({ ...connection, application_name: 'throughline', connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect().catch((error: Error) => {
      throw unavailable(error);
    });
    return await work(client);
  } catch (error) {
    throw explainFailure(error);
  } finally {
    await client.end().catch(() => undefined);
  }
}
