/**
 * node bench/derive-beside-engines.ts [CHILDREN]: the same duties and the same table answered by this rulebook, by
 * json-rules-engine and by GoRules ZEN, on the same children in one run. Goal: ten times the faster of them.
 *
 * What they cannot express, and is worked out for them here in JavaScript before they are asked: counts within a window,
 * limits in working days, which entry followed which, corrections and withdrawals. What they do not have at all: two times
 * for each entry, when something was first known, what was shown then, explanations, access. Their time includes that
 * preparation, as anybody who used them would have to do it; it is printed beside.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bankHolidayList, compileWorkingDays, readBankHolidays } from '../src/rulebook/calendar/bank-holidays.ts';
import type { RuleEntry } from '../src/rulebook/entry.ts';
import { emptyWorld } from '../src/rulebook/world.ts';
import { type Answer, child, inOrder } from './engines/case.ts';
import { featuresOf } from './engines/features.ts';
import { jsonRules } from './engines/json-rules.ts';
import { ours } from './engines/ours.ts';
import { zen } from './engines/zen.ts';

const list = join(import.meta.dirname, '..', 'packs', 'england', 'calendars', 'bank-holidays.json');
const workingDays = compileWorkingDays(readBankHolidays(bankHolidayList.parse(JSON.parse(readFileSync(list, 'utf8')))));
const world = { ...emptyWorld, workingDays };

const count = Number(process.argv[2] ?? 1_000);
const children = Array.from({ length: count }, (_, number) => child(number, 50));

const engines: readonly (readonly [string, (entries: readonly RuleEntry[]) => Answer | Promise<Answer>])[] = [
  ['Throughline', (entries) => ours(entries, world)],
  ['json-rules-engine', (entries) => jsonRules(entries, workingDays)],
  ['GoRules ZEN', (entries) => zen(entries, workingDays)],
];

const expected = children.slice(0, 200).map((entries) => inOrder(ours(entries, world)));
for (const [name, answer] of engines) {
  for (const [index, wanted] of expected.entries()) {
    const given = inOrder(await answer(children[index] ?? []));
    if (given !== wanted) throw new Error(`${name} answers otherwise for child ${index}:\n${given}\n${wanted}`);
  }
}
const owed = children.slice(0, 200).reduce((sum, entries) => sum + ours(entries, world).duties.length, 0) / 200;
console.log(`${count} children with 50 entries, ${owed.toFixed(1)} duties each; all engines answer the same.`);

/** Microseconds for one child: the median of rounds over all children. */
async function measure(work: (entries: readonly RuleEntry[]) => unknown): Promise<number> {
  const rounds: number[] = [];
  for (let round = 0; round < 4; round++) {
    const start = performance.now();
    for (const entries of children) {
      const answer = work(entries);
      if (answer instanceof Promise) await answer;
    }
    if (round > 0) rounds.push(((performance.now() - start) * 1_000) / count);
  }
  return rounds.toSorted((a, b) => a - b)[1] ?? 0;
}

const times = new Map<string, number>();
for (const [name, answer] of engines) times.set(name, await measure(answer));
const preparation = await measure((entries) => featuresOf(entries, workingDays));
const own = times.get('Throughline') ?? 1;
for (const [name, time] of times)
  console.log(
    `${name.padEnd(18)} ${time.toFixed(1).padStart(8)} µs a child  ${(time / own).toFixed(1).padStart(6)} times ours`,
  );
console.log(`${'preparing facts'.padEnd(18)} ${preparation.toFixed(1).padStart(8)} µs a child, within the two above`);
