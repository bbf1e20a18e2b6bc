import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ladderBook, nowOf, onlyLadder, raised, step } from '../testing/ladder-scene.ts';
import { chronicle, council, oldSchool } from '../testing/scene.ts';

const book = ladderBook();
const agreed = step('agreed', '2026-12-21T09:00', { outcome: 'changed', action: 'x', actionUntil: '2026-12-23' });
const done = step('action-done', '2026-12-22T09:00', { evidence: 'The minutes' });
const informed = step('originator-informed', '2026-12-22T10:00', { how: 'By telephone' });
const closed = (happened: string) => step('closed', happened, { outcome: 'Resolved' });

test('it is closed when it is agreed, done with evidence and the originator was told, and not before', () => {
  const entries = chronicle(raised(), agreed, done, informed);
  assert.equal(nowOf(entries, book, '2026-12-22T09:59').state, 'agreed');
  const now = nowOf(entries, book, '2026-12-22T10:00');
  assert.equal(now.state, 'closed');
  assert.deepEqual(onlyLadder(entries, book, '2026-12-22T10:00').ending?.without, []);
});

test('closed by hand with nothing shown, it is closed and everything is named that was not shown', () => {
  const entries = chronicle(raised(), closed('2026-12-19'));
  assert.equal(nowOf(entries, book, '2027-02-01').state, 'closed');
  assert.deepEqual(onlyLadder(entries, book, '2027-02-01').ending, {
    at: entries[1]?.happened,
    entry: 'e2',
    how: 'closed',
    without: ['agreed', 'action-done', 'originator-informed'],
  });
});

test('evidence that comes after the closing counts from then on', () => {
  const entries = chronicle(raised(), agreed, closed('2026-12-21T10:00'), done, informed);
  assert.deepEqual(onlyLadder(entries, book, '2026-12-21T11:00').ending?.without, [
    'action-done',
    'originator-informed',
  ]);
  assert.deepEqual(onlyLadder(entries, book, '2026-12-22T11:00').ending?.without, []);
});

test('a withdrawn closing opens it again, at the stage to which time has brought it', () => {
  const entries = chronicle(raised(), closed('2026-12-19'), {
    kind: 'entry.withdrawn',
    happened: '2027-01-02',
    corrects: 'e2',
    data: { reason: 'Wrong challenge' },
  });
  assert.equal(nowOf(entries, book, '2027-01-01').state, 'closed');
  assert.deepEqual(
    [nowOf(entries, book, '2027-01-02').state, nowOf(entries, book, '2027-01-02').stage?.n],
    ['open', 3],
  );
});

test('what happened to another challenge closes nothing here', () => {
  const other = (event: typeof done) => ({ ...event, data: { ...event.data, challenge: 'another' } });
  assert.equal(
    nowOf(chronicle(raised(), other(agreed), other(done), other(informed)), book, '2026-12-22T12:00').state,
    'open',
  );
});

test('nobody has responded until somebody has, at each stage anew, and it says whom to ring', () => {
  const entries = chronicle(raised(), step('acknowledged', '2026-12-18T14:00', { by: 'Duty manager' }));
  const before = nowOf(entries.slice(0, 1), book, '2026-12-18T12:00');
  assert.equal(before.responded, false);
  assert.deepEqual(
    before.ring.map(({ acts, deputy, outOfHours }) => [acts, deputy, outOfHours]),
    [
      [
        { role: 'dsl', organisation: oldSchool },
        { role: 'headteacher', organisation: oldSchool },
        { role: 'front-door-worker', organisation: council },
      ],
      [
        { role: 'team-manager', organisation: council },
        { role: 'service-manager', organisation: council },
        { role: 'front-door-worker', organisation: council },
      ],
    ],
  );
  const after = nowOf(entries, book, '2026-12-18T14:00');
  assert.deepEqual([after.responded, after.ring.length], [true, 0]);
  assert.equal(nowOf(entries, book, '2026-12-23T00:00').responded, false);
});

test('a response named for one stage is none at another', () => {
  const entries = chronicle(raised(), step('acknowledged', '2026-12-18T14:00', { by: 'x', stage: 2 }));
  assert.equal(nowOf(entries, book, '2026-12-18T15:00').responded, false);
});

test('a refusal is a response where it was given, and none at the stage that it opens', () => {
  const entries = chronicle(raised(), step('not-agreed', '2026-12-18T14:00', { reasons: 'x' }));
  const { stages } = onlyLadder(entries, book, '2026-12-18T14:00');
  assert.equal(stages[0]?.responded?.entry, 'e2');
  assert.equal(nowOf(entries, book, '2026-12-18T14:00').responded, false);
});

test('the newest arrangement for the child’s safety is the one that is shown', () => {
  const entries = chronicle(raised(), step('safety-arranged', '2026-12-19', { safetyMeanwhile: 'With his aunt' }));
  assert.equal(onlyLadder(entries, book, '2026-12-18T12:00').safety, 'e1');
  assert.equal(onlyLadder(entries, book, '2026-12-19T12:00').safety, 'e2');
});

test('it may be seen by those who may see every entry that it rests on', () => {
  const entries = chronicle(
    raised(),
    step('acknowledged', '2026-12-18T14:00', { by: 'x' }, { compartment: 'legal', audience: [`dsl@${oldSchool}`] }),
  );
  const ladder = onlyLadder(entries, book, '2026-12-19');
  assert.deepEqual(ladder.compartments, ['safeguarding', 'legal']);
  assert.deepEqual(ladder.audience, [`dsl@${oldSchool}`]);
  assert.deepEqual(ladder.evidence, ['e1', 'e2']);
});
