/** Connections to one database as one role. */
import { Kysely } from 'kysely';
import { type ClientConfig, Pool } from 'pg';
import { PreparingClient } from './preparing-client.ts';
import { readValues } from './read-values.ts';
import { TemporalDialect } from './temporal-dialect.ts';

/** How to reach a database as a role. */
export type Connection = Pick<ClientConfig, 'connectionString' | 'host' | 'port' | 'database' | 'user' | 'ssl'>;

/** How to reach it as the owner of its tables, and as the role that serves requests. */
export type Connections = { readonly owner: Connection; readonly app: Connection };

export type Database<Tables> = {
  readonly kysely: Kysely<Tables>;
  readonly close: () => Promise<void>;
};

/** Connects when first asked. @param size most connections at a time */
export function openDatabase<Tables>(connection: Connection, size: number): Database<Tables> {
  const pool = new Pool({
    ...connection,
    max: size,
    Client: PreparingClient,
    types: readValues,
    application_name: 'throughline',
    keepAlive: true,
    idleTimeoutMillis: 60_000,
    connectionTimeoutMillis: 10_000,
  });
  // Who is asking learns of a lost connection from the answer, and an idle one leaves the pool by itself. Without these
  // listeners either would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const kysely = new Kysely<Tables>({ dialect: new TemporalDialect({ pool }) });
  return { kysely, close: () => kysely.destroy() };
}
