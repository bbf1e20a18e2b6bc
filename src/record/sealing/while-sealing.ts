/** Lets the record role see sealed entries while it deals with them. Nothing that is read so is shown to anybody. */
import { sql } from 'kysely';
import type { Transaction } from '../transaction.ts';

/** As the record role. */
export async function whileSealing<Result>(transaction: Transaction, work: () => Promise<Result>): Promise<Result> {
  const set = (value: 'on' | 'off') => sql`SELECT set_config('app.seals', ${value}, true)`.execute(transaction);
  await set('on');
  const result = await work();
  await set('off');
  return result;
}
