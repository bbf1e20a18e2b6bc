import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answerFor } from './answer-for.ts';
import type { GateAnswer, NeedAnswer } from './gate.ts';

const need = (changes: Partial<NeedAnswer>): NeedAnswer => ({
  need: 'parents-told',
  says: 'Each parent was told',
  person: null,
  status: 'met',
  until: null,
  by: null,
  refused: [],
  evidence: [],
  owner: { role: 'team-manager', organisation: null },
  next: null,
  exceptions: [],
  compartments: ['general'],
  audience: null,
  ...changes,
});
const answer = (...needs: readonly NeedAnswer[]): GateAnswer => ({
  gate: 'told',
  pack: 'p',
  packVersion: '1',
  passes: needs.every(({ status }) => status !== 'not-met'),
  needs,
});
const seen = (from: GateAnswer) =>
  answerFor(
    from,
    ({ compartments, audience }) => audience === null && compartments.every((code) => code === 'general'),
  );
const father = { value: 'father', entry: 'e9' };

test('somebody who may see everything is told everything', () => {
  const all = answer(need({}), need({ status: 'not-met', compartments: ['legal'], person: father }));
  const { ask, needs } = answerFor(all, () => true);
  assert.deepEqual([ask, needs], [[], all.needs]);
});

test('refused because of something not to be seen, it says whom to ask and nothing else', () => {
  const reduced = seen(
    answer(
      need({}),
      need({
        status: 'not-met',
        person: father,
        compartments: ['protected-location'],
        evidence: ['e9'],
        says: 'The father',
      }),
    ),
  );
  assert.deepEqual(reduced.ask, ['team-manager']);
  assert.equal(reduced.passes, false);
  assert.equal(reduced.needs.length, 1);
  assert.ok(!JSON.stringify(reduced).includes('e9') && !JSON.stringify(reduced).includes('father'));
});

test('an audience hides as a compartment does', () => {
  const reduced = seen(answer(need({ status: 'not-met', audience: ['dsl@x'] })));
  assert.deepEqual([reduced.ask, reduced.needs], [['team-manager'], []]);
});

test('what is hidden and stands in nobody’s way is not mentioned', () => {
  const excepted = need({ status: 'excepted', person: father, compartments: ['safeguarding'] });
  const one = seen(answer(need({}), excepted));
  const other = seen(answer(need({})));
  assert.deepEqual(one, other, 'nobody can tell an exception from a person who is not there');
});

test('two hidden reasons of one role are one person to ask', () => {
  const hidden = need({ status: 'not-met', compartments: ['legal'] });
  assert.deepEqual(seen(answer(hidden, hidden)).ask, ['team-manager']);
});
