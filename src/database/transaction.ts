/** The only way in which the product changes the database. */
import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Transaction } from 'kysely';
import { problem } from '../errors.ts';
import { explainFailure } from './connection-failure.ts';
import type { Database } from './pool.ts';

export type TransactionOptions = {
  /** Default: read committed. */
  readonly isolation?: 'read committed' | 'repeatable read' | 'serializable';
  readonly readOnly?: boolean;
};

// Two transactions stood in each other's way, and one was undone: serialization_failure, deadlock_detected.
const undone = ['40001', '40P01'];
const retries = 6;

/**
 * Does the work in a transaction, and again when another transaction stood in its way, so the work must have no other
 * effects than those in the database. Throws BUSY when that did not help, DATABASE_UNAVAILABLE when the connection failed
 * (whether a commit under way then took place is unknown), and everything else as it came.
 */
export async function inTransaction<Tables, Result>(
  database: Database<Tables>,
  options: TransactionOptions,
  work: (transaction: Transaction<Tables>) => Promise<Result>,
): Promise<Result> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await begin(database, options).execute(work);
    } catch (error) {
      if (!isUndone(error)) throw explainFailure(error);
      if (attempt === retries) throw problem('BUSY', {}, error);
      await sleep(randomInt(20 * 2 ** attempt));
    }
  }
}

function begin<Tables>({ kysely }: Database<Tables>, { isolation, readOnly }: TransactionOptions) {
  const plain = kysely.transaction();
  const isolated = isolation === undefined ? plain : plain.setIsolationLevel(isolation);
  return readOnly === true ? isolated.setAccessMode('read only') : isolated;
}

const isUndone = (error: unknown): boolean =>
  error instanceof Error && undone.includes((error as Error & { readonly code?: string }).code ?? '');
