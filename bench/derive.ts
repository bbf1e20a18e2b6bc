/**
 * node bench/derive.ts [--threads 2] [--children 200000]: how many children are derived in a second under every rule that
 * runs in the demo, with entries already in memory and parsed. Goals: 1,000,000 children with 50 entries in 60 s on 2 cores
 * (a thread has 120 µs for a child), and one child with 500 entries in under a millisecond (design/rulebook.md, Speed).
 *
 * Every thread has 5,000 different children and derives them over and over; which share of them has what is printed. With
 * --threads 2 both cores are measured at the same time, and nothing is reckoned from one.
 */
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { parseEntryData } from '../src/kinds/registry.ts';
import { derive } from '../src/rulebook/derive.ts';
import { rulebook, world } from './derive/area.ts';
import { asOf, type MadeChild, makeChild } from './derive/children.ts';
import { deriving } from './derive/measure.ts';
import { strands } from './derive/strands.ts';
import type { Report, Work } from './derive/thread.ts';

const { values } = parseArgs({
  options: { threads: { type: 'string', default: '1' }, children: { type: 'string', default: '200000' } },
});
const threads = Number(values.threads);
const derivations = Number(values.children);
const distinct = 5_000;

const sample: readonly MadeChild[] = Array.from({ length: 2_000 }, (_, number) => makeChild(number, 50));
for (const { entries } of sample) for (const { kind, data } of entries) parseEntryData(kind, data);
const { duties, prompts, ladders, pathways, gates } = rulebook;
console.log(
  `${duties.length} duties, ${prompts.length} prompts, ${ladders.length} ladders, ${pathways.length} pathways, ${gates.length} gates in force.`,
);
const found = sample.map(({ entries }) => derive(entries, world, rulebook, asOf));
const each = (part: keyof (typeof found)[number]): string =>
  (found.reduce((sum, derived) => sum + derived[part].length, 0) / sample.length).toFixed(2);
console.log(`50 entries each; derived of a child: ${each('duties')} duties, ${each('prompts')} prompts.`);

const next = (worker: Worker): Promise<Report> =>
  new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });

/** Seconds from the first child to the last, on all threads together. */
async function onThreads(): Promise<number> {
  const workers = Array.from({ length: threads }, (_, index) => {
    const workerData: Work = { first: index * distinct, distinct, derivations: Math.ceil(derivations / threads) };
    return new Worker(new URL('derive/thread.ts', import.meta.url), { workerData });
  });
  await Promise.all(workers.map(next));
  const began = performance.now();
  const done = Promise.all(workers.map(next));
  for (const worker of workers) worker.postMessage('begin');
  await done;
  return (performance.now() - began) / 1_000;
}

const seconds = await onThreads();
const perSecond = derivations / seconds;
const million = 1e6 / perSecond;
const goal = threads === 1 ? 120 : 60;
console.log(
  `\n${derivations.toLocaleString('en-GB')} children on ${threads} ${threads === 1 ? 'thread' : 'threads'} in ${seconds.toFixed(1)} s: ${Math.round(perSecond).toLocaleString('en-GB')} a second, ${((seconds * threads * 1e6) / derivations).toFixed(0)} µs of a thread for each`,
);
console.log(`1,000,000 would take ${million.toFixed(0)} s (goal ${goal} s: ${million <= goal ? 'met' : 'not met'})`);

const row = (name: string, microseconds: number, more = ''): void =>
  console.log(`${name.padEnd(48)} ${microseconds.toFixed(0).padStart(6)} µs ${more}`);
console.log('\nOne child on one thread, median:');
row('any, 50 entries', deriving(sample.map(({ entries }) => entries)));
const only = (has: (child: MadeChild) => boolean) => sample.filter(has).map(({ entries }) => entries);
row('none of the below', deriving(only(({ has }) => has.length === 0)));
for (const [name, { inHundred }] of Object.entries(strands)) {
  row(`${name} (${inHundred} in 100)`, deriving(only(({ has }) => has.some((strand) => strand === name))));
}
const long = deriving(Array.from({ length: 400 }, (_, number) => makeChild(number + 1, 500).entries));
row('500 entries', long, `(goal 1,000: ${long < 1_000 ? 'met' : 'not met'})`);
