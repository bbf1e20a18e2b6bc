/** A database with the demo of a day, made once for a run of the tests. */
import { join } from 'node:path';
import type { Template, TestDatabases } from '../../test/database-template.ts';
import { standingClock } from '../clock.ts';
import { projectRoot } from '../config.ts';
import { inTransaction } from '../database/transaction.ts';
import { problem } from '../errors.ts';
import { type Access, type RecordServices, withAccess } from '../record/access.ts';
import { loadActor } from '../record/actor.ts';
import { readEngine } from '../record/read-engine.ts';
import { setContext } from '../record/transaction.ts';
import { demoInstallation, ensureDemo } from './ensure-demo.ts';
import { type PersonKey, personId } from './people/people.ts';

const engine = readEngine(join(projectRoot, 'packs'), 'arkenshire');

export const clockOn = (day: string) => standingClock(`${day}T09:30:00Z`);

export const demoOn = (day: string): Template => ({
  name: `demo_${day}`,
  fill: async (databases) => {
    await ensureDemo({ databases, engine: await engine, clock: clockOn(day), progress: () => {} });
  },
});

export const servicesOn = async ({ app }: Pick<TestDatabases, 'app'>, day: string): Promise<RecordServices> => ({
  database: app,
  clock: clockOn(day),
  engine: await engine,
});

/** Does something as one of the people of the demo. */
export async function asPerson<Result>(
  services: RecordServices,
  key: PersonKey,
  work: (access: Access) => Promise<Result>,
): Promise<Result> {
  const { partnership } = demoInstallation;
  const now = services.clock.now();
  const actor = await inTransaction(services.database, {}, async (transaction) => {
    await setContext(transaction, { partnership, practitioner: personId(key), viewers: [], now });
    return loadActor(transaction, partnership, personId(key), now);
  });
  if (actor === undefined) throw problem('NOT_FOUND');
  return withAccess(services, actor, 'test', work);
}
