/** Makes things of a database server that have to exist, when several processes may do so at the same moment. */
import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ClientBase } from 'pg';

/** Two pieces of SQL: whether it is there, and the statement that makes it. */
export type Need = { readonly met: string; readonly make: string };

// Another process was quicker: duplicate_object, duplicate_database, unique_violation, "tuple concurrently updated".
const overtaken = ['42710', '42P04', '23505', 'XX000'];

/** Makes what is missing, in the given order. Errors of PostgreSQL pass. */
export async function makeMissing(client: ClientBase, needs: readonly Need[]): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      await tryOnce(client, needs);
      return;
    } catch (error) {
      const { code = '' } = error as { readonly code?: string };
      if (!overtaken.includes(code) || attempt === 10) throw error;
      await sleep(randomInt(50));
    }
  }
}

async function tryOnce(client: ClientBase, needs: readonly Need[]): Promise<void> {
  const met = await askAll(
    client,
    needs.map((need) => need.met),
  );
  for (const [index, { make }] of needs.entries()) {
    if (met[index] !== true) await client.query(make);
  }
}

/** The answers to questions, each an SQL expression of type boolean, in one round trip. */
export async function askAll(client: ClientBase, questions: readonly string[]): Promise<readonly (boolean | null)[]> {
  const { rows } = await client.query<{ answers: (boolean | null)[] }>(
    `SELECT ARRAY[${questions.join(', ')}] AS answers`,
  );
  return rows.flatMap(({ answers }) => answers);
}
