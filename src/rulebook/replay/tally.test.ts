import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { at } from '../testing/scene.ts';
import type { Spoken, Step } from './replay-child.ts';
import { createTally } from './tally.ts';

const said = (when: string, step: Step, changes: Partial<Spoken> = {}): Spoken => ({
  at: at(when),
  step,
  rule: 'a-rule',
  instance: 'a-rule/1',
  owner: { role: 'dsl', organisation: null },
  evidence: [],
  cameToNothing: false,
  ...changes,
});

const tallyOf = (...children: readonly (readonly Spoken[])[]) => {
  const tally = createTally(at('2026-01-05'), at('2026-03-02'));
  for (const spoken of children) tally.addChild(spoken);
  return tally.result();
};

test('it counts what is asked, of how many children, and what came to nothing', () => {
  const { children, rules } = tallyOf(
    [said('2026-01-06', 'owed'), said('2026-01-09', 'overdue'), said('2026-02-01', 'owed')],
    [said('2026-01-07', 'raised'), said('2026-01-08', 'settled', { cameToNothing: true })],
    [],
  );
  assert.equal(children, 3);
  assert.equal(rules.length, 1);
  const [rule] = rules;
  assert.deepEqual(
    { ...rule, months: [...(rule?.months ?? [])] },
    {
      rule: 'a-rule',
      raised: 3,
      children: 2,
      overdue: 1,
      forNothing: 1,
      months: [
        ['2026-01', 2],
        ['2026-02', 1],
      ],
    },
  );
});

test('what was said before the period or at its end does not count', () => {
  const { rules } = tallyOf([said('2026-01-04', 'owed'), said('2026-03-02', 'owed'), said('2026-01-05', 'owed')]);
  assert.equal(rules[0]?.raised, 1);
});

test('a week runs from Monday to Sunday, and the fullest week is told beside the mean', () => {
  const { roles } = tallyOf([
    said('2026-01-05', 'owed'),
    said('2026-01-11', 'owed'),
    said('2026-01-12', 'owed'),
    said('2026-01-06', 'owed', { owner: null }),
  ]);
  assert.deepEqual(roles, [
    { role: 'dsl', raised: 3, aWeek: 3 / 8, fullestWeek: 2 },
    { role: 'nobody known', raised: 1, aWeek: 1 / 8, fullestWeek: 1 },
  ]);
});

test('roles and rules add up to the same, whatever is said', () => {
  const step = fc.constantFrom<Step>('owed', 'due-soon', 'overdue', 'settled', 'raised', 'closed');
  const spoken = fc.record({
    day: fc.integer({ min: 1, max: 31 }),
    step,
    rule: fc.constantFrom('a', 'b', 'c'),
    role: fc.constantFrom('dsl', 'senco', null),
  });
  fc.assert(
    fc.property(fc.array(fc.array(spoken, { maxLength: 8 }), { maxLength: 8 }), (population) => {
      const { children, rules, roles } = tallyOf(
        ...population.map((some) =>
          some.map(({ day, step: how, rule, role }) =>
            said(`2026-01-${String(day).padStart(2, '0')}`, how, {
              rule,
              owner: role === null ? null : { role, organisation: null },
            }),
          ),
        ),
      );
      const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);
      assert.equal(children, population.length);
      assert.equal(sum(rules.map(({ raised }) => raised)), sum(roles.map(({ raised }) => raised)));
      for (const rule of rules) {
        assert.equal(sum([...rule.months.values()]), rule.raised);
        assert.ok(rule.children <= Math.min(children, rule.raised));
      }
      for (const { fullestWeek, aWeek, raised } of roles) assert.ok(fullestWeek <= raised && aWeek <= fullestWeek);
    }),
  );
});
