/** Stores an area's children through the product's own door, a thousand in a transaction, and says how far it is. */
import { dayOf } from '../../src/clock.ts';
import type { DemoChild } from '../../src/demo/children/write-child.ts';
import type { RecordServices } from '../../src/record/access.ts';
import { appendMany } from '../../src/record/append-many.ts';
import { asSystem } from '../../src/record/system.ts';
import { inventPopulation } from './children.ts';

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

export type Population = { readonly children: number; readonly entries: number; readonly seconds: number };

/** @param partnership one whose schools are the demo's */
export async function storePopulation(
  services: RecordServices,
  partnership: string,
  count: number,
): Promise<Population> {
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
