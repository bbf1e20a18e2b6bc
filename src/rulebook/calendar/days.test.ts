import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addMonths, dayAt, dayLength, dayNumber, dayText, startOfDay, weekday } from './days.ts';

test('every day from 1996 to 2040 begins when the time zone database says', () => {
  for (let day = dayNumber('1996-01-01'); day <= dayNumber('2040-12-31'); day++) {
    const zoned = Temporal.PlainDate.from(dayText(day)).toZonedDateTime('Europe/London');
    assert.equal(startOfDay(day), zoned.epochMilliseconds, dayText(day));
    assert.equal(weekday(day), zoned.dayOfWeek);
    assert.equal(dayAt(zoned.epochMilliseconds), day);
    assert.equal(dayAt(zoned.epochMilliseconds - 1), day - 1);
  }
});

test('the hours around a clock change fall on the right day', () => {
  for (const text of ['2026-03-29', '2026-10-25', '2027-03-28', '2027-10-31']) {
    const day = dayNumber(text);
    for (let instant = day * dayLength - dayLength; instant < (day + 2) * dayLength; instant += 1_800_000) {
      const expected = Temporal.Instant.fromEpochMilliseconds(instant)
        .toZonedDateTimeISO('Europe/London')
        .toPlainDate();
      assert.equal(dayText(dayAt(instant)), expected.toString());
    }
  }
});

test('a month later is the same day number, clamped to the end of the month', () => {
  const cases = [
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-08-31', 6, '2027-02-28'],
    ['2026-12-15', 1, '2027-01-15'],
  ] as const;
  for (const [from, months, to] of cases) assert.equal(dayText(addMonths(dayNumber(from), months)), to);
});
