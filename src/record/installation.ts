/** Whose database this is, and whether it is a demonstration. Demo data never becomes live data, nor the other way round. */
import { randomUUIDv7 } from 'node:crypto';
import type { Database } from '../database/pool.ts';
import type { Tables } from '../database/tables.ts';
import { inTransaction } from '../database/transaction.ts';
import { problem } from '../errors.ts';

export type Installation = { readonly partnership: string; readonly name: string; readonly mode: 'demo' | 'live' };

/** What the database says it is, or undefined for a fresh one. */
export async function findInstallation({ kysely }: Database<Tables>): Promise<Installation | undefined> {
  const row = await kysely.selectFrom('installation').selectAll().executeTakeFirst();
  return row === undefined
    ? undefined
    : { partnership: row.partnership_id, name: row.partnership_name, mode: row.mode };
}

/** Throws MODE_CONFLICT when the settings ask for another mode than the database was set up in. */
export function requireMode(installation: Installation, mode: Installation['mode']): void {
  if (installation.mode !== mode) throw problem('MODE_CONFLICT', { stored: installation.mode, asked: mode });
}

/** Sets up a live installation. The demo writes its own row, when everything of it is loaded. */
export async function setUpLive(owner: Database<Tables>, name: string, now: Temporal.Instant): Promise<Installation> {
  const partnership = randomUUIDv7();
  await storeInstallation(owner, { partnership, name, mode: 'live' }, now);
  return (await findInstallation(owner)) ?? { partnership, name, mode: 'live' };
}

/** Leaves a database that already is one as it is. */
export async function storeInstallation(
  owner: Database<Tables>,
  { partnership, name, mode }: Installation,
  now: Temporal.Instant,
): Promise<void> {
  await inTransaction(owner, {}, (transaction) =>
    transaction
      .insertInto('installation')
      .values({ mode, partnership_id: partnership, partnership_name: name, created_at: now })
      .onConflict((conflict) => conflict.doNothing())
      .execute(),
  );
}
