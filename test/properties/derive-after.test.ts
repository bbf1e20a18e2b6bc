/** What is derived step by step, as entries come, is what is derived from all of them at once. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { derivedDemo } from '../../src/demo/derived-demo.fixture.ts';
import { derive, derivesNextAt } from '../../src/rulebook/derive.ts';
import { deriveAfter } from '../../src/rulebook/derive-after.ts';
import type { DerivedDuty } from '../../src/rulebook/duty/duty.ts';
import type { RuleEntry } from '../../src/rulebook/entry.ts';
import type { Rulebook } from '../../src/rulebook/rulebook.ts';
import type { World } from '../../src/rulebook/world.ts';
import { chronology, instant } from './generate-chronology.ts';
import { rulebook } from './generate-rulebook.ts';
import { world } from './generate-world.ts';

type Held = { duties: readonly DerivedDuty[]; nextAt: number | null };

const inOrder = (duties: readonly DerivedDuty[]): readonly DerivedDuty[] =>
  duties.toSorted((a, b) => (a.instance < b.instance ? -1 : 1));

const soonest = (a: number | null, b: number | null): number | null =>
  a === null ? b : b === null ? a : Math.min(a, b);

/** Counts how often not everything had to be derived again. */
let spared = 0;

function step(
  held: Held,
  added: readonly RuleEntry[],
  entries: readonly RuleEntry[],
  where: World,
  rules: Rulebook,
): Held {
  const asOf = Math.max(...entries.map(({ recorded }) => recorded));
  if (held.nextAt !== null && held.nextAt <= asOf) {
    const { duties } = derive(entries, where, rules, asOf);
    return { duties, nextAt: derivesNextAt(entries, duties, where, rules, asOf) };
  }
  const after = deriveAfter(added, entries, where, rules, asOf);
  if (after.rules.size < rules.duties.length) spared += 1;
  const kept = held.duties.filter(({ rule }) => !after.rules.has(rule));
  return { duties: [...kept, ...after.duties], nextAt: soonest(held.nextAt, after.nextAt) };
}

test('step by step gives what all at once gives, after every entry', () => {
  fc.assert(
    fc.property(chronology, world, rulebook, (entries, where, rules) => {
      let held: Held = { duties: [], nextAt: null };
      const ordered = entries.toSorted((a, b) => a.recorded - b.recorded || a.seq - b.seq);
      for (const [index, added] of ordered.entries()) {
        const known = ordered.slice(0, index + 1);
        held = step(held, [added], known, where, rules);
        const asOf = added.recorded;
        // Entries recorded in one moment come together
        if (ordered[index + 1]?.recorded === asOf) continue;
        assert.deepEqual(inOrder(held.duties), inOrder(derive(known, where, rules, asOf).duties));
      }
    }),
    { numRuns: 300 },
  );
  assert.ok(spared > 20, 'rules that do not listen were left alone');
});

test('between entries nothing changes until the time of which was spoken', () => {
  fc.assert(
    fc.property(chronology, world, rulebook, instant, (entries, where, rules, later) => {
      const recorded = Math.max(...entries.map((entry) => entry.recorded));
      const { duties } = derive(entries, where, rules, recorded);
      const nextAt = derivesNextAt(entries, duties, where, rules, recorded) ?? Number.POSITIVE_INFINITY;
      const asOf = Math.min(Math.max(later, recorded), nextAt - 1);
      assert.deepEqual(derive(entries, where, rules, asOf).duties, duties);
    }),
  );
});

test('the same holds of every child of the demo under every rule that runs there', () => {
  const { children, world: where, rulebook: rules } = derivedDemo(Temporal.PlainDate.from('2026-11-22'));
  const before = spared;
  for (const { key, ruleEntries } of children.filter((_, index) => index % 4 === 0 || index < 20)) {
    let held: Held = { duties: [], nextAt: null };
    for (const [index, added] of ruleEntries.entries())
      held = step(held, [added], ruleEntries.slice(0, index + 1), where, rules);
    const asOf = ruleEntries.at(-1)?.recorded ?? 0;
    assert.deepEqual(inOrder(held.duties), inOrder(derive(ruleEntries, where, rules, asOf).duties), key);
  }
  assert.ok(spared - before > 1_000);
});
