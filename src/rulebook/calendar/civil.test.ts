import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { civilDate, dayOf, daysIn } from './civil.ts';
import { addMonths, dayLength, dayNumber, dayText } from './days.ts';

const day = fc.integer({ min: -200_000, max: 200_000 });

test('agrees with Date on every day from 1890 to 2110', () => {
  for (let each = dayNumber('1890-01-01'); each <= dayNumber('2110-12-31'); each++) {
    const date = new Date(each * dayLength);
    const civil = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
    assert.deepEqual(civilDate(each), civil);
    assert.equal(dayOf(civil.year, civil.month, civil.day), each);
  }
});

test('there and back again leads to the same day, however far away', () => {
  fc.assert(
    fc.property(day, (each) => {
      const { year, month, day: ofMonth } = civilDate(each);
      assert.equal(dayOf(year, month, ofMonth), each);
      assert.ok(month >= 1 && month <= 12 && ofMonth >= 1 && ofMonth <= daysIn(year, month));
    }),
  );
});

test('February has 29 days in a leap year only, and 1900 was none', () => {
  assert.deepEqual(
    [2023, 2024, 1900, 2000].map((year) => daysIn(year, 2)),
    [28, 29, 28, 29],
  );
});

test('a date as text is read as Date reads it, and what is no date is not a number', () => {
  const texts = [
    '2026-04-02',
    '2024-02-29',
    '2026-12-31',
    '2026-1-2',
    '2026-13-01',
    'soon',
    '',
    '2026-04-0x',
    '2026-00-10',
  ];
  for (const text of texts) assert.equal(dayNumber(text), Date.parse(`${text}T00:00:00Z`) / dayLength, text);
  fc.assert(
    fc.property(fc.integer({ min: -25_000, max: 60_000 }), (each) => assert.equal(dayNumber(dayText(each)), each)),
  );
});

test('months later is the same day number, or the last day of a shorter month, as Temporal has it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 40_000 }), fc.integer({ min: -40, max: 40 }), (each, months) => {
      const later = Temporal.PlainDate.from(dayText(each)).add({ months }, { overflow: 'constrain' });
      assert.equal(dayText(addMonths(each, months)), later.toString());
    }),
  );
});
