/** Brings the tables of a database to the version of this program. */
import { sql } from 'kysely';
import type { Clock } from '../clock.ts';
import { problem } from '../errors.ts';
import { type Migration, readMigrations } from './migrations.ts';
import type { Database } from './pool.ts';
import { inTransaction } from './transaction.ts';

type Applied = { readonly name: string; readonly sha256: string };

export type MigrateOptions = {
  readonly folder: string;
  readonly clock: Clock;
  /** The last that is applied, for data of an older version. Default: all. */
  readonly upTo?: string | undefined;
};

/**
 * Applies what is missing, each migration in a transaction of its own. Several processes may do this at once: each
 * migration is applied by one of them. Throws DATABASE_IS_NEWER or DATABASE_MIGRATION_CHANGED.
 *
 * @param owner of the schema
 */
export async function migrate<Tables>(owner: Database<Tables>, { folder, clock, upTo }: MigrateOptions): Promise<void> {
  const migrations = await readMigrations(folder);
  const applied = await readApplied(owner);
  refuseOtherHistory(migrations, applied);
  const done = new Set(applied.map(({ name }) => name));
  for (const migration of migrations) {
    if (!done.has(migration.name)) await apply(owner, migration, clock);
    if (migration.name === upTo) return;
  }
}

async function readApplied<Tables>(owner: Database<Tables>): Promise<readonly Applied[]> {
  const known = sql<{ known: boolean }>`SELECT to_regclass('migration') IS NOT NULL AS known`;
  for (;;) {
    if ((await known.execute(owner.kysely)).rows[0]?.known === true) break;
    await createMigrationTable(owner);
  }
  const { rows } = await sql<Applied>`SELECT name, sha256 FROM migration ORDER BY name`.execute(owner.kysely);
  return rows;
}

/** IF NOT EXISTS does not help when two create it, or the type of its rows, in the same moment; the loser looks again. */
async function createMigrationTable<Tables>({ kysely }: Database<Tables>): Promise<void> {
  const create = sql`CREATE TABLE IF NOT EXISTS migration (
    name text COLLATE "C" PRIMARY KEY,
    sha256 text NOT NULL,
    applied_at timestamptz NOT NULL
  )`;
  await create.execute(kysely).catch((error: Error & { readonly code?: string }) => {
    if (!['23505', '42P07', '42710'].includes(error.code ?? '')) throw error;
  });
}

function refuseOtherHistory(migrations: readonly Migration[], applied: readonly Applied[]): void {
  const newest = migrations.at(-1)?.name ?? '';
  const hashes = new Map(migrations.map(({ name, hash }) => [name, hash]));
  for (const { name, sha256 } of applied) {
    if (hashes.get(name) === sha256) continue;
    throw !hashes.has(name) && name.slice(0, 4) > newest.slice(0, 4)
      ? problem('DATABASE_IS_NEWER', { migration: name })
      : problem('DATABASE_MIGRATION_CHANGED', { migration: name });
  }
}

async function apply<Tables>(owner: Database<Tables>, migration: Migration, clock: Clock): Promise<void> {
  await inTransaction(owner, {}, async (transaction) => {
    // The row is the lock: a second process waits here until the first has committed, and then finds it taken.
    const claim = await sql`
      INSERT INTO migration (name, sha256, applied_at) VALUES (${migration.name}, ${migration.hash}, ${clock.now()})
      ON CONFLICT DO NOTHING RETURNING name`.execute(transaction);
    if (claim.rows.length === 1) await sql.raw(migration.statements).execute(transaction);
  });
}
