import assert from 'node:assert/strict';
import { test } from 'node:test';
import { derive } from '../derive.ts';
import { explain } from '../explain.ts';
import { shownHistory } from '../shown.ts';
import { at, chronicle, dueDay, type Event, rulebookOf, schoolWorld } from '../testing/scene.ts';
import { dutyState } from './duty.ts';
import { mostOccurrences } from './occurrences.ts';

const world = schoolWorld();

const rule = (repeat: string, due = '{ within: 6 weeks, after: trigger }') =>
  rulebookOf(`
  - duty: visit
    ABOUT
    when: { entry: placement.started }
    owner: { role: social-worker, of: recorder }
    due: ${due}
    repeat: ${repeat}
    done: { entry: social-work-visit.made }
    ends: { entry: placement.ended }
    warn: [2 working days]
`);

const actual = rule('{ every: 6 weeks, from: actual }');
const scheduled = rule('{ every: 6 weeks, from: scheduled }');

const placed = (changes: Partial<Event> = {}): Event => ({
  kind: 'placement.started',
  happened: '2026-01-05T10:00',
  ...changes,
});
const visited = (happened: string, recorded = happened): Event => ({
  kind: 'social-work-visit.made',
  happened,
  recorded,
});
const ended = (happened: string): Event => ({ kind: 'placement.ended', happened });
const waived = (instance: string, happened: string): Event => ({ kind: 'duty.waived', happened, data: { instance } });

/** Of each time: its number, its limit and its state. */
const times = (when: string, events: readonly Event[], rules = actual) =>
  derive(chronicle(...events), world, rules, at(when)).duties.map((duty) => [
    duty.instance.replace('visit/e1', '1').replace('1/', ''),
    dueDay(duty.due),
    dutyState(duty, at(when)),
  ]);

test('the first time is the duty itself, and until it is done or late there is no second', () => {
  assert.deepEqual(times('2026-02-16T23:59', [placed()]), [['1', '2026-02-16', 'due-soon']]);
});

test('done, it is owed again: counted from when it was done, or from the limit, as the rule says', () => {
  const events = [placed(), visited('2026-01-26T11:00')];
  assert.deepEqual(times('2026-01-26T11:00', events), [
    ['1', '2026-02-16', 'done'],
    ['2', '2026-03-09', 'open'],
  ]);
  assert.deepEqual(times('2026-01-26T11:00', events, scheduled), [
    ['1', '2026-02-16', 'done'],
    ['2', '2026-03-30', 'open'],
  ]);
});

test('missed, it stays overdue and does not block the next, which counts from the limit that passed', () => {
  for (const rules of [actual, scheduled]) {
    assert.deepEqual(times('2026-02-17T00:00', [placed()], rules), [
      ['1', '2026-02-16', 'overdue'],
      ['2', '2026-03-30', 'open'],
    ]);
    assert.deepEqual(times('2026-05-12', [placed()], rules), [
      ['1', '2026-02-16', 'overdue'],
      ['2', '2026-03-30', 'overdue'],
      ['3', '2026-05-11', 'overdue'],
      ['4', '2026-06-22', 'open'],
    ]);
  }
});

test('one visit after two that were missed does both late, and the one that runs in time', () => {
  const events = [placed(), visited('2026-04-08T10:00')];
  assert.deepEqual(times('2026-04-09', events), [
    ['1', '2026-02-16', 'done-late'],
    ['2', '2026-03-30', 'done-late'],
    ['3', '2026-05-11', 'done'],
    ['4', '2026-05-20', 'open'],
  ]);
  assert.deepEqual(times('2026-04-09', events, scheduled).at(-1), ['4', '2026-06-22', 'open']);
});

test('the visit that opens a time does not do it too, and two visits at one moment are one', () => {
  assert.equal(times('2026-02-01', [placed(), visited('2026-01-26T11:00')]).length, 2);
  const both = [placed(), visited('2026-01-26T11:00'), visited('2026-01-26T11:00')];
  assert.deepEqual(
    times('2026-02-01', both).map(([, , state]) => state),
    ['done', 'open'],
  );
});

test('at the last moment it is in time, at the first moment after it opened the next', () => {
  assert.deepEqual(times('2026-02-18', [placed(), visited('2026-02-16T23:59')]), [
    ['1', '2026-02-16', 'done'],
    ['2', '2026-03-30', 'open'],
  ]);
  assert.deepEqual(times('2026-02-18', [placed(), visited('2026-02-17T00:00')]), [
    ['1', '2026-02-16', 'done-late'],
    ['2', '2026-03-30', 'done'],
    ['3', '2026-03-31', 'open'],
  ]);
});

test('reviews of a child in care: twenty working days, then three months, then every six', () => {
  const reviews = rulebookOf(`
  - duty: visit
    ABOUT
    when: { entry: placement.started }
    owner: { role: social-worker, of: recorder }
    due: { within: 20 working days, after: trigger, calendar: working days }
    repeat: { every: [3 months, 6 months], from: actual }
    done: { entry: looked-after-review.held }
`);
  const held = (happened: string): Event => ({ kind: 'looked-after-review.held', happened });
  const events = [placed(), held('2026-01-30T10:00'), held('2026-04-28T10:00'), held('2026-10-20T10:00')];
  assert.deepEqual(
    times('2026-10-21', events, reviews).map(([, due]) => due),
    ['2026-02-02', '2026-04-30', '2026-10-28', '2027-04-20'],
  );
});

