/** One thread of the bench: makes its children and warms up, says that it is ready, and derives them when told to. */
import { parentPort, workerData } from 'node:worker_threads';
import { derive } from '../../src/rulebook/derive.ts';
import { rulebook, world } from './area.ts';
import { asOf, makeChild } from './children.ts';

export type Work = { readonly first: number; readonly distinct: number; readonly derivations: number };
export type Report = 'ready' | { readonly seconds: number; readonly duties: number };

const { first, distinct, derivations } = workerData as Work;
const children = Array.from({ length: distinct }, (_, index) => makeChild(first + index, 50).entries);

function deriveMany(count: number): number {
  let duties = 0;
  for (let index = 0; index < count; index++) {
    duties += derive(children[index % distinct] ?? [], world, rulebook, asOf).duties.length;
  }
  return duties;
}

const report = (said: Report): void => parentPort?.postMessage(said);

const warmedUp = performance.now() + 3_000;
while (performance.now() < warmedUp) deriveMany(500);
parentPort?.once('message', () => {
  const began = performance.now();
  const duties = deriveMany(derivations);
  report({ seconds: (performance.now() - began) / 1_000, duties });
});
report('ready');
