/**
 * Runs a statement as the superuser of the embedded database, with triggers off: everything that somebody can do who has the
 * machine. It is there to try what the audit finds. Row-level security does not hold for a superuser.
 */
import type { Config } from '../config.ts';
import { problem } from '../errors.ts';
import { joinOrStartServer } from './embedded-server.ts';
import { overOneConnection } from './one-connection.ts';

export type Answer = {
  /** Such as UPDATE. */
  readonly command: string;
  readonly count: number;
  readonly rows: readonly Readonly<Record<string, unknown>>[];
};

/**
 * One answer for each statement, all in one transaction. Throws SUPERUSER_EMBEDDED_ONLY, SUPERUSER_STATEMENT_FAILED.
 *
 * @param first is done before, with triggers on
 */
export async function runAsSuperuser(
  database: Config['database'],
  first: readonly { readonly text: string; readonly values: readonly unknown[] }[],
  statement: string,
): Promise<readonly Answer[]> {
  if (database.kind === 'server') throw problem('SUPERUSER_EMBEDDED_ONLY');
  const server = await joinOrStartServer({ folder: database.folder, durability: 'safe' });
  try {
    return await overOneConnection(server.connection('throughline', 'postgres'), async (client) => {
      for (const { text, values } of first) await client.query(text, [...values]);
      await client.query('SET session_replication_role = replica');
      const results = await client.query(statement).catch((error: Error) => {
        throw problem('SUPERUSER_STATEMENT_FAILED', { reason: error.message }, error);
      });
      // Several statements in one text have several results
      return (Array.isArray(results) ? results : [results]).map((result) => ({
        command: String(result.command ?? ''),
        count: Number(result.rowCount ?? 0),
        rows: result.rows as readonly Readonly<Record<string, unknown>>[],
      }));
    });
  } finally {
    await server.stop();
  }
}
