import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LoggedChallenge } from '../record/partnership-log/all-challenges.ts';
import type { Ladder, LadderStage } from '../rulebook/ladder/ladder.ts';
import { answeredInTime, countChallenges, outcomeOf } from './count-challenges.ts';

const at = (text: string): number => Temporal.Instant.from(text).epochMilliseconds;
const now = at('2026-11-20T12:00:00Z');

const stage = (n: number, given: Partial<LadderStage> = {}): LadderStage => ({
  n,
  title: `Stage ${n}`,
  opensAt: at('2026-11-16T10:00:00Z'),
  countsFrom: at('2026-11-16T10:00:00Z'),
  opened: 'raised',
  because: null,
  by: null,
  isUrgent: false,
  acknowledge: { kind: 'at', at: at('2026-11-18T00:00:00Z'), day: null },
  resolve: { kind: 'no-fixed-time' },
  responded: null,
  until: null,
  acting: [],
  uncovered: [],
  ...given,
});

const ladder = (stages: readonly LadderStage[], doesNotRun: string | null = null): Ladder => ({
  rule: 'ladder',
  pack: 'pack',
  packVersion: '1',
  instance: 'ladder/1',
  challenge: '1',
  trigger: '1',
  raisedAt: at('2026-11-16T10:00:00Z'),
  knownAt: at('2026-11-16T10:00:00Z'),
  doesNotRun,
  stages,
  agreements: [],
  needs: [],
  ending: null,
  exhaustedAt: null,
  safety: '1',
  evidence: [],
  compartments: [],
  audience: null,
});

const challenge = (given: Partial<LoggedChallenge> = {}): LoggedChallenge => ({
  raisedAt: Temporal.Instant.from('2026-11-16T10:00:00Z'),
  topic: 'level',
  raisedBy: 'school',
  others: ['local-authority'],
  ladder: ladder([stage(1)]),
  endedAt: null,
  outcome: null,
  ...given,
});

const answered = (time: string) => ({ responded: { at: at(time), entry: '1' } });

test('an answer is in time until its limit, late from then on, and awaited while there is time', () => {
  assert.equal(answeredInTime(stage(1, answered('2026-11-17T23:59:59Z')), now), true);
  assert.equal(answeredInTime(stage(1, answered('2026-11-18T00:00:00Z')), now), false);
  assert.equal(answeredInTime(stage(1), now), false);
  assert.equal(answeredInTime(stage(1), at('2026-11-17T12:00:00Z')), null);
  assert.equal(answeredInTime(stage(1, { acknowledge: { kind: 'no-fixed-time' } }), now), null);
});

test('a challenge is open until it ended, and then what was agreed last', () => {
  const ended = { endedAt: Temporal.Instant.from('2026-11-19T10:00:00Z') };
  assert.equal(outcomeOf(challenge(), now), 'open');
  assert.equal(outcomeOf(challenge({ ...ended, outcome: 'changed' }), now), 'changed');
  assert.equal(outcomeOf(challenge(ended), now), 'without-agreement');
  assert.equal(outcomeOf(challenge({ ...ended, outcome: 'changed' }), at('2026-11-18T10:00:00Z')), 'open');
});

const many = (count: number, given: Partial<LoggedChallenge>): readonly LoggedChallenge[] =>
  Array.from({ length: count }, () => challenge(given));

test('stages that opened are counted, those to come are not', () => {
  const counts = countChallenges(
    [
      ...many(6, {
        ladder: ladder([stage(1, answered('2026-11-17T10:00:00Z')), stage(2, { opensAt: at('2026-11-25T00:00:00Z') })]),
      }),
      ...many(11, {
        ladder: ladder([
          stage(1),
          stage(2, {
            opensAt: at('2026-11-19T00:00:00Z'),
            opened: 'limit-passed',
            ...answered('2026-11-19T09:00:00Z'),
          }),
        ]),
      }),
    ],
    now,
    [1, 2],
  );
  assert.deepEqual(counts.stages, [
    { stage: 1, opened: 15, inTime: 5, late: 10, openedByTime: null, skippedTo: null },
    { stage: 2, opened: 10, inTime: null, late: 10, openedByTime: 10, skippedTo: null },
  ]);
  assert.deepEqual(counts.highest, [
    { stage: 1, challenges: 5 },
    { stage: 2, challenges: 10 },
  ]);
});

test('a stage that would have opened after the challenge ended did not open', () => {
  const stages = [stage(1), stage(2, { opensAt: at('2026-11-19T00:00:00Z') })];
  const counts = countChallenges(
    many(8, { ladder: ladder(stages), endedAt: Temporal.Instant.from('2026-11-18T09:00:00Z'), outcome: 'stands' }),
    now,
    [1, 2],
  );
  assert.deepEqual(
    counts.stages.map(({ stage: n, opened }) => [n, opened]),
    [
      [1, 10],
      [2, null],
    ],
  );
  assert.equal(counts.outcomes.stands, 10);
  assert.equal(
    counts.byTopic.find(({ code }) => code === 'level')?.changedInTen,
    null,
    'of eight nothing more is said',
  );
});

test('every topic and kind of organisation has a line, so that a line says nothing by being there', () => {
  const [none, one] = [countChallenges([], now, [1, 2]), countChallenges([challenge()], now, [1, 2])];
  assert.deepEqual(one, none);
  assert.ok(one.byTopic.every(({ raised }) => raised === null));
  const some = countChallenges(many(7, { others: ['police', 'camhs'] }), now, [1]);
  assert.deepEqual(
    some.byOther.filter(({ raised }) => raised !== null).map(({ code }) => code),
    ['camhs', 'police'],
  );
});

test('where no confirmed ladder runs, no stage is counted and that is said', () => {
  const counts = countChallenges(
    [...many(5, { ladder: null }), ...many(5, { ladder: ladder([stage(1)], 'not confirmed') })],
    now,
    [],
  );
  assert.deepEqual([counts.stages, counts.withoutLadder], [[], 10]);
});
