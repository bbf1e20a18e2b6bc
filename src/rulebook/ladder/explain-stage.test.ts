import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayText } from '../calendar/days.ts';
import { ladderBook, onlyLadder, raised } from '../testing/ladder-scene.ts';
import { chronicle, schoolWorld } from '../testing/scene.ts';
import { explainStage } from './explain-stage.ts';

const book = ladderBook();
const entries = chronicle(raised());
const ladder = onlyLadder(entries, book, '2026-12-18T12:00');
const explainedStage = (index: number) => {
  const stage = ladder.stages[index];
  assert.ok(stage !== undefined);
  return explainStage(ladder, stage, entries, schoolWorld(), book);
};

test('the five working days over Christmas are named, and why the others did not count', () => {
  const { resolve } = explainedStage(1) ?? {};
  assert.equal(resolve?.limit, 'Within 5 working days of when it began, not counting that day.');
  assert.equal(resolve?.calendar, 'working days in England and Wales');
  assert.deepEqual(
    resolve?.days.map(({ day, counted, why }) => `${dayText(day)} ${counted ? 'counted' : why}`),
    [
      '2026-12-22 the day it is counted from',
      '2026-12-23 counted',
      '2026-12-24 counted',
      '2026-12-25 Christmas Day',
      '2026-12-26 weekend',
      '2026-12-27 weekend',
      '2026-12-28 Boxing Day',
      '2026-12-29 counted',
      '2026-12-30 counted',
      '2026-12-31 counted',
    ],
  );
});

test('what is to be done at once needs no days', () => {
  assert.deepEqual(explainedStage(0)?.acknowledge, { limit: 'At once.', calendar: null, days: [] });
});

test('a ladder that is no longer in the rulebook explains nothing', () => {
  const [stage] = ladder.stages;
  assert.ok(stage !== undefined);
  assert.equal(explainStage({ ...ladder, rule: 'gone' }, stage, entries, schoolWorld(), book), null);
  assert.equal(explainStage(ladder, { ...stage, n: 9 }, entries, schoolWorld(), book), null);
  assert.equal(explainStage(ladder, stage, [], schoolWorld(), book), null);
});
