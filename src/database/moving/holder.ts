/** Whose a database is, before anything is known of its tables. */
import { overOneConnection } from '../one-connection.ts';
import type { Connection } from '../pool.ts';

export type Holder = { readonly id: string; readonly name: string };

/** Undefined when no partnership was set up in it. */
export async function holderOf(owner: Connection): Promise<Holder | undefined> {
  return overOneConnection(owner, async (client) => {
    const { rows } = await client.query<{ known: boolean }>(`SELECT to_regclass('installation') IS NOT NULL AS known`);
    if (rows[0]?.known !== true) return undefined;
    const found = await client.query<Holder>('SELECT partnership_id AS id, partnership_name AS name FROM installation');
    return found.rows[0];
  });
}
