import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ladderBook, nowOf, onlyLadder, raised, step } from '../testing/ladder-scene.ts';
import { at, chronicle, dueDay, schoolWorld } from '../testing/scene.ts';
import { ladderChanges } from './ladder.ts';

const book = ladderBook();
const soonerBook = ladderBook('    soonerForTheChild: true');
const limits = (entries: Parameters<typeof onlyLadder>[0], rulebook = book, asOf = '2026-12-18T12:00') =>
  onlyLadder(entries, rulebook, asOf).stages.map(({ resolve }) => dueDay(resolve));
const stageAt = (entries: Parameters<typeof onlyLadder>[0], asOf: string, rulebook = book) => {
  const now = nowOf(entries, rulebook, asOf);
  return [now.stage?.n, now.state];
};

test('2 + 5 + 2 working days raised on Friday 18 December 2026 end on 22 December, 31 December and 5 January', () => {
  assert.deepEqual(limits(chronicle(raised())), ['2026-12-22', '2026-12-31', '2027-01-05']);
});

test('a stage opens in the first minute after the limit of the one before', () => {
  const entries = chronicle(raised());
  for (const [when, expected] of [
    ['2026-12-18T11:00', [1, 'open']],
    ['2026-12-22T23:59', [1, 'open']],
    ['2026-12-23T00:00', [2, 'open']],
    ['2026-12-31T23:59', [2, 'open']],
    ['2027-01-01T00:00', [3, 'open']],
    ['2027-01-05T23:59', [3, 'open']],
    ['2027-01-06T00:00', [3, 'last-stage-passed']],
    ['2027-06-01T00:00', [3, 'last-stage-passed']],
  ] as const)
    assert.deepEqual(stageAt(entries, when), expected, when);
});

test('the passing of time is known beforehand: every change is an instant that the answer holds', () => {
  const ladder = onlyLadder(chronicle(raised()), book, '2026-12-18T11:00');
  const changes = ladderChanges(ladder, at('2026-12-18T11:00'));
  for (const instant of ['2026-12-23', '2027-01-01', '2027-01-06']) assert.ok(changes.includes(at(instant)), instant);
});

test('without agreement the next stage opens at once, and its limit counts from that day', () => {
  const entries = chronicle(raised(), step('not-agreed', '2026-12-18T15:00', { reasons: 'No new risk' }));
  assert.deepEqual(stageAt(entries, '2026-12-18T15:00'), [2, 'open']);
  assert.deepEqual(limits(entries, book, '2026-12-18T16:00'), ['2026-12-22', '2026-12-29', '2026-12-31']);
  assert.equal(nowOf(entries, book, '2026-12-18T15:00').stage?.opened, 'not-agreed');
});

test('no agreement at the last stage: there is no further one', () => {
  const entries = chronicle(
    raised(),
    step('not-agreed', '2026-12-18T15:00', { reasons: 'x' }),
    step('not-agreed', '2026-12-19T15:00', { reasons: 'x' }),
    step('not-agreed', '2026-12-20T15:00', { reasons: 'x' }),
  );
  assert.deepEqual(stageAt(entries, '2026-12-20T14:59'), [3, 'open']);
  assert.deepEqual(stageAt(entries, '2026-12-20T15:00'), [3, 'last-stage-passed']);
});

test('an agreement stops the clock; when it breaks the next stage opens', () => {
  const agreed = step('agreed', '2026-12-21T09:00', { outcome: 'changed', action: 'x', actionUntil: '2026-12-23' });
  const entries = chronicle(raised(), agreed, step('not-agreed', '2027-02-01T09:00', { reasons: 'Nothing was done' }));
  assert.deepEqual(stageAt(entries, '2027-01-20'), [1, 'agreed']);
  assert.deepEqual(stageAt(entries, '2027-02-01T09:00'), [2, 'open']);
});

test('an agreement in the last minute is in time, and in the next minute the managers already had it', () => {
  const agreed = (when: string) => chronicle(raised(), step('agreed', when, { outcome: 'stands' }));
  assert.deepEqual(stageAt(agreed('2026-12-22T23:59'), '2027-01-20'), [1, 'agreed']);
  assert.deepEqual(stageAt(agreed('2026-12-23T00:00'), '2027-01-20'), [2, 'agreed']);
});

test('an agreement recorded late moves the answer back to what had happened', () => {
  const late = step('agreed', '2026-12-22T10:00', { outcome: 'stands' }, { recorded: '2026-12-28T10:00' });
  const entries = chronicle(raised(), late);
  assert.deepEqual(stageAt(entries, '2026-12-28T09:59'), [2, 'open']);
  assert.deepEqual(stageAt(entries, '2026-12-28T10:00'), [1, 'agreed']);
});

