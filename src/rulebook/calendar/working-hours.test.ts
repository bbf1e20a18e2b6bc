import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { at, bankHolidays, workingDays } from '../testing/scene.ts';
import { clockAt, dayAt, startOfDay } from './days.ts';
import { isOpenDay } from './open-days.ts';
import { type Reckoned, type Reckoning, reckon } from './reckon.ts';
import { compileSchoolCalendar } from './school-calendar.ts';
import { parseTimescale } from './timescale.ts';
import { moveByWorkingTime, readClock, usualHours, type WorkingHours } from './working-hours.ts';

const london = (found: Reckoned): string =>
  found.kind === 'at'
    ? Temporal.Instant.fromEpochMilliseconds(found.at)
        .toZonedDateTimeISO('Europe/London')
        .toPlainDateTime()
        .toString({ smallestUnit: 'minute' })
    : found.says;

function limit(length: string, from: string, more: Partial<Reckoning> = {}): string {
  const timescale = parseTimescale(length);
  assert.ok(timescale !== null, length);
  const open = { open: workingDays };
  return london(
    reckon({
      timescale,
      from: at(from),
      direction: 'after',
      counting: 'exclusive',
      calendar: open,
      roll: 'none',
      ...more,
    }),
  );
}

test('working hours stop at five and go on at nine on the next working day', () => {
  assert.equal(limit('4 working hours', '2026-05-11T10:00'), '2026-05-11T14:00');
  assert.equal(limit('4 working hours', '2026-05-11T15:30'), '2026-05-12T11:30');
  assert.equal(limit('4 working hours', '2026-05-15T15:30'), '2026-05-18T11:30', 'over a weekend');
  assert.equal(limit('4 working hours', '2026-04-02T15:30'), '2026-04-07T11:30', 'over Easter');
  assert.equal(limit('24 working hours', '2026-05-11T12:00'), '2026-05-14T12:00');
});

test('what comes in outside working hours counts from when they next begin', () => {
  assert.equal(limit('1 working hour', '2026-05-11T06:15'), '2026-05-11T10:00');
  assert.equal(limit('1 working hour', '2026-05-11T17:00'), '2026-05-12T10:00');
  assert.equal(limit('1 working hour', '2026-05-16T11:00'), '2026-05-18T10:00', 'on a Saturday');
});

test('a limit that uses up the day ends as the day does', () => {
  assert.equal(limit('8 working hours', '2026-05-11T09:00'), '2026-05-11T17:00');
  assert.equal(limit('1 working hour', '2026-05-11T16:00'), '2026-05-11T17:00');
});

test('a limit across a clock change keeps the hour that the clock shows', () => {
  // Clocks went forward on 29 March 2026 and go back on 25 October 2026, both Sundays
  assert.equal(limit('8 working hours', '2026-03-27T14:30'), '2026-03-30T14:30');
  assert.equal(limit('8 working hours', '2026-10-23T14:30'), '2026-10-26T14:30');
  assert.equal(limit('8 working hours', '2026-03-30T14:30', { direction: 'before' }), '2026-03-27T14:30');
  assert.equal(limit('8 working hours', '2026-10-26T14:30', { direction: 'before' }), '2026-10-23T14:30');
});

test('working hours are other ones where the limit says so, and those of the calendar that it names', () => {
  const hours: WorkingHours = { from: readClock('08:30'), to: readClock('16:45') };
  assert.equal(limit('4 working hours', '2026-05-11T15:45', { hours }), '2026-05-12T11:30');
  const school = compileSchoolCalendar(
    {
      title: 'terms',
      from: '2026-04-13',
      to: '2026-07-21',
      terms: [{ title: 'summer', from: '2026-04-13', to: '2026-07-21' }],
      closed: [{ title: 'half term', from: '2026-05-25', to: '2026-05-29' }],
    },
    bankHolidays,
  );
  assert.equal(limit('2 working hours', '2026-05-22T16:00', { calendar: { open: school.open } }), '2026-06-01T10:00');
});

test('backwards the hours before are counted', () => {
  assert.equal(limit('4 working hours', '2026-05-12T11:00', { direction: 'before' }), '2026-05-11T15:00');
  assert.equal(limit('8 working hours', '2026-05-18T09:00', { direction: 'before' }), '2026-05-15T09:00');
  assert.equal(limit('1 working hour', '2026-05-17T12:00', { direction: 'before' }), '2026-05-15T16:00');
});

test('without a calendar, or beyond the end of one, nothing is guessed', () => {
  assert.match(limit('4 working hours', '2026-05-11T10:00', { calendar: null }), /names no calendar/u);
  assert.match(limit('9 working hours', '2028-12-29T10:00'), /ends too early/u);
  assert.match(limit('9 working hours', '2029-01-02T10:00'), /ends too early/u);
  assert.match(limit('9 working hours', '2012-01-02T10:00', { direction: 'before' }), /begins too late/u);
  assert.match(limit('9 working hours', '2011-01-02T10:00'), /begins too late/u);
});

const minute = 60_000;
const someMinute = fc
  .integer({ min: startOfDay(dayAt(at('2026-01-01'))) / minute, max: at('2027-12-01') / minute })
  .map((minutes) => minutes * minute);

const isWorking = (instant: number): boolean => {
  const clock = clockAt(instant);
  return isOpenDay(workingDays, dayAt(instant)) && clock >= usualHours.from && clock < usualHours.to;
};

test('it is what counting minute by minute gives', () => {
  fc.assert(
    fc.property(someMinute, fc.integer({ min: 1, max: 20 }), (from, hours) => {
      let counted = 0;
      let instant = from;
      while (counted < hours * 60) {
        if (isWorking(instant)) counted += 1;
        instant += minute;
      }
      assert.equal(moveByWorkingTime(workingDays, from, hours * 60 * minute, usualHours), instant);
      assert.equal(moveByWorkingTime(workingDays, from, 0 - hours * 60 * minute, usualHours), backwards(from, hours));
    }),
    { numRuns: 60 },
  );
});

function backwards(from: number, hours: number): number {
  let counted = 0;
  let instant = from;
  while (counted < hours * 60) {
    instant -= minute;
    if (isWorking(instant)) counted += 1;
  }
  return instant;
}
