/**
 * Loads the fictional partnership in one transaction: when that is interrupted there is nothing, and the next start loads
 * it again from scratch.
 */
import { inTransaction } from '../database/transaction.ts';
import type { Access, RecordServices } from '../record/access.ts';
import { appendMany } from '../record/append-many.ts';
import { schoolYearOf } from '../record/cohort/school-year.ts';
import { sweep } from '../record/sweep.ts';
import { asRecordRole, setContext } from '../record/transaction.ts';
import { demoPartnership } from './demo-partnership.ts';
import { personFacts, personId } from './people/people.ts';
import { storeCover } from './store-cover.ts';
import { storePlaces } from './store-places.ts';
import { storePractice } from './store-practice.ts';
import { day, startOf } from './time/days.ts';

export type DemoProgress = { readonly done: number; readonly children: number };

export type LoadedDemo = { readonly children: number; readonly entries: number };

const childrenAtOnce = 70;

/**
 * @param partnership its id
 * @param asOf the day of the demo, today or before: everything in it was recorded before this day
 * @param onProgress is told before the first child and after every batch
 */
export async function loadDemo(
  services: RecordServices,
  partnership: string,
  asOf: Temporal.PlainDate,
  onProgress: (progress: DemoProgress) => void = () => {},
): Promise<LoadedDemo> {
  const demo = demoPartnership(asOf);
  const { children } = demo;
  await inTransaction(services.database, {}, async (transaction) => {
    const now = services.clock.now();
    const administrator = personId('chris-baxter');
    await setContext(transaction, { partnership, practitioner: administrator, viewers: [], now });
    const since = startOf(day(schoolYearOf(asOf) - 6, 9, 1));
    await asRecordRole(transaction, async () => {
      await storePlaces(transaction, demo, { partnership, at: startOf(asOf), since });
      await storeCover(transaction, { partnership, asOf, at: startOf(asOf), by: administrator });
    });
    const { name } = personFacts('chris-baxter');
    const actor = { partnership, practitioner: administrator, name, posts: [], viewers: [] };
    const access: Access = { transaction, now, engine: services.engine, shown: new Set(), actor };
    await storePractice(access, startOf(asOf));
    onProgress({ done: 0, children: children.length });
    for (let first = 0; first < children.length; first += childrenAtOnce) {
      const batch = children.slice(first, first + childrenAtOnce);
      const additions = batch.map(({ id, entries }) => ({ subject: id, isNew: true, entries }));
      await appendMany(access, additions, { action: 'demo loaded' });
      onProgress({ done: first + batch.length, children: children.length });
    }
  });
  await sweep(services, { partnership });
  return { children: children.length, entries: children.reduce((sum, { entries }) => sum + entries.length, 0) };
}
