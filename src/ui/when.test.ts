import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assert as assertProperty, integer, property } from 'fast-check';
import { atInstant, dateWithDistance, instantWithDistance, onDate } from './when.ts';
import { distanceInWords, instantDistanceInWords, instantInWords, timeInWords } from './when-words.ts';

const today = Temporal.PlainDate.from('2026-11-19');
const anyDate = integer({ min: -20000, max: 20000 }).map((days) => Temporal.PlainDate.from('2026-11-19').add({ days }));

test('a date is printed for people and for machines, with its distance from today', () => {
  const date = Temporal.PlainDate.from('2026-11-22');
  assert.equal(onDate(date).toString(), '<time datetime="2026-11-22">22 November 2026</time>');
  assert.equal(
    dateWithDistance(date, today).toString(),
    '<time datetime="2026-11-22">22 November 2026</time> (in 3 days)',
  );
});

test('an instant is printed by the clock in London, in winter and in summer', () => {
  assert.equal(
    atInstant(Temporal.Instant.from('2026-11-22T17:30:12.345Z')).toString(),
    '<time datetime="2026-11-22T17:30:12Z">22 November 2026 at 5:30pm</time>',
  );
  assert.equal(instantInWords(Temporal.Instant.from('2026-07-01T23:30:00Z')), '2 July 2026 at 12:30am');
});

test('an instant has its distance from now', () => {
  const now = Temporal.Instant.from('2026-11-22T17:50:00Z');
  assert.equal(
    instantWithDistance(Temporal.Instant.from('2026-11-22T17:30:00Z'), now).toString(),
    '<time datetime="2026-11-22T17:30:00Z">22 November 2026 at 5:30pm</time> (20 minutes ago)',
  );
});

test('times are written as GOV.UK writes them', () => {
  const times = { '00:00': 'midnight', '00:01': '12:01am', '09:05': '9:05am', '12:00': 'midday', '12:30': '12:30pm' };
  for (const [time, words] of Object.entries(times)) assert.equal(timeInWords(Temporal.PlainTime.from(time)), words);
  assert.equal(timeInWords(Temporal.PlainTime.from('17:00')), '5pm');
  assert.equal(timeInWords(Temporal.PlainTime.from('23:59')), '11:59pm');
});

test('distances change their unit at four weeks, three months and two years', () => {
  const cases = {
    '2026-11-19': 'today',
    '2026-11-20': 'tomorrow',
    '2026-11-18': 'yesterday',
    '2026-11-21': 'in 2 days',
    '2026-11-17': '2 days ago',
    '2026-12-16': 'in 27 days',
    '2026-12-17': 'in 4 weeks',
    '2026-10-22': '4 weeks ago',
    '2027-02-18': 'in 13 weeks',
    '2027-02-19': 'in 3 months',
    '2026-08-19': '3 months ago',
    '2028-11-18': 'in 23 months',
    '2028-11-19': 'in 2 years',
    '2010-11-20': '15 years ago',
  };
  for (const [date, words] of Object.entries(cases)) {
    assert.equal(distanceInWords(Temporal.PlainDate.from(date), today), words, date);
  }
});

test('only today is today, only the next day is tomorrow and only the day before is yesterday', () => {
  assertProperty(
    property(anyDate, anyDate, (date, from) => {
      const days = from.until(date, { largestUnit: 'days' }).days;
      const words = distanceInWords(date, from);
      assert.equal(words === 'today', days === 0);
      assert.equal(words === 'tomorrow', days === 1);
      assert.equal(words === 'yesterday', days === -1);
      assert.equal(words.startsWith('in '), days > 1);
      assert.equal(words.endsWith(' ago'), days < -1);
    }),
  );
});

const steps: Readonly<Record<string, (count: number) => Temporal.DurationLike>> = {
  day: (days) => ({ days }),
  week: (weeks) => ({ weeks }),
  month: (months) => ({ months }),
  year: (years) => ({ years }),
};

// A month counted from its 31st day may end up to three days early.
test('a distance is never said to be longer than it is, and falls short by about one of its unit at most', () => {
  assertProperty(
    property(anyDate, anyDate, (date, from) => {
      const [, count, unit] =
        /^(?:in )?(\d+) (day|week|month|year)s?(?: ago)?$/.exec(distanceInWords(date, from)) ?? [];
      const step = steps[unit ?? ''];
      if (step === undefined) return;
      const [near, far] = Temporal.PlainDate.compare(date, from) > 0 ? [from, date] : [date, from];
      assert(Temporal.PlainDate.compare(near.add(step(Number(count))), far) <= 0);
      assert(Temporal.PlainDate.compare(near.add(step(Number(count) + 1)).add({ days: 3 }), far) > 0);
    }),
    { numRuns: 1000 },
  );
});

test('a distance further away is never said in fewer days, weeks, months or years', () => {
  const sizes: Readonly<Record<string, number>> = { day: 1, week: 7, month: 31, year: 365 };
  const size = (words: string): number => {
    const [, count, unit] = /(\d+) (day|week|month|year)/.exec(words) ?? [];
    return Number(count ?? 1) * (sizes[unit ?? ''] ?? 1);
  };
  for (let days = 2; days < 3000; days += 1) {
    assert(
      size(distanceInWords(today.add({ days }), today)) >= size(distanceInWords(today.add({ days: days - 1 }), today)),
    );
  }
});

test('within a day an instant is minutes and hours away, and then as many days as the calendar says', () => {
  const now = Temporal.Instant.from('2026-11-22T17:30:00Z');
  const cases = [
    [{ seconds: 59 }, 'now'],
    [{ seconds: -59 }, 'now'],
    [{ minutes: 1 }, 'in 1 minute'],
    [{ minutes: -59 }, '59 minutes ago'],
    [{ minutes: 60 }, 'in 1 hour'],
    [{ minutes: -24 * 60 + 1 }, '23 hours ago'],
    [{ hours: 24 }, 'tomorrow'],
    [{ hours: 31 }, 'in 2 days'],
    [{ hours: -72 }, '3 days ago'],
  ] as const;
  for (const [step, words] of cases) assert.equal(instantDistanceInWords(now.add(step), now), words);
});
