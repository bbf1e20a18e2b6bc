/** What holds of prompts for any chronology, world and prompt. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { breakpoints, derive } from '../../src/rulebook/derive.ts';
import { knownAt } from '../../src/rulebook/derived.ts';
import type { RuleEntry } from '../../src/rulebook/entry.ts';
import { compileInForce } from '../../src/rulebook/in-force.ts';
import { chronologyOf } from '../../src/rulebook/pattern/chronology.ts';
import { compileEntryPattern } from '../../src/rulebook/pattern/compile-entry.ts';
import { compilePattern } from '../../src/rulebook/pattern/compile-pattern.ts';
import { type Prompt, promptState } from '../../src/rulebook/prompt/prompt.ts';
import type { PromptRule } from '../../src/rulebook/prompt/prompt-rule.ts';
import type { Rulebook } from '../../src/rulebook/rulebook.ts';
import type { World } from '../../src/rulebook/world.ts';
import { chronology, instant } from './generate-chronology.ts';
import { promptRulebook, withClosings } from './generate-prompts.ts';
import { world } from './generate-world.ts';

const twoInstants = fc.tuple(instant, instant).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
const raise = ({ instance, raisedAt, knownAt: known, evidence, trigger, owner }: Prompt) => ({
  instance,
  raisedAt,
  known,
  evidence,
  trigger,
  owner,
});

test('sticky: what was raised stays, with the entries that it quoted, whatever is recorded or withdrawn later', () => {
  fc.assert(
    fc.property(chronology, world, promptRulebook, twoInstants, (entries, where, rules, [earlier, later]) => {
      const before = derive(entries, where, rules, earlier).prompts;
      const after = derive(entries, where, rules, later).prompts;
      assert.deepEqual(after.slice(0, before.length).map(raise), before.map(raise));
      for (const prompt of after) assert.equal(promptState(prompt, later), 'open', 'nobody closed it');
    }),
    { numRuns: 300 },
  );
});

test('the first time it was asked stays as it was, whoever closes it', () => {
  fc.assert(
    fc.property(withClosings, world, promptRulebook, twoInstants, (entries, where, rules, [earlier, later]) => {
      const [before] = derive(entries, where, rules, earlier).prompts;
      const [after] = derive(entries, where, rules, later).prompts;
      if (before !== undefined) assert.deepEqual(after && raise(after), raise(before));
    }),
    { numRuns: 300 },
  );
});

/** Looks at everything that was known at every recorded time and at every instant until the next. */
function wasEverRaised(entries: readonly RuleEntry[], where: World, rule: PromptRule, asOf: number): boolean {
  const known = knownAt(entries, asOf);
  const pattern = compilePattern(rule.raised);
  const when = rule.when && compileEntryPattern(rule.when);
  const isInForce = compileInForce(rule);
  return known.some(({ recorded }, index) => {
    const until = Math.min(asOf, (known[index + 1]?.recorded ?? Number.POSITIVE_INFINITY) - 1);
    const then = chronologyOf(known.slice(0, index + 1));
    const triggers = when?.kinds.flatMap((kind) => then.ofKind(kind).filter((entry) => when.matches(entry, null))) ?? [
      null,
    ];
    return triggers.some((trigger) => {
      if (trigger !== null && !isInForce(trigger.happened, where)) return false;
      const instants = [
        ...pattern.breakpoints({ chronology: then, trigger }),
        ...(trigger === null ? [] : [trigger.happened]),
      ];
      return instants.some((at) => {
        if (at > until || (trigger !== null && at < trigger.happened) || recorded > until) return false;
        const evidence = pattern.holds({ chronology: then, trigger, at });
        if (trigger !== null || evidence === null) return evidence !== null;
        const newest = Math.max(...evidence.map(({ happened }) => happened));
        return evidence.length > 0 && isInForce(newest, where);
      });
    });
  });
}

const onlyRule = (rules: Rulebook): PromptRule => {
  const [prompt] = rules.prompts;
  assert.ok(prompt !== undefined);
  return prompt.rule;
};

test('it is raised exactly when somebody who looked at every moment would have seen the pattern', () => {
  fc.assert(
    fc.property(chronology, world, promptRulebook, instant, (entries, where, rules, asOf) => {
      fc.pre(onlyRule(rules).wait === undefined);
      const found = derive(entries, where, rules, asOf).prompts.length > 0;
      assert.equal(found, wasEverRaised(entries, where, onlyRule(rules), asOf));
    }),
    { numRuns: 400 },
  );
});

test('every prompt quotes at least one entry, all of them known when it was raised, and none of them twice', () => {
  fc.assert(
    fc.property(withClosings, world, promptRulebook, instant, (entries, where, rules, asOf) => {
      const recorded = new Map(entries.map((entry) => [entry.id, entry.recorded]));
      for (const prompt of derive(entries, where, rules, asOf).prompts) {
        assert.ok(prompt.evidence.length > 0);
        assert.equal(new Set([...prompt.evidence, ...prompt.since]).size, prompt.evidence.length + prompt.since.length);
        assert.ok(prompt.evidence.includes(prompt.trigger));
        for (const id of prompt.evidence) assert.ok((recorded.get(id) ?? Infinity) <= prompt.knownAt);
        assert.ok(prompt.raisedAt <= prompt.knownAt && prompt.knownAt <= asOf);
        for (const id of [...prompt.withdrawn, ...prompt.corrected]) assert.ok(prompt.evidence.includes(id));
      }
    }),
  );
});

test('all but the last time it was asked are closed', () => {
  fc.assert(
    fc.property(withClosings, world, promptRulebook, instant, (entries, where, rules, asOf) => {
      const { prompts } = derive(entries, where, rules, asOf);
      for (const prompt of prompts.slice(0, -1)) assert.equal(promptState(prompt, asOf), 'closed');
      assert.deepEqual(
        prompts.map(({ instance }) => instance),
        prompts.map((_, index) => `prompt-1/${index + 1}`),
      );
    }),
  );
});

test('only recorded time and sequence count, and nothing that was not yet known', () => {
  fc.assert(
    fc.property(withClosings, world, promptRulebook, instant, (entries, where, rules, asOf) => {
      const { prompts } = derive(entries, where, rules, asOf);
      assert.deepEqual(derive(entries.toReversed(), where, rules, asOf).prompts, prompts);
      const known = entries.filter(({ recorded }) => recorded <= asOf);
      assert.deepEqual(derive(known, where, rules, asOf).prompts, prompts);
    }),
  );
});

test('between two breakpoints nothing changes by time alone', () => {
  fc.assert(
    fc.property(withClosings, world, promptRulebook, twoInstants, (entries, where, rules, [from, to]) => {
      const known = entries.filter(({ recorded }) => recorded <= from);
      const changes = breakpoints(known, where, rules, { asOf: from, until: to }).filter(
        (each) => each > from && each <= to,
      );
      const until = changes.length === 0 ? to : Math.min(...changes) - 1;
      const at = (asOf: number) =>
        derive(known, where, rules, asOf).prompts.map((prompt) => ({ ...prompt, state: promptState(prompt, asOf) }));
      assert.deepEqual(at(until), at(from));
    }),
    { numRuns: 300 },
  );
});