test('the limits of later times can be counted on a calendar, and move off a day off', () => {
  const days = rule('{ every: 10 working days, from: actual, calendar: working days }');
  assert.deepEqual(
    times('2026-03-21', [placed(), visited('2026-02-16T10:00'), visited('2026-03-20T10:00')], days).at(-1),
    ['5', '2026-04-07', 'open'],
  );
  const rolled = rule('{ every: 1 month, from: actual, calendar: working days, roll: later }');
  assert.deepEqual(times('2026-02-04', [placed(), visited('2026-02-03T10:00')], rolled).at(-1), [
    '2',
    '2026-03-03',
    'open',
  ]);
  assert.deepEqual(times('2026-02-01', [placed(), visited('2026-01-28T10:00')], rolled).at(-1), [
    '2',
    '2026-03-02',
    'open',
  ]);
});

test('what ends it ends the running ones and stops further ones', () => {
  assert.deepEqual(times('2026-12-01', [placed(), visited('2026-01-26T11:00'), ended('2026-04-01T12:00')]), [
    ['1', '2026-02-16', 'done'],
    ['2', '2026-03-09', 'ended'],
    ['3', '2026-04-20', 'ended'],
  ]);
  const together = [placed(), visited('2026-01-26T11:00'), ended('2026-01-26T11:00')];
  assert.deepEqual(times('2026-12-01', together), [['1', '2026-02-16', 'done']]);
});

test('a waiver is of one time alone, and the next is counted from the limit that was waived', () => {
  assert.deepEqual(times('2026-02-10', [placed(), waived('visit/e1', '2026-02-09T10:00')]), [
    ['1', '2026-02-16', 'waived'],
    ['2', '2026-03-30', 'open'],
  ]);
  const second = [placed(), visited('2026-01-26T11:00'), waived('visit/e1/2', '2026-02-09T10:00')];
  assert.deepEqual(
    times('2026-02-10', second).map(([, , state]) => state),
    ['done', 'waived', 'open'],
  );
});

test('without a first limit it comes round once it has been done, counted from then', () => {
  const whenPossible = rule('{ every: 6 weeks, from: actual }', 'as soon as possible');
  assert.deepEqual(times('2027-12-01', [placed()], whenPossible), [['1', 'no-fixed-time', 'open']]);
  assert.deepEqual(times('2026-02-01', [placed(), visited('2026-01-26T11:00')], whenPossible), [
    ['1', 'no-fixed-time', 'done'],
    ['2', '2026-03-09', 'open'],
  ]);
});

test('where a limit cannot be counted it says so and nothing follows, until it is done', () => {
  const days = rule('{ every: 300 working days, from: actual, calendar: working days }');
  const found = times('2028-12-30', [placed()], days);
  assert.equal(found.length, 4);
  assert.match(String(found.at(-1)?.[1]), /ends too early/u);
  assert.deepEqual(found.at(-1)?.[2], 'cannot-compute');
});

test('nothing comes round without end', () => {
  const hourly = rule('{ every: 1 hour, from: scheduled }', '{ within: 1 hour, after: trigger }');
  const found = times('2027-01-05', [placed()], hourly);
  assert.equal(found.length, mostOccurrences);
  assert.match(String(found.at(-1)?.[1]), /come round 500 times/u);
});

test('a visit recorded late is not held against those who could not know of the limit it set', () => {
  const late = [placed(), visited('2026-01-26T11:00', '2026-03-16T09:00')];
  assert.deepEqual(times('2026-03-15', late).at(-1), ['2', '2026-03-30', 'open']);
  assert.deepEqual(times('2026-03-16T09:00', late), [
    ['1', '2026-02-16', 'done'],
    ['2', '2026-03-09', 'late-known'],
    ['3', '2026-04-20', 'open'],
  ]);
});

test('that it was due anyway, though later, is known from before when that had passed too', () => {
  const late = [placed(), visited('2026-01-26T11:00', '2026-04-01T09:00')];
  assert.deepEqual(times('2026-04-01T09:00', late)[1], ['2', '2026-03-09', 'overdue']);
});

test('the history shows each time from when it opened, although nothing was recorded then', () => {
  const shown = shownHistory(chronicle(placed()), world, actual, at('2026-04-01'));
  assert.deepEqual(
    shown.map(({ instance, from, state }) => [
      instance.replace('visit/e1', '1'),
      state,
      new Date(from).toISOString().slice(0, 16),
    ]),
    [
      ['1', 'open', '2026-01-05T10:00'],
      ['1', 'due-soon', '2026-02-12T00:00'],
      ['1', 'overdue', '2026-02-17T00:00'],
      ['1/2', 'open', '2026-02-17T00:00'],
      ['1/2', 'due-soon', '2026-03-26T00:00'],
      ['1/2', 'overdue', '2026-03-30T23:00'],
      ['1/3', 'open', '2026-03-30T23:00'],
    ],
  );
});

test('each time is explained: which it is, how it is counted, and what opened it', () => {
  const entries = chronicle(placed(), visited('2026-01-26T11:00'));
  const { duties } = derive(entries, world, actual, at('2026-02-01'));
  const [first, second] = duties.map((duty) => explain(duty, entries, world, actual));
  assert.equal(
    first?.limit,
    'Within 6 weeks of what started it, not counting that day. Then again every 6 weeks, counted from when it was last done, or from the last limit when that was missed.',
  );
  assert.match(second?.limit ?? '', /^Time 2: within 6 weeks, counted from when it was last done/u);
  assert.deepEqual([first?.evidence, second?.evidence], [[], ['e2']]);
});
