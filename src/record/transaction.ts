/** A transaction with the settings that row-level security reads. */
import { type Kysely, sql } from 'kysely';
import type { Tables } from '../database/tables.ts';
import { isProblem } from '../errors.ts';
import type { Viewer } from '../kinds/vocabulary.ts';

export type Transaction = Kysely<Tables>;

type Settings = {
  readonly partnership: string;
  readonly practitioner: string | null;
  readonly viewers: readonly Viewer[];
  readonly now: Temporal.Instant;
};

/** Local to the transaction: a connection that is given back keeps none of it. */
export async function setContext(
  transaction: Transaction,
  { partnership, practitioner, viewers, now }: Settings,
): Promise<void> {
  await sql`SELECT
    set_config('app.partnership', ${partnership}, true),
    set_config('app.practitioner', ${practitioner ?? ''}, true),
    set_config('app.viewers', ${viewers.join(',')}, true),
    set_config('app.now', ${now.toString()}, true)`.execute(transaction);
}

/**
 * Does something as the role that writes the record and sees all of it, and nothing after it. Only the record uses this:
 * what it returns has to be looked at through the viewer's own eyes again before anybody sees it.
 */
export async function asRecordRole<Result>(transaction: Transaction, work: () => Promise<Result>): Promise<Result> {
  await sql`SET LOCAL ROLE throughline_record`.execute(transaction);
  let result: Result;
  try {
    result = await work();
  } catch (error) {
    // After a refusal of ours the transaction goes on, for a form that is shown again; after one of the database it does not
    if (isProblem(error)) await sql`RESET ROLE`.execute(transaction);
    throw error;
  }
  await sql`RESET ROLE`.execute(transaction);
  return result;
}

/**
 * Commits this transaction before it has reached the disk: a crash of the machine may take it back whole, together with
 * those after it that did the same. Only for one of many steps that are done again then, and whose last step waits: a
 * commit that waits brings all before it to the disk.
 */
export async function withoutWaiting(transaction: Transaction): Promise<void> {
  await sql`SET LOCAL synchronous_commit = off`.execute(transaction);
}