test('a person may open the next stage early; time that opened it first wins', () => {
  const open = (stage: number, when: string) => step('stage-opened', when, { stage, reason: 'Cannot wait' });
  assert.equal(
    nowOf(chronicle(raised(), open(2, '2026-12-19T10:00')), book, '2026-12-19T10:00').stage?.opened,
    'opened',
  );
  const after = nowOf(chronicle(raised(), open(2, '2026-12-23T10:00')), book, '2026-12-23T10:00');
  assert.deepEqual([after.stage?.n, after.stage?.opened], [2, 'limit-passed']);
});

test('a stage opened that the ladder does not provide for is recorded, and said to be so', () => {
  const entries = chronicle(
    raised(),
    step('stage-opened', '2026-12-18T12:00', { stage: 3, reason: 'x', byRole: 'dsl' }),
  );
  const { stage } = nowOf(entries, book, '2026-12-18T12:00');
  assert.deepEqual([stage?.n, stage?.opened], [3, 'against-ladder']);
});

const skips = ladderBook(`    skips:
      - { to: 3, by: [independent-reviewing-officer], because: May go straight there }
      - { to: 3, when: { entry: missing-episode.recorded, happened: after trigger }, because: Went missing }`);

test('whoever the ladder names may skip a stage', () => {
  const by = (byRole: string) =>
    chronicle(raised(), step('stage-opened', '2026-12-18T12:00', { stage: 3, reason: 'x', byRole }));
  assert.equal(nowOf(by('independent-reviewing-officer'), skips, '2026-12-18T12:00').stage?.opened, 'skipped');
  assert.equal(nowOf(by('dsl'), skips, '2026-12-18T12:00').stage?.opened, 'against-ladder');
});

test('what skips by itself needs nobody, and never leads downwards or out of an agreement', () => {
  const missing = (happened: string) => ({ kind: 'missing-episode.recorded', happened, data: { circumstances: 'x' } });
  const { stage } = nowOf(chronicle(raised(), missing('2026-12-19T22:00')), skips, '2026-12-19T22:00');
  assert.deepEqual([stage?.n, stage?.opened, stage?.because, stage?.by], [3, 'skipped', 'Went missing', 'e2']);
  assert.deepEqual(stageAt(chronicle(missing('2026-12-01'), raised()), '2026-12-19', skips), [1, 'open']);
  const agreed = chronicle(raised(), step('agreed', '2026-12-18T12:00', { outcome: 'stands' }), missing('2026-12-19'));
  assert.deepEqual(stageAt(agreed, '2026-12-20', skips), [1, 'agreed']);
  assert.equal(nowOf(chronicle(raised(), missing('2027-01-03')), skips, '2027-01-04').stage?.opened, 'limit-passed');
});

test('an urgent challenge has its own limits, where there are some', () => {
  const urgent = chronicle(raised('2026-12-18T11:00', { urgency: 'urgent' }));
  assert.deepEqual(limits(urgent), ['2026-12-18T15:00:00.000Z', '2026-12-21', '2026-12-23']);
});

test('no stage lasts beyond the day by which the child needs an answer, and later ones are urgent', () => {
  const needed = chronicle(raised('2026-12-18T11:00', { neededBy: '2026-12-20' }));
  const { stages } = onlyLadder(needed, soonerBook, '2026-12-18T12:00');
  assert.deepEqual(
    stages.map(({ resolve, isUrgent }) => [dueDay(resolve), isUrgent]),
    [
      ['2026-12-20', false],
      ['2026-12-21', true],
      ['2026-12-23', true],
    ],
  );
  assert.deepEqual(limits(needed), ['2026-12-22', '2026-12-31', '2027-01-05']);
});

test('without the list of bank holidays nothing is guessed, and no later stage is promised', () => {
  const [stage, another] = onlyLadder(chronicle(raised()), book, '2026-12-18T12:00', {
    ...schoolWorld(),
    workingDays: null,
  }).stages;
  assert.equal(another, undefined);
  assert.equal(stage?.resolve.kind, 'cannot-compute');
});

test('across the end of summer time a limit of hours is that many hours', () => {
  const urgent = chronicle(raised('2026-10-24T23:30', { urgency: 'urgent' }));
  assert.equal(limits(urgent, book, '2026-10-25')[0], '2026-10-25T02:30:00.000Z');
});
