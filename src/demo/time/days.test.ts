import assert from 'node:assert/strict';
import { test } from 'node:test';
import { timeZone } from '../../clock.ts';
import { addWeekdays, day, startOf, timeOn } from './days.ts';

test('times of day are those of the clock on the wall, also when clocks change', () => {
  for (let date = day(2026, 3, 25); date.year < 2027; date = date.add({ days: 1 })) {
    assert.equal(startOf(date).toString(), date.toZonedDateTime(timeZone).toInstant().toString());
    const wall = timeOn(date, 8, 25).toZonedDateTimeISO(timeZone);
    assert.deepEqual([wall.toPlainDate().toString(), wall.hour, wall.minute], [date.toString(), 8, 25]);
  }
});

test('weekdays go over weekends', () => {
  const friday = day(2026, 11, 20);
  assert.equal(addWeekdays(friday, 1).toString(), '2026-11-23');
  assert.equal(addWeekdays(friday, -5).toString(), '2026-11-13');
  assert.equal(addWeekdays(day(2026, 11, 22), -1).toString(), '2026-11-20');
  assert.equal(addWeekdays(day(2026, 11, 22), 1).toString(), '2026-11-23');
});
