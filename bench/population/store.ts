/** Stores an area's children through the product's own door, a thousand in a transaction, and says how far it is. */
import { sql } from 'kysely';
import { dayOf } from '../../src/clock.ts';
import type { DemoChild } from '../../src/demo/children/write-child.ts';
import { placeId } from '../../src/demo/places/places.ts';
import { schoolKeys } from '../../src/demo/places/school-list.ts';
import type { RecordServices } from '../../src/record/access.ts';
import { appendMany } from '../../src/record/append-many.ts';
import { asSystem } from '../../src/record/system.ts';
import { districts, inventPopulation, schoolIn } from './children.ts';

const atOnce = 1_000;

function sayProgress(done: number, count: number, since: number): void {
  const seconds = (performance.now() - since) / 1000;
  const left = Math.round((seconds / done) * (count - done));
  const line = `  ${done} of ${count} children stored, ${left} s left`;
  if (process.stderr.isTTY) process.stderr.write(`\r${line}   ${done === count ? '\n' : ''}`);
  else if (done % (10 * atOnce) === 0 || done === count) console.error(line);
}

function* inBatches<Item>(items: Iterable<Item>, size: number): Generator<readonly Item[]> {
  let batch: Item[] = [];
  for (const item of items) {
    batch.push(item);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

const addition = ({ id, entries }: DemoChild) => ({ subject: id, isNew: true, entries });

/** Copies of the demo's schools. Their people are left out: nobody works there yet. */
async function storeSchools(services: RecordServices, partnership: string, count: number): Promise<void> {
  await asSystem(services, { partnership }, async ({ transaction }) => {
    for (const district of districts(count).slice(1)) {
      const copies = schoolKeys.map((key) => ({ of: placeId(key), id: schoolIn(district, key) }));
      await sql`
        INSERT INTO organisation (partnership_id, id, kind, name, sort_name, authority_code, phase, type_name, status, street, town,
          postcode, low_age, high_age, telephone, term_dates, takes_part, source, updated_at)
        SELECT o.partnership_id, c.id, kind, name || ${` ${district + 1}`}, sort_name || ${` ${district + 1}`}, authority_code, phase, type_name, status, street,
          town, postcode, low_age, high_age, telephone, CASE term_dates WHEN 'own' THEN 'authority' ELSE term_dates END, takes_part, source, updated_at
        FROM unnest(${sql.val(copies.map(({ of }) => of))}::uuid[], ${sql.val(copies.map(({ id }) => id))}::uuid[]) AS c (of_id, id)
          JOIN organisation o ON o.partnership_id = ${partnership} AND o.id = c.of_id`.execute(transaction);
    }
  });
}

export type Population = { readonly children: number; readonly entries: number; readonly seconds: number };

/** @param partnership one whose schools are the demo's */
export async function storePopulation(
  services: RecordServices,
  partnership: string,
  count: number,
): Promise<Population> {
  await storeSchools(services, partnership, count);
  const since = performance.now();
  let [children, entries] = [0, 0];
  for (const batch of inBatches(inventPopulation(count, dayOf(services.clock.now())), atOnce)) {
    await asSystem(services, { partnership }, (access) =>
      appendMany(access, batch.map(addition), { action: 'generated' }),
    );
    children += batch.length;
    entries += batch.reduce((sum, child) => sum + child.entries.length, 0);
    sayProgress(children, count, since);
  }
  return { children, entries, seconds: (performance.now() - since) / 1000 };
}
