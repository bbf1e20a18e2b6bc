/** What holds of duties that come round again or are armed again, for any chronology, world and pack. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { derive } from '../../src/rulebook/derive.ts';
import type { Duty } from '../../src/rulebook/duty/duty.ts';
import { mostOccurrences } from '../../src/rulebook/duty/occurrences.ts';
import { timeOf } from '../../src/rulebook/duty/which-time.ts';
import type { RuleEntry } from '../../src/rulebook/entry.ts';
import { explain } from '../../src/rulebook/explain.ts';
import type { Rulebook } from '../../src/rulebook/rulebook.ts';
import { chronology, instant, latest } from './generate-chronology.ts';
import { due, rulebookOf } from './generate-rulebook.ts';
import { world } from './generate-world.ts';

const repeating = rulebookOf(due, 'repeat');
const armed = rulebookOf(due, 'rearmed');
const twoInstants = fc.tuple(instant, instant).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);

/** The times of each duty, first to last. */
const timesOf = (duties: readonly Duty[]): readonly (readonly Duty[])[] => [
  ...Map.groupBy(duties, ({ instance }) => instance.split('/').slice(0, 2).join('/')).values(),
];

const rootOf = (entries: readonly RuleEntry[], id: string): string => {
  const entry = entries.find((each) => each.id === id);
  return entry?.corrects === null || entry?.corrects === undefined ? id : rootOf(entries, entry.corrects);
};

const repeatOf = (rules: Rulebook, { rule }: Duty) => rules.dutyRule(rule)?.rule.repeat;

test('times are numbered without a gap, open one after another, and there is an end to them', () => {
  let again = 0;
  fc.assert(
    fc.property(chronology, world, repeating, instant, (entries, where, rules, asOf) => {
      for (const times of timesOf(derive(entries, where, rules, asOf).duties)) {
        assert.ok(times.length <= mostOccurrences);
        for (const [index, duty] of times.entries()) {
          assert.equal(timeOf(duty), index + 1);
          const before = times[index - 1];
          assert.ok(duty.opensAt <= Math.max(asOf, times[0]?.opensAt ?? 0));
          assert.ok(before === undefined || before.opensAt <= duty.opensAt);
        }
        again += times.length - 1;
      }
    }),
  );
  assert.ok(again > 0, 'something came round again');
});

test('a time opens when the one before was done or waived, or at its limit when that passed first', () => {
  fc.assert(
    fc.property(chronology, world, repeating, instant, (entries, where, rules, asOf) => {
      for (const times of timesOf(derive(entries, where, rules, asOf).duties)) {
        for (const [index, duty] of times.entries()) {
          const before = times[index - 1];
          if (before === undefined) continue;
          const limit = before.due.kind === 'at' ? before.due.at : Number.POSITIVE_INFINITY;
          const finished = before.ending?.at ?? Number.POSITIVE_INFINITY;
          assert.equal(duty.opensAt, Math.max(before.opensAt, Math.min(limit, finished)));
          if (before.ending?.how === 'ended')
            assert.ok(before.ending.at > limit, 'nothing follows what was ended in time');
        }
      }
    }),
  );
});

test('the limit of a later time is counted from the right one of the two', () => {
  fc.assert(
    fc.property(chronology, world, repeating, instant, (entries, where, rules, asOf) => {
      for (const times of timesOf(derive(entries, where, rules, asOf).duties)) {
        for (const [index, duty] of times.entries()) {
          const before = times[index - 1];
          const repeat = repeatOf(rules, duty);
          if (before === undefined || repeat?.every !== '10 days' || duty.due.kind !== 'at') continue;
          // What was done before anything was owed was done in time, whenever its limit had been.
          const limit = before.due.kind === 'at' ? Math.max(before.due.at, before.opensAt) : Number.POSITIVE_INFINITY;
          const inTime = before.ending !== null && before.ending.at < limit;
          const fromLimit = repeat.from === 'scheduled' || !inTime || before.ending?.how === 'waived';
          const since = fromLimit && before.due.kind === 'at' ? before.due.at - 1 : duty.opensAt;
          // Nine or ten days later by the calendar; a clock change makes an hour of difference.
          const days = (duty.due.at - since) / 86_400_000;
          assert.ok(days > 8.9 && days < 11.1, `${days} days`);
        }
      }
    }),
  );
});

test('one entry never does two times when the first of them opened the second by it, and nothing from before an opening counts', () => {
  fc.assert(
    fc.property(chronology, world, repeating, instant, (entries, where, rules, asOf) => {
      for (const times of timesOf(derive(entries, where, rules, asOf).duties)) {
        for (const [index, { ending, opensAt }] of times.entries()) {
          if (index === 0 || ending?.how !== 'done') continue;
          assert.ok(ending.at >= opensAt);
          const before = times[index - 1];
          if (
            before?.ending?.how === 'done' &&
            before.ending.at === opensAt &&
            before.due.kind === 'at' &&
            opensAt < before.due.at
          )
            assert.notEqual(rootOf(entries, ending.entry), rootOf(entries, before.ending.entry));
        }
      }
    }),
  );
});

test('as time passes without anything recorded, times are only added, and only the open ones change', () => {
  fc.assert(
    fc.property(chronology, world, repeating, twoInstants, (entries, where, rules, [earlier, later]) => {
      const known = entries.filter(({ recorded, happened }) => recorded <= earlier && happened <= earlier);
      const before = derive(known, where, rules, earlier).duties;
      const after = new Map(derive(known, where, rules, later).duties.map((duty) => [duty.instance, duty]));
      for (const duty of before) assert.deepEqual(after.get(duty.instance), duty);
    }),
  );
});

test('every entry that arms a duty again does so once, after it began and until it ended', () => {
  let rearmed = 0;
  fc.assert(
    fc.property(chronology, world, armed, instant, (entries, where, rules, asOf) => {
      for (const arms of timesOf(derive(entries, where, rules, asOf).duties)) {
        const [first, ...rest] = arms;
        assert.ok(first !== undefined);
        for (const arm of rest) {
          const by = entries.find(({ id }) => id === arm.evidence.at(-1));
          assert.equal(arm.instance.split('/')[2], rootOf(entries, by?.id ?? ''));
          assert.equal(arm.opensAt, by?.happened);
          assert.ok(arm.opensAt >= first.opensAt && arm.due.kind === 'no-fixed-time');
          assert.ok(arm.ending === null || arm.ending.at >= arm.opensAt || arm.ending.how === 'waived');
          rearmed += 1;
        }
      }
    }),
    // Few of the generated chronologies hold the two entries that it takes.
    { numRuns: 1500 },
  );
  assert.ok(rearmed > 0, 'something was armed again');
});

test('every time has an explanation in words, also of when it comes round', () => {
  fc.assert(
    fc.property(chronology, world, repeating, (entries, where, rules) => {
      for (const duty of derive(entries, where, rules, latest).duties) {
        const explanation = explain(duty, entries, where, rules);
        assert.ok(explanation !== null);
        const n = timeOf(duty);
        assert.match(explanation.limit, n === 1 ? /Then again .*every/u : new RegExp(`^Time ${n}: within`, 'u'));
        const counted = explanation.days.filter((each) => each.counted);
        const every = /^(\d+) (?:working|school) days$/u.exec(String(repeatOf(rules, duty)?.every));
        if (n === 1 || every === null || duty.due.kind !== 'at') continue;
        assert.equal(counted.length, Number(every[1]), `${duty.instance} ${every[0]}`);
        assert.equal(counted.at(-1)?.day, duty.due.day);
      }
    }),
  );
});
