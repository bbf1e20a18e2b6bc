import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, workingDays } from '../testing/scene.ts';
import { dayText, startOfDay } from './days.ts';
import { type Reckoned, type Reckoning, reckon } from './reckon.ts';
import { countsOpenDays, parseTimescale, timescaleText } from './timescale.ts';

function limit(length: string, from: string, changes: Partial<Reckoning> = {}): Reckoned {
  const timescale = parseTimescale(length);
  assert.ok(timescale !== null, length);
  return reckon({
    timescale,
    from: at(from),
    direction: 'after',
    counting: 'exclusive',
    calendar: { open: workingDays },
    roll: 'none',
    ...changes,
  });
}

const dayOf = (reckoned: Reckoned): string =>
  reckoned.kind === 'cannot-compute' ? reckoned.says : dayText(reckoned.day ?? Number.NaN);

test('months keep the day number, clamped to the end of a shorter month', () => {
  assert.equal(dayOf(limit('1 month', '2026-01-31')), '2026-02-28');
  assert.equal(dayOf(limit('1 month', '2028-01-31')), '2028-02-29');
  assert.equal(dayOf(limit('18 months', '2026-08-31')), '2028-02-29');
  assert.equal(dayOf(limit('1 month', '2026-03-31', { direction: 'before' })), '2026-02-28');
  assert.equal(dayOf(limit('3 months', '2026-11-15')), '2027-02-15');
});

test('when the first day counts, days, weeks and months end one day sooner', () => {
  assert.equal(dayOf(limit('5 days', '2026-11-12', { counting: 'inclusive' })), '2026-11-16');
  assert.equal(dayOf(limit('2 weeks', '2026-11-12', { counting: 'inclusive' })), '2026-11-25');
  assert.equal(dayOf(limit('1 month', '2026-09-03', { counting: 'inclusive' })), '2026-10-02');
  assert.equal(dayOf(limit('1 month', '2026-09-03', { counting: 'inclusive', direction: 'before' })), '2026-08-04');
});

test('weeks keep the day of the week', () => {
  assert.equal(dayOf(limit('6 weeks', '2026-09-03')), '2026-10-15');
  assert.equal(dayOf(limit('6 weeks', '2026-10-15', { direction: 'before' })), '2026-09-03');
});

test('a limit on a day off stays, or moves to the open day before or after, as the rule says', () => {
  assert.equal(dayOf(limit('1 day', '2026-12-24')), '2026-12-25');
  assert.equal(dayOf(limit('1 day', '2026-12-24', { roll: 'earlier' })), '2026-12-24');
  assert.equal(dayOf(limit('1 day', '2026-12-24', { roll: 'later' })), '2026-12-29');
  assert.equal(dayOf(limit('5 days', '2026-12-24', { roll: 'later' })), '2026-12-29', 'an open day does not move');
});

test('a limit that moves off a day off cannot be reckoned without a calendar, or beyond its end', () => {
  assert.match(dayOf(limit('1 day', '2026-12-24', { roll: 'later', calendar: null })), /names no calendar/u);
  assert.equal(dayOf(limit('1 day', '2026-12-24', { roll: 'later', calendar: { missing: 'Load it.' } })), 'Load it.');
  assert.match(dayOf(limit('6 months', '2028-12-01', { roll: 'later' })), /ends too early/u);
  assert.match(dayOf(limit('2 days', '2028-12-29', { roll: 'later' })), /ends too early/u);
});

test('working days without a calendar cannot be reckoned', () => {
  assert.match(dayOf(limit('2 working days', '2026-12-24', { calendar: null })), /names no calendar/u);
  assert.match(dayOf(limit('2 working days', '2028-12-28')), /"bank holidays in England and Wales" ends too early/u);
});

test('hours run on across a clock change, holidays and counting modes', () => {
  const spring = limit('24 hours', '2026-03-28T10:00', { counting: 'inclusive' });
  assert.deepEqual(spring, { kind: 'at', at: at('2026-03-29T11:00'), day: null });
  const autumn = limit('24 hours', '2026-10-24T10:00');
  assert.deepEqual(autumn, { kind: 'at', at: at('2026-10-25T09:00'), day: null });
  assert.deepEqual(limit('2 hours', '2026-12-25T10:00', { direction: 'before' }), {
    kind: 'at',
    at: at('2026-12-25T08:00'),
    day: null,
  });
});

test('a limit in days is in time until midnight in London, on both sides of a clock change', () => {
  for (const [from, day] of [
    ['2026-03-27T23:59', '2026-03-30'],
    ['2026-10-23T00:00', '2026-10-26'],
    ['2026-07-01T23:30', '2026-07-04'],
  ] as const) {
    const reckoned = limit('3 days', from);
    assert.ok(reckoned.kind === 'at' && reckoned.day !== null);
    assert.equal(dayText(reckoned.day), day);
    assert.equal(reckoned.at, startOfDay(reckoned.day + 1));
  }
});

test('a length of time is a whole number and a unit, singular or plural', () => {
  assert.deepEqual(parseTimescale('1 school day'), { amount: 1, unit: 'school days' });
  assert.deepEqual(parseTimescale('15 school days'), { amount: 15, unit: 'school days' });
  for (const wrong of [
    '5 scool days',
    '0 days',
    '-1 days',
    '1.5 days',
    '5  days',
    '5',
    'days',
    '12345 days',
    ' 5 days',
  ]) {
    assert.equal(parseTimescale(wrong), null, wrong);
  }
});

test('a length of time is written as it was read', () => {
  for (const text of ['1 hour', '24 hours', '1 working day', '5 school days', '1 month', '6 weeks']) {
    const timescale = parseTimescale(text);
    assert.ok(timescale !== null);
    assert.equal(timescaleText(timescale), text);
    assert.equal(countsOpenDays(timescale), /working|school/u.test(text));
  }
});
