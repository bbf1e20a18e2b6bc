import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Duty, type DutyState, dutyState, timedChanges } from './duty.ts';

type Instants = Parameters<typeof dutyState>[0];

const duty = (changes: Partial<Instants> = {}): Instants => ({
  opensAt: 100,
  knownAt: 100,
  warnsAt: 150,
  due: { kind: 'at', at: 200, day: null },
  ending: null,
  ...changes,
});

const states = (of: Instants, ...instants: readonly number[]): readonly DutyState[] =>
  instants.map((instant) => dutyState(of, instant));

test('a duty is upcoming, open, due soon and overdue, each from its instant on', () => {
  assert.deepEqual(states(duty(), 99, 100, 149, 150, 199, 200), [
    'upcoming',
    'open',
    'open',
    'due-soon',
    'due-soon',
    'overdue',
  ]);
});

test('done before the limit is done; at the limit or later it is done late', () => {
  const done = (at: number) => duty({ ending: { at, entry: 'e', how: 'done' } });
  assert.deepEqual(states(done(199), 198, 199, 300), ['due-soon', 'done', 'done']);
  assert.deepEqual(states(done(200), 199, 200), ['due-soon', 'done-late']);
});

test('done before it began is done from then on', () => {
  assert.deepEqual(states(duty({ ending: { at: 50, entry: 'e', how: 'done' } }), 49, 50, 150), [
    'upcoming',
    'done',
    'done',
  ]);
});

test('ended and waived are neither in time nor late', () => {
  assert.deepEqual(states(duty({ ending: { at: 250, entry: 'e', how: 'ended' } }), 240, 250), ['overdue', 'ended']);
  assert.deepEqual(states(duty({ ending: { at: 250, entry: 'e', how: 'waived' } }), 250), ['waived']);
});

test('a limit that had passed before anybody could know is late known, and doing it then is not late', () => {
  const late = duty({ knownAt: 200 });
  assert.deepEqual(states(late, 199, 200, 300), ['due-soon', 'late-known', 'late-known']);
  assert.deepEqual(states(duty({ knownAt: 199 }), 200), ['overdue']);
  assert.deepEqual(states({ ...late, ending: { at: 300, entry: 'e', how: 'done' } }, 300), ['done']);
});

test('a limit that had passed before the duty began makes nobody overdue', () => {
  assert.deepEqual(states(duty({ opensAt: 250, knownAt: 100 }), 249, 250), ['upcoming', 'late-known']);
});

test('a limit that cannot be reckoned is said, but not before the duty begins and not after it ended', () => {
  const unknown = duty({ due: { kind: 'cannot-compute', says: 'Add it.' }, warnsAt: null });
  assert.deepEqual(states(unknown, 99, 100), ['upcoming', 'cannot-compute']);
  assert.deepEqual(states({ ...unknown, ending: { at: 150, entry: 'e', how: 'done' } }, 150), ['done']);
});

test('without a fixed time a duty stays open until it ends', () => {
  const open = duty({ due: { kind: 'no-fixed-time' }, warnsAt: null });
  assert.deepEqual(states(open, 100, 1_000_000), ['open', 'open']);
  assert.deepEqual(states({ ...open, ending: { at: 500, entry: 'e', how: 'done' } }, 500), ['done']);
});

test('what time alone changes is the beginning, the warning and the limit, as far as they lie ahead of then and of the end', () => {
  const full = { ...duty(), rule: 'r' } as Duty;
  assert.deepEqual(timedChanges(full, 0), [100, 150, 200]);
  assert.deepEqual(timedChanges(full, 100), [150, 200]);
  assert.deepEqual(timedChanges({ ...full, ending: { at: 150, entry: 'e', how: 'done' } }, 0), [100]);
  assert.deepEqual(timedChanges({ ...full, due: { kind: 'no-fixed-time' }, warnsAt: null }, 0), [100]);
});
