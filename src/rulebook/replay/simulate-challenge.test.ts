/** A challenge that nobody raised runs on the ladder as a real one would, on what was known then, and leaves no trace. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { derive } from '../derive.ts';
import type { Ladder } from '../ladder/ladder.ts';
import { challenge, ladderBook, raised, step } from '../testing/ladder-scene.ts';
import { at, chronicle, council, oldSchool, schoolWorld } from '../testing/scene.ts';
import { simulateChallenge } from './simulate-challenge.ts';

const rulebook = ladderBook();
const world = schoolWorld();
const simulated = (moment: string, urgency: 'routine' | 'urgent' = 'routine', entries = chronicle()): Ladder => {
  const [only, ...more] = simulateChallenge(entries, world, rulebook, {
    at: at(moment),
    by: oldSchool,
    against: [council],
    topic: 'level',
    urgency,
  });
  assert.ok(only !== undefined && more.length === 0);
  return only;
};

const real = (moment: string): Ladder => {
  const entries = chronicle(raised(moment, { challenge, topic: 'level' }));
  const [only] = derive(entries, world, rulebook, at(moment)).ladders;
  assert.ok(only !== undefined);
  return only;
};

const days = (ladder: Ladder) => ladder.stages.map(({ n, opensAt, resolve }) => [n, opensAt, resolve]);

test('its stages, dates and people are those of a real challenge at the same moment, across Christmas too', () => {
  for (const moment of ['2026-12-18T11:00', '2026-03-27T17:30', '2026-10-24T09:00']) {
    assert.deepEqual(days(simulated(moment)), days(real(moment)), moment);
    assert.deepEqual(
      simulated(moment).stages.map(({ acting }) => acting),
      real(moment).stages.map(({ acting }) => acting),
    );
  }
});

test('an urgent one is quicker, and what happened afterwards is not known to it', () => {
  const routine = simulated('2026-12-18T11:00');
  const urgent = simulated('2026-12-18T11:00', 'urgent');
  assert.ok((urgent.stages[1]?.opensAt ?? 0) < (routine.stages[1]?.opensAt ?? 0));
  const later = chronicle(raised('2026-12-17T09:00'), step('challenge.agreed', '2026-12-19T10:00'));
  assert.deepEqual(days(simulated('2026-12-18T11:00', 'routine', later)), days(routine));
  assert.equal(later.length, 2);
});

test('whenever it is raised, stages open one after the other and both sides are asked', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 1439 }), (day, minute) => {
      const moment = at('2025-10-01') + day * 86_400_000 + minute * 60_000;
      const [ladder] = simulateChallenge(chronicle(), world, rulebook, {
        at: moment,
        by: oldSchool,
        against: [council],
        topic: 'other',
        urgency: 'routine',
      });
      assert.deepEqual(
        ladder?.stages.map(({ n }) => n),
        [1, 2, 3],
      );
      assert.ok(ladder?.stages.every(({ opensAt }, index, all) => opensAt > (all[index - 1]?.opensAt ?? 0)));
      assert.ok(ladder?.stages.every(({ acting }) => acting.length === 2));
    }),
    { numRuns: 50 },
  );
});

test('a disagreement within one organisation has a way of its own', () => {
  const [ladder] = simulateChallenge(chronicle(), world, rulebook, {
    at: at('2026-01-01'),
    by: oldSchool,
    against: [oldSchool],
    topic: 'level',
    urgency: 'routine',
  });
  assert.match(ladder?.doesNotRun ?? '', /not for a disagreement within one organisation/u);
});
