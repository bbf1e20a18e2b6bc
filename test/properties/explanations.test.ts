/** Nothing is derived without an explanation. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { parseTimescale } from '../../src/rulebook/calendar/timescale.ts';
import { derive } from '../../src/rulebook/derive.ts';
import { timeOf } from '../../src/rulebook/duty/which-time.ts';
import { explain } from '../../src/rulebook/explain.ts';
import { chronology, instant, latest } from './generate-chronology.ts';
import { openDayLimit, rulebook, rulebookWith } from './generate-rulebook.ts';
import { world } from './generate-world.ts';

test('everything derived names its rule, its source, and entries that exist and were known', () => {
  fc.assert(
    fc.property(chronology, world, rulebook, instant, (entries, where, rules, asOf) => {
      const known = new Set(entries.filter(({ recorded }) => recorded <= asOf).map(({ id }) => id));
      for (const duty of derive(entries, where, rules, asOf).duties) {
        const explanation = explain(duty, entries, where, rules);
        assert.ok(explanation !== null);
        const { trigger, evidence, discharge, limit, title, source } = explanation;
        for (const id of [trigger, ...evidence, ...(discharge === null ? [] : [discharge])])
          assert.ok(known.has(id), id);
        for (const words of [limit, title, source.title, source.at]) assert.ok(words.length > 0);
      }
    }),
  );
});

test('as many days are counted in an explanation as the limit has', () => {
  let explained = 0;
  fc.assert(
    fc.property(chronology, world, rulebookWith(openDayLimit), (entries, where, rules) => {
      for (const duty of derive(entries, where, rules, latest * 2).duties) {
        const explanation = explain(duty, entries, where, rules);
        const rule = rules.dutyRule(duty.rule)?.rule;
        assert.ok(explanation !== null && rule !== undefined);
        if (timeOf(duty) > 1 || typeof rule.due === 'string') continue;
        const limit = rule.due;
        assert.ok(!('first' in limit));
        if (duty.due.kind !== 'at') {
          assert.deepEqual(explanation.days, []);
          continue;
        }
        const length = 'within' in limit ? limit.within : 'atLeast' in limit ? limit.atLeast : undefined;
        const counted = explanation.days.filter((each) => each.counted);
        assert.equal(counted.length, parseTimescale(length ?? '')?.amount);
        const edge = 'within' in limit ? counted.at(-1) : counted[0];
        assert.equal(edge?.day, duty.due.day);
        for (const each of explanation.days) assert.equal(each.why === undefined, each.counted);
        explained += 1;
      }
    }),
  );
  assert.ok(explained > 0, 'some limits could be reckoned');
});
