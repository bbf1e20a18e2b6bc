import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bankHolidays, usualTerms } from '../testing/scene.ts';
import { dayNumber, dayText } from './days.ts';
import { combineOpenDays, compileOpenDays, isOpenDay, moveByOpenDays, type OpenDays } from './open-days.ts';
import { compileSchoolCalendar } from './school-calendar.ts';

const first = compileSchoolCalendar(usualTerms, bankHolidays).open;
const second = compileSchoolCalendar(
  {
    ...usualTerms,
    title: 'other terms',
    from: '2026-01-01',
    to: '2027-03-31',
    closed: [{ title: 'half term', from: '2026-10-19', to: '2026-10-23' }],
  },
  bankHolidays,
).open;

const opens = (calendar: OpenDays, ...days: readonly string[]): readonly boolean[] =>
  days.map((day) => isOpenDay(calendar, dayNumber(day)));

test('open in both means open in each; open in either means open in one of them', () => {
  const days = ['2026-10-16', '2026-10-20', '2026-10-27', '2026-10-31'];
  assert.deepEqual(opens(combineOpenDays('both', [first, second], 'every'), ...days), [true, false, false, false]);
  assert.deepEqual(opens(combineOpenDays('either', [first, second], 'some'), ...days), [true, true, true, false]);
});

test('a combined day is open exactly when the two say so, on every day that both know', () => {
  for (const [rule, expected] of [
    ['every', (a: boolean, b: boolean) => a && b],
    ['some', (a: boolean, b: boolean) => a || b],
  ] as const) {
    const combined = combineOpenDays(rule, [first, second], rule);
    assert.deepEqual([dayText(combined.from), dayText(combined.to)], ['2026-01-01', '2027-03-31']);
    for (let day = combined.from; day <= combined.to; day++) {
      assert.equal(isOpenDay(combined, day), expected(isOpenDay(first, day), isOpenDay(second, day)), dayText(day));
    }
  }
});

test('why a combined day is closed names every reason once', () => {
  const both = combineOpenDays('both', [first, second], 'every');
  assert.equal(both.whyClosed(dayNumber('2026-10-20')), 'half term');
  assert.equal(both.whyClosed(dayNumber('2026-10-24')), 'weekend');
  assert.equal(both.whyClosed(dayNumber('2026-10-16')), undefined);
});

test('a combined calendar says which of its calendars is the one to extend', () => {
  const { bounds } = combineOpenDays('both', [first, second], 'every');
  assert.deepEqual(bounds, { from: 'other terms', to: 'other terms' });
});

test('calendars that share no day give a combination in which nothing is open and nothing can be counted', () => {
  const early = compileOpenDays('early', 0, 10, () => undefined);
  const late = compileOpenDays('late', 20, 30, () => undefined);
  const both = combineOpenDays('both', [early, late], 'every');
  assert.equal(both.days.length, 0);
  for (const start of [5, 15, 25]) assert.equal(typeof moveByOpenDays(both, start, 1, 'exclusive'), 'object');
});

test('outside its first and last day a calendar knows no open day', () => {
  assert.deepEqual(opens(first, '2025-08-29', '2027-09-01'), [false, false]);
});
