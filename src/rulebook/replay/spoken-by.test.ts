import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at } from '../testing/scene.ts';
import type { Spoken, Step } from './replay-child.ts';
import { spokenBy } from './spoken-by.ts';

const said = (when: string, step: Step, instance = 'a'): Spoken => ({
  at: at(when),
  step,
  rule: 'rule',
  instance,
  owner: null,
  evidence: [],
  cameToNothing: false,
});

const spoken = [
  said('2026-03-01', 'owed'),
  said('2026-03-02', 'raised', 'b'),
  said('2026-03-05T10:00', 'overdue'),
  said('2026-03-06', 'closed', 'b'),
  said('2026-03-09', 'settled'),
  said('2026-03-10', 'owed', 'c'),
];
const on = (from: string, until: string) => spokenBy(spoken, at(from), at(until) - 1);
const open = (from: string, until: string) => on(from, until).open.map(({ instance, step }) => `${instance} ${step}`);

test('what was said on a day is told apart from what was open at its end', () => {
  assert.deepEqual(
    on('2026-03-05', '2026-03-06').said.map(({ step }) => step),
    ['overdue'],
  );
  assert.deepEqual(open('2026-03-05', '2026-03-06'), ['a overdue', 'b raised']);
  assert.deepEqual(open('2026-03-06', '2026-03-07'), ['a overdue']);
  assert.deepEqual(open('2026-03-09', '2026-03-10'), []);
  assert.deepEqual(on('2026-03-03', '2026-03-04').said, []);
});

test('nothing is known of what came later', () => {
  assert.deepEqual(open('2026-03-01', '2026-03-02'), ['a owed']);
  assert.deepEqual(on('2026-02-01', '2026-02-02'), { said: [], open: [] });
});
