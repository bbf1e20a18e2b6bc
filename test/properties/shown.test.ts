/** What holds of the history of what was shown, for any chronology, world and pack. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { derive } from '../../src/rulebook/derive.ts';
import { dutyState } from '../../src/rulebook/duty/duty.ts';
import { type Shown, shownHistory } from '../../src/rulebook/shown.ts';
import { chronology, instant } from './generate-chronology.ts';
import { rulebook } from './generate-rulebook.ts';
import { world } from './generate-world.ts';

const twoInstants = fc.tuple(instant, instant).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
const open = (shown: readonly Shown[]): readonly Shown[] => shown.filter(({ to }) => to === null);
const key = ({ instance, from }: Shown): string => `${instance} ${from}`;

test('the history only grows: what an earlier asking gave is in a later one, open periods closed at most', () => {
  fc.assert(
    fc.property(chronology, world, rulebook, twoInstants, (entries, where, rules, [earlier, later]) => {
      const before = shownHistory(entries, where, rules, earlier);
      const after = new Map(shownHistory(entries, where, rules, later).map((shown) => [key(shown), shown]));
      for (const shown of before) {
        const now = after.get(key(shown));
        assert.ok(now !== undefined, `${key(shown)} is still there`);
        if (shown.to !== null) assert.deepEqual(now, shown);
        else assert.deepEqual({ ...now, to: null }, shown);
        assert.ok(shown.to !== null || now.to === null || now.to > earlier);
      }
    }),
  );
});

test('the history never uses what was recorded later', () => {
  fc.assert(
    fc.property(chronology, world, rulebook, instant, (entries, where, rules, asOf) => {
      const known = entries.filter(({ recorded }) => recorded <= asOf);
      assert.deepEqual(shownHistory(entries, where, rules, asOf), shownHistory(known, where, rules, asOf));
    }),
  );
});

test('the state at an instant is what was last shown by then', () => {
  fc.assert(
    fc.property(chronology, world, rulebook, instant, (entries, where, rules, asOf) => {
      const { duties } = derive(entries, where, rules, asOf);
      assert.deepEqual(
        open(shownHistory(entries, where, rules, asOf))
          .map(({ instance, state, due }) => ({ instance, state, due }))
          .toSorted((a, b) => (a.instance < b.instance ? -1 : 1)),
        duties
          .map((duty) => ({ instance: duty.instance, state: dutyState(duty, asOf), due: duty.due }))
          .toSorted((a, b) => (a.instance < b.instance ? -1 : 1)),
      );
    }),
  );
});

test('the periods of one instance follow one another without overlap, and two in a row differ', () => {
  fc.assert(
    fc.property(chronology, world, rulebook, instant, (entries, where, rules, asOf) => {
      const byInstance = Map.groupBy(shownHistory(entries, where, rules, asOf), ({ instance }) => instance);
      for (const periods of byInstance.values()) {
        for (const [index, period] of periods.entries()) {
          assert.ok(period.to === null || period.to > period.from);
          assert.ok(period.to !== null || index === periods.length - 1, 'only the last is open');
          const next = periods[index + 1];
          if (next === undefined) continue;
          assert.ok(period.to !== null && next.from >= period.to);
          const changed = next.from > period.to || next.state !== period.state;
          assert.ok(changed || JSON.stringify(next.due) !== JSON.stringify(period.due));
        }
      }
    }),
  );
});
