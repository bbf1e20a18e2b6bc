/** Sets up the demo on a fresh database, once. */
import { sql } from 'kysely';
import type { Clock } from '../clock.ts';
import { dayOf } from '../clock.ts';
import type { Databases } from '../database/open-databases.ts';
import { inTransaction } from '../database/transaction.ts';
import type { Engine } from '../record/access.ts';
import { findInstallation, type Installation, storeInstallation } from '../record/installation.ts';
import { setContext } from '../record/transaction.ts';
import { loadDemo } from './load-demo.ts';
import { placeName } from './places/places.ts';
import { stableId } from './stable-id.ts';

export type DemoParts = {
  readonly databases: Pick<Databases, 'owner' | 'app'>;
  readonly engine: Engine;
  readonly clock: Clock;
  /** Is told what is being done, a line at a time. */
  readonly progress: (line: string) => void;
};

export const demoInstallation: Installation = {
  partnership: stableId('partnership'),
  name: placeName('partnership'),
  mode: 'demo',
};

/** All of the demo or nothing is there, because it is loaded in one transaction; only its row may be missing. */
async function isLoaded({ databases, clock }: DemoParts): Promise<boolean> {
  return inTransaction(databases.app, { readOnly: true }, async (transaction) => {
    const { partnership } = demoInstallation;
    await setContext(transaction, { partnership, practitioner: null, viewers: [], now: clock.now() });
    const row = await transaction.selectFrom('organisation').select('id').limit(1).executeTakeFirst();
    return row !== undefined;
  });
}

/** Loads the demo unless it is there. What the database says it is comes back, also when that is not a demo. */
export async function ensureDemo(parts: DemoParts): Promise<Installation> {
  const { databases, engine, clock, progress } = parts;
  const found = await findInstallation(databases.owner);
  if (found !== undefined) return found;
  const { partnership, name } = demoInstallation;
  if (!(await isLoaded(parts))) {
    const services = { database: databases.app, clock, engine };
    const started = performance.now();
    progress(`Setting up the demonstration: ${name}. Everybody in it is fictional.`);
    const loaded = await loadDemo(services, partnership, dayOf(clock.now()), ({ done, children }) => {
      if (done > 0) progress(`  ${done} of ${children} children`);
    });
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    // So much came at once that the database would plan as for empty tables until it looks by itself
    await sql`ANALYZE`.execute(databases.owner.kysely);
    progress(`  ${loaded.entries} entries in their chronologies, in ${seconds} seconds.`);
  }
  await storeInstallation(databases.owner, demoInstallation, clock.now());
  return (await findInstallation(databases.owner)) ?? demoInstallation;
}
