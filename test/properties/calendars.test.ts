/** What holds of counting on any school's calendar, compared with stepping day by day. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { dayNumber, dayText } from '../../src/rulebook/calendar/days.ts';
import { combineOpenDays, isOpenDay, moveByOpenDays, type OpenDays } from '../../src/rulebook/calendar/open-days.ts';
import { compileSchoolCalendar } from '../../src/rulebook/calendar/school-calendar.ts';
import { derive } from '../../src/rulebook/derive.ts';
import { timeOf, whereCounted } from '../../src/rulebook/duty/which-time.ts';
import { intervalBefore } from '../../src/rulebook/pack/limit-schema.ts';
import { bankHolidays, workingDays } from '../../src/rulebook/testing/scene.ts';
import { chronology, latest } from './generate-chronology.ts';
import { openDayLimit, rulebookWith } from './generate-rulebook.ts';
import { terms, world } from './generate-world.ts';

const school = terms.map((kept) => compileSchoolCalendar(kept, bankHolidays));
const calendar: fc.Arbitrary<OpenDays> = fc.oneof(
  school.map(({ open }) => open),
  fc
    .tuple(school, school, fc.constantFrom<'every' | 'some'>('every', 'some'))
    .map(([a, b, rule]) => combineOpenDays('combined', [a.open, b.open], rule)),
);
const counting = fc.constantFrom<'inclusive' | 'exclusive'>('inclusive', 'exclusive');

/** Steps day by day, asking of each why it is closed. Null when the calendar is left first. */
function stepped(open: OpenDays, start: number, count: number, countsStart: boolean): number | null {
  const step = Math.sign(count);
  let left = Math.abs(count);
  if (start < open.from || start > open.to) return null;
  for (let day = countsStart ? start : start + step; day >= open.from && day <= open.to; day += step) {
    if (open.whyClosed(day) === undefined) left -= 1;
    if (left === 0) return day;
  }
  return null;
}

test('counting open days forwards and backwards is what stepping day by day gives', () => {
  const amounts = fc.integer({ min: -60, max: 60 }).filter((amount) => amount !== 0);
  fc.assert(
    fc.property(calendar, fc.integer({ min: -10, max: 700 }), amounts, counting, (open, offset, amount, how) => {
      const start = open.from + offset;
      const found = moveByOpenDays(open, start, amount, how);
      const expected = stepped(open, start, amount, how === 'inclusive');
      if (expected !== null) assert.equal(found, expected);
      else assert.ok(typeof found === 'object', `${dayText(start)} and ${amount} leave the calendar`);
    }),
  );
});

test('the end of the last term is the last open day of the latest term that has ended, if the calendar knows it', () => {
  fc.assert(
    fc.property(terms, fc.nat({ max: 900 }), (kept, offset) => {
      const { open, endOfLastTerm } = compileSchoolCalendar(kept, bankHolidays);
      const by = open.from + offset;
      const last = endOfLastTerm(by);
      const ended = kept.terms.findLast(({ to }) => dayNumber(to) <= by);
      const isKnown = ended !== undefined && dayNumber(ended.to) <= open.to && by < open.to + 28;
      if (!isKnown) {
        assert.equal(typeof last, 'object');
        return;
      }
      let expected = dayNumber(ended.to);
      while (expected >= dayNumber(ended.from) && open.whyClosed(expected) !== undefined) expected -= 1;
      if (expected >= Math.max(dayNumber(ended.from), open.from)) assert.equal(last, expected);
      else assert.deepEqual(last, { beyond: 'starts-too-late' });
    }),
  );
});

test('no limit in working or school days ever falls on a day off', () => {
  let reached = 0;
  fc.assert(
    fc.property(chronology, world, rulebookWith(openDayLimit), (entries, where, rules) => {
      for (const duty of derive(entries, where, rules, latest * 2).duties) {
        const trigger = entries.find(({ id }) => id === duty.trigger);
        const compiled = rules.dutyRule(duty.rule);
        if (duty.due.kind !== 'at' || trigger === undefined || compiled === undefined) continue;
        const { repeat } = compiled.rule;
        const n = timeOf(duty);
        const counted =
          repeat === undefined || n === 1
            ? compiled.reach({ trigger, begun: duty.opensAt, world: where })
            : whereCounted(repeat, n, duty, { trigger, world: where });
        if (n > 1 && repeat !== undefined && !/(working|school) days/u.test(intervalBefore(repeat, n))) continue;
        const open = counted.calendar;
        assert.ok(open !== null && duty.due.day !== null);
        assert.equal(open.whyClosed(duty.due.day), undefined, dayText(duty.due.day));
        reached += 1;
      }
    }),
  );
  assert.ok(reached > 0, 'some limits could be reckoned');
});

test('on working days each day counted forwards is counted backwards again', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: workingDays.from, max: workingDays.to }),
      fc.integer({ min: 1, max: 60 }),
      (start, amount) => {
        const there = moveByOpenDays(workingDays, start, amount, 'exclusive');
        if (typeof there !== 'number' || !isOpenDay(workingDays, start)) return;
        assert.equal(moveByOpenDays(workingDays, there, -amount, 'exclusive'), start);
      },
    ),
  );
});
