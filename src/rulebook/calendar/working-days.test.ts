import assert from 'node:assert/strict';
import { test } from 'node:test';
import holidays from '../../../packs/england/calendars/bank-holidays.json' with { type: 'json' };
import { workingDays } from '../testing/scene.ts';
import { dayText, startOfDay } from './days.ts';
import { isOpenDay } from './open-days.ts';
import { type Reckoned, reckon } from './reckon.ts';

/*
 * Everything up to `addByHand` is a second way of counting that shares nothing with the engine but the shape of the answer:
 * bank holidays from the rules that make them, and days stepped over one by one.
 */
type Date3 = readonly [year: number, month: number, day: number];
const dayLength = 86_400_000;
const stamp = ([year, month, day]: Date3): number => Date.UTC(year, month - 1, day) / dayLength;
const nameOfDay = (day: number): string => new Date(day * dayLength).toUTCString().slice(0, 3);

/** The algorithm of Meeus, Jones and Butcher for the Gregorian Easter. */
function easter(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const sum = h + l - 7 * m + 114;
  return stamp([year, Math.floor(sum / 31), (sum % 31) + 1]);
}

function mondayFrom(day: number, step: 1 | -1): number {
  let found = day;
  while (nameOfDay(found) !== 'Mon') found += step;
  return found;
}

/** Bank holidays that fall on a weekend move to the next weekday that is not one already. */
function substituted(days: readonly number[]): readonly number[] {
  const kept: number[] = days.filter((day) => !['Sat', 'Sun'].includes(nameOfDay(day)));
  for (const day of days.filter((each) => !kept.includes(each))) {
    let found = day;
    while (['Sat', 'Sun'].includes(nameOfDay(found)) || kept.includes(found)) found += 1;
    kept.push(found);
  }
  return kept;
}

const movedEarlyMay = new Map([[2020, stamp([2020, 5, 8])]]);
const movedSpring = new Map([
  [2012, stamp([2012, 6, 4])],
  [2022, stamp([2022, 6, 2])],
]);
const oneOff = [stamp([2012, 6, 5]), stamp([2022, 6, 3]), stamp([2022, 9, 19]), stamp([2023, 5, 8])];

function holidaysByRule(from: number, to: number): ReadonlySet<number> {
  const found = new Set<number>(oneOff);
  for (let year = from; year <= to; year++) {
    const sunday = easter(year);
    const days = [
      ...substituted([stamp([year, 1, 1])]),
      sunday - 2,
      sunday + 1,
      movedEarlyMay.get(year) ?? mondayFrom(stamp([year, 5, 1]), 1),
      movedSpring.get(year) ?? mondayFrom(stamp([year, 5, 31]), -1),
      mondayFrom(stamp([year, 8, 31]), -1),
      ...substituted([stamp([year, 12, 25]), stamp([year, 12, 26])]),
    ];
    for (const day of days) found.add(day);
  }
  return found;
}

const first = stamp([2012, 1, 1]);
const last = stamp([2028, 12, 31]);
const byRule = holidaysByRule(2012, 2028);
const worksByHand = (day: number): boolean => !['Sat', 'Sun'].includes(nameOfDay(day)) && !byRule.has(day);
const works: readonly boolean[] = Array.from({ length: last - first + 1 }, (_, index) => worksByHand(first + index));

/** Steps day by day. Null when the years that were worked out are left before the count is full. */
function addByHand(start: number, count: number, step: 1 | -1, countsStart: boolean): number | null {
  let left = count;
  for (let day = countsStart ? start : start + step; day >= first && day <= last; day += step) {
    if (works[day - first] === true) left -= 1;
    if (left === 0) return day;
  }
  return null;
}

const reckonWorkingDays = (
  start: number,
  amount: number,
  direction: 'after' | 'before' = 'after',
  counting: 'inclusive' | 'exclusive' = 'exclusive',
): Reckoned =>
  reckon({
    timescale: { amount, unit: 'working days' },
    from: startOfDay(start),
    direction,
    counting,
    calendar: { open: workingDays },
    roll: 'none',
  });

const dayOf = (reckoned: Reckoned): string | null =>
  reckoned.kind === 'at' && reckoned.day !== null ? dayText(reckoned.day) : null;

test('the list of bank holidays is the one that the rules make, from 2012 to 2028', () => {
  assert.deepEqual(
    holidays.events.map(({ date }) => date).toSorted(),
    [...byRule].map(dayText).toSorted(),
    'dates of the list and dates by rule',
  );
});

test('the rulebook’s known answers hold', () => {
  assert.equal(dayOf(reckonWorkingDays(stamp([2026, 4, 2]), 1)), '2026-04-07');
  assert.equal(dayOf(reckonWorkingDays(stamp([2026, 12, 24]), 1)), '2026-12-29');
  assert.equal(dayOf(reckonWorkingDays(stamp([2027, 2, 15]), 45)), '2027-04-21');
});

test('a ladder of 2, 5 and 2 working days raised on the Friday before Christmas ends on 5 January', () => {
  const days: (string | null)[] = [];
  let from = stamp([2026, 12, 18]);
  for (const limit of [2, 5, 2]) {
    const reckoned = reckonWorkingDays(from, limit);
    assert.ok(reckoned.kind === 'at' && reckoned.day !== null);
    from = reckoned.day;
    days.push(dayText(from));
  }
  assert.deepEqual(days, ['2026-12-22', '2026-12-31', '2027-01-05']);
});

test('the worked example of the research holds: conference, core group and assessment after 15 February 2027', () => {
  assert.equal(dayOf(reckonWorkingDays(stamp([2027, 2, 15]), 15)), '2027-03-08');
  assert.equal(dayOf(reckonWorkingDays(stamp([2027, 3, 8]), 10)), '2027-03-22');
});

test('the two conventions give the two readings of the children in need census rule', () => {
  assert.equal(dayOf(reckonWorkingDays(stamp([2023, 3, 31]), 45, 'before', 'inclusive')), '2023-01-30');
  assert.equal(dayOf(reckonWorkingDays(stamp([2023, 3, 31]), 45, 'before', 'exclusive')), '2023-01-27');
});

test('every day from 2012 to 2028 is a working day when counting by hand says so', () => {
  for (let day = first; day <= last; day++) {
    assert.equal(isOpenDay(workingDays, day), works[day - first], dayText(day));
  }
});

for (const direction of ['after', 'before'] as const) {
  for (const counting of ['exclusive', 'inclusive'] as const) {
    test(`1 to 60 working days ${direction} every date from 2012 to 2028, ${counting}, are what stepping by hand gives`, () => {
      const step = direction === 'after' ? 1 : -1;
      for (let start = first; start <= last; start++) {
        for (let amount = 1; amount <= 60; amount++) {
          const expected = addByHand(start, amount, step, counting === 'inclusive');
          const reckoned = reckonWorkingDays(start, amount, direction, counting);
          const found = reckoned.kind === 'at' ? reckoned.day : null;
          if (found !== expected) assert.fail(`${amount} ${direction} ${dayText(start)}: ${found}, not ${expected}`);
          if (reckoned.kind === 'at' && reckoned.at !== startOfDay((expected ?? 0) + 1)) {
            assert.fail(`${amount} ${direction} ${dayText(start)} is not too late from the next midnight on`);
          }
        }
      }
    });
  }
}
