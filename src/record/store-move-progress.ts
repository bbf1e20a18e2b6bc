/** Keeps how far the handover of each move is, beside the duties from which it follows. */
import { sql } from 'kysely';
import type { Transaction } from './transaction.ts';

/** Writes only what changed. The duties of the subjects have to be stored before. */
export async function storeMoveProgress(
  transaction: Transaction,
  partnership: string,
  subjects: readonly string[],
): Promise<void> {
  await sql`SELECT keep_move_progress(${partnership}, ${sql.val([...subjects])}::uuid[])`.execute(transaction);
}
