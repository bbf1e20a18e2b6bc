import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bankHolidayList, compileWorkingDays, readBankHolidays } from './bank-holidays.ts';
import { dayNumber, dayText } from './days.ts';

const list = {
  division: 'england-and-wales',
  events: [
    { title: 'Boxing Day', date: '2027-12-28' },
    { title: 'New Year’s Day', date: '2026-01-01' },
  ],
};

test('a list covers whole years, from its first to its last, in whatever order it is written', () => {
  const { from, to } = readBankHolidays(bankHolidayList.parse(list));
  assert.deepEqual([dayText(from), dayText(to)], ['2026-01-01', '2027-12-31']);
});

test('why a day is no working day is said: the weekend before the holiday’s title', () => {
  const open = compileWorkingDays(readBankHolidays(bankHolidayList.parse(list)));
  assert.equal(open.whyClosed(dayNumber('2026-01-01')), 'New Year’s Day');
  assert.equal(open.whyClosed(dayNumber('2026-01-03')), 'weekend');
  assert.equal(open.whyClosed(dayNumber('2026-01-02')), undefined);
});

test('a list of another nation, an empty one and one with a day that is none are refused', () => {
  assert.equal(bankHolidayList.safeParse({ ...list, division: 'scotland' }).success, false);
  assert.equal(bankHolidayList.safeParse({ ...list, events: [] }).success, false);
  const impossible = { ...list, events: [{ title: 'No day', date: '2026-02-30' }] };
  assert.equal(bankHolidayList.safeParse(impossible).success, false);
});
