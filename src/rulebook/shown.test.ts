import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shownHistory } from './shown.ts';
import { at, chronicle, type Event, moveData, rulebookOf, schoolWorld, stepData } from './testing/scene.ts';

const rule = (condition = '') =>
  rulebookOf(`
  - duty: owed
    ABOUT
    when: { entry: school-move.confirmed }
    ${condition}
    owner: { role: dsl, of: trigger.from }
    due: { before: trigger.startsOn }
    warn: [2 working days]
    done: { entry: handover.item-sent, where: { move: trigger.move } }
`);

const confirmed = (changes: Partial<Event> = {}): Event => ({
  kind: 'school-move.confirmed',
  happened: '2026-05-11T10:00',
  data: moveData(),
  ...changes,
});
const sent = (happened: string, recorded = happened): Event => ({
  kind: 'handover.item-sent',
  happened,
  recorded,
  data: stepData('file'),
});

const minute = (instant: number | null): string | null =>
  instant === null
    ? null
    : Temporal.Instant.fromEpochMilliseconds(instant)
        .toZonedDateTimeISO('Europe/London')
        .toPlainDateTime()
        .toString({ smallestUnit: 'minute' });

function shown(asOf: string, events: readonly Event[], rulebook = rule()) {
  return shownHistory(chronicle(...events), schoolWorld(), rulebook, at(asOf)).map(({ from, to, state }) => [
    minute(from),
    minute(to),
    state,
  ]);
}

test('a duty is shown open, due soon and overdue as time passes, with nobody looking', () => {
  assert.deepEqual(shown('2026-10-01', [confirmed()]), [
    ['2026-05-11T10:00', '2026-08-28T00:00', 'open'],
    ['2026-08-28T00:00', '2026-09-03T00:00', 'due-soon'],
    ['2026-09-03T00:00', null, 'overdue'],
  ]);
});

test('what lies after the time of asking is not shown', () => {
  assert.deepEqual(shown('2026-08-27T23:59', [confirmed()]), [['2026-05-11T10:00', null, 'open']]);
  assert.equal(shown('2026-08-28', [confirmed()]).length, 2);
});

test('what was done in time and recorded late was shown overdue until it was recorded', () => {
  assert.deepEqual(shown('2026-12-01', [confirmed(), sent('2026-07-14T09:00', '2026-10-01')]).slice(2), [
    ['2026-09-03T00:00', '2026-10-01T00:00', 'overdue'],
    ['2026-10-01T00:00', null, 'done'],
  ]);
});

test('a corrected date closes what was shown and begins again with the new limit', () => {
  const corrected = confirmed({ recorded: '2026-06-01', corrects: 'e1', data: moveData({ startsOn: '2026-09-07' }) });
  const history = shownHistory(chronicle(confirmed(), corrected), schoolWorld(), rule(), at('2026-07-01'));
  assert.deepEqual(
    history.map(({ from, to, due }) => [minute(from), minute(to), due.kind === 'at' ? minute(due.at) : due.kind]),
    [
      ['2026-05-11T10:00', '2026-06-01T00:00', '2026-09-03T00:00'],
      ['2026-06-01T00:00', null, '2026-09-07T00:00'],
    ],
  );
});

test('a withdrawn trigger ends what was shown; it stays in the history', () => {
  const withdrawn: Event = { kind: 'entry.withdrawn', happened: '2026-09-10', corrects: 'e1' };
  assert.deepEqual(shown('2026-12-01', [confirmed(), withdrawn]).at(-1), [
    '2026-09-03T00:00',
    '2026-09-10T00:00',
    'overdue',
  ]);
});

test('recording something that changes nothing does not cut a period in two', () => {
  const note: Event = { kind: 'note.recorded', happened: '2026-06-01', data: { text: 'x' } };
  assert.deepEqual(shown('2026-07-01', [confirmed(), note]), [['2026-05-11T10:00', null, 'open']]);
});

test('a duty that begins by an absence is shown from the end of the window on, although nothing is recorded then', () => {
  const quiet = rule('if: { not: { count: { entry: attendance.recorded }, atLeast: 1, within: 30 days } }');
  const attendance: Event = { kind: 'attendance.recorded', happened: '2026-05-01' };
  assert.deepEqual(shown('2026-07-01', [attendance, confirmed()], quiet), [['2026-06-01T00:00', null, 'open']]);
});

test('what is recorded ahead of when it happens is shown from when it happens', () => {
  const planned = sent('2026-06-20T09:00', '2026-06-01');
  assert.deepEqual(shown('2026-07-01', [confirmed(), planned]), [
    ['2026-05-11T10:00', '2026-06-20T09:00', 'open'],
    ['2026-06-20T09:00', null, 'done'],
  ]);
  assert.deepEqual(shown('2026-05-12', [confirmed({ recorded: '2026-05-01' })]), [
    ['2026-05-01T00:00', '2026-05-11T10:00', 'upcoming'],
    ['2026-05-11T10:00', null, 'open'],
  ]);
});

test('a trigger recorded after the limit is shown late known from the start', () => {
  assert.deepEqual(shown('2026-12-01', [confirmed({ recorded: '2026-10-01' })]), [
    ['2026-10-01T00:00', null, 'late-known'],
  ]);
});
