import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, chronicle, council, type Event, moveData, oldSchool, rulebookOf, schoolWorld } from '../testing/scene.ts';
import { replayChild, type Spoken } from './replay-child.ts';

const rulebook = rulebookOf(`
  - duty: look-into
    ABOUT
    when: { entry: concern.recorded }
    owner: { role: dsl, of: recorder }
    due: { within: 2 days, after: trigger }
    warn: [1 day]
    done: { entry: note.recorded, happened: after trigger }
    ends: { entry: school-move.confirmed }
  - prompt: missing
    ABOUT
    question: Who will ask?
    raised: { count: { entry: missing-episode.recorded }, atLeast: 2, within: 90 days }
    owner: { role: team-manager, of: recorder }
    closedBy: [team-manager]
`);

const concern: Event = {
  kind: 'concern.recorded',
  happened: '2026-09-21',
  organisation: oldSchool,
  data: { what: 'x' },
};
const note: Event = { kind: 'note.recorded', happened: '2026-09-22T10:00', data: { text: 'x' } };
const missing = (happened: string): Event => ({
  kind: 'missing-episode.recorded',
  happened,
  organisation: council,
  data: { circumstances: 'x' },
});

const replayed = (asOf: string, ...events: readonly Event[]): readonly Spoken[] =>
  replayChild(chronicle(...events), schoolWorld(), rulebook, at(asOf));
const steps = (spoken: readonly Spoken[]): readonly string[] => spoken.map(({ rule, step }) => `${rule} ${step}`);

test('a duty that nobody does is owed, then due soon, then overdue, each once and in order', () => {
  const spoken = replayed('2026-12-01', concern);
  assert.deepEqual(steps(spoken), ['look-into owed', 'look-into due-soon', 'look-into overdue']);
  assert.ok(spoken.every((each, index) => index === 0 || (spoken[index - 1]?.at ?? 0) <= each.at));
  assert.deepEqual(spoken[0]?.owner, { role: 'dsl', organisation: oldSchool });
});

test('nothing is said of what was not yet known', () => {
  assert.deepEqual(replayed('2026-09-20', concern), []);
  assert.deepEqual(steps(replayed('2026-09-21T08:00', concern)), ['look-into owed']);
});

test('what was done is settled and did not come to nothing; what ended undone did', () => {
  const done = replayed('2026-12-01', concern, note);
  assert.deepEqual(steps(done).at(-1), 'look-into settled');
  assert.equal(done.at(-1)?.cameToNothing, false);
  const ended = replayed('2026-12-01', concern, {
    kind: 'school-move.confirmed',
    happened: '2026-09-22',
    data: moveData(),
  });
  assert.equal(ended.at(-1)?.step, 'settled');
  assert.equal(ended.at(-1)?.cameToNothing, true);
});

test('a late record is replayed at the time at which it became known, not when it happened', () => {
  const spoken = replayed('2026-12-01', { ...concern, recorded: '2026-10-05' });
  assert.ok(spoken.every((each) => each.at >= at('2026-10-05')));
  assert.ok(!steps(spoken).includes('look-into overdue'), 'known late is not overdue');
});

test('a question is raised once, with the entries that it quotes, and closed once', () => {
  const spoken = replayed('2026-12-31', missing('2026-10-01'), missing('2026-11-01'), {
    kind: 'prompt.closed',
    happened: '2026-11-05',
    data: { prompt: 'missing', instance: 'missing/1', outcome: 'need-found', reason: 'x', role: 'team-manager' },
  });
  assert.deepEqual(steps(spoken), ['missing raised', 'missing closed']);
  assert.deepEqual(spoken[0]?.evidence, ['e1', 'e2']);
  assert.equal(replayed('2026-10-15', missing('2026-10-01'), missing('2026-11-01')).length, 0);
});

test('a later look says everything that an earlier look said', () => {
  const events = [concern, missing('2026-10-01'), missing('2026-11-01')];
  const early = replayed('2026-10-20', ...events);
  const late = replayed('2026-12-01', ...events);
  const words = (spoken: readonly Spoken[]) => spoken.map(({ at: when, rule, step }) => `${when} ${rule} ${step}`);
  assert.deepEqual(words(late).slice(0, early.length), words(early));
});
