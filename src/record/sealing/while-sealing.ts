/** Lets the record role see sealed entries while it deals with them. Nothing that is read so is shown to anybody. */
import { sql } from 'kysely';
import { isProblem } from '../../errors.ts';
import type { Transaction } from '../transaction.ts';

/** As the record role. */
export async function whileSealing<Result>(transaction: Transaction, work: () => Promise<Result>): Promise<Result> {
  const set = (value: 'on' | 'off') => sql`SELECT set_config('app.seals', ${value}, true)`.execute(transaction);
  await set('on');
  let result: Result;
  try {
    result = await work();
  } catch (error) {
    // After a refusal of ours the transaction goes on; after one of the database it does not
    if (isProblem(error)) await set('off');
    throw error;
  }
  await set('off');
  return result;
}
