/** What holds of derive() for any chronology, world and pack. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { derive } from '../../src/rulebook/derive.ts';
import { type Duty, dutyState } from '../../src/rulebook/duty/duty.ts';
import type { RuleEntry } from '../../src/rulebook/entry.ts';
import { chronology, content, instant, latest, withoutCorrections } from './generate-chronology.ts';
import { rulebook, rulebookWith } from './generate-rulebook.ts';
import { world } from './generate-world.ts';

const forever = latest * 2;
const lastRecorded = (entries: readonly RuleEntry[]): number => Math.max(...entries.map(({ recorded }) => recorded));

const rootOf = (entries: readonly RuleEntry[], id: string): string => {
  const entry = entries.find((each) => each.id === id);
  return entry === undefined || entry.corrects === null ? id : rootOf(entries, entry.corrects);
};

test('the same inputs give the same answer, and no valid input an exception', () => {
  fc.assert(
    fc.property(chronology, world, rulebook, instant, (entries, where, rules, asOf) => {
      assert.deepEqual(derive(entries, where, rules, asOf), derive(structuredClone(entries), where, rules, asOf));
    }),
  );
});

test('the order in which entries are given does not matter, only recorded time and sequence', () => {
  const shuffled = chronology.chain((entries) =>
    fc.tuple(fc.constant(entries), fc.shuffledSubarray([...entries], { minLength: entries.length })),
  );
  fc.assert(
    fc.property(shuffled, world, rulebook, instant, ([entries, mixed], where, rules, asOf) => {
      assert.deepEqual(derive(mixed, where, rules, asOf), derive(entries, where, rules, asOf));
    }),
  );
});

test('the order in which things were recorded changes nothing but since when they are known', () => {
  const facts = (duties: readonly Duty[]): readonly Duty[] =>
    duties
      .map((duty) => Object.assign({}, duty, { knownAt: 0 }))
      .toSorted((a, b) => (a.instance < b.instance ? -1 : 1));
  const apart = withoutCorrections.map((entries) =>
    entries.map((entry, index) => ({ ...entry, happened: entry.happened + index })),
  );
  const rerecorded = apart.chain((entries) =>
    fc
      .shuffledSubarray([...entries.keys()], { minLength: entries.length })
      .map((order) => [
        entries,
        entries.map((entry, index) => ({ ...entry, seq: order[index] ?? 0, recorded: latest + (order[index] ?? 0) })),
      ]),
  );
  fc.assert(
    fc.property(rerecorded, world, rulebook, ([entries = [], other = []], where, rules) => {
      assert.deepEqual(
        facts(derive(other, where, rules, forever).duties),
        facts(derive(entries, where, rules, forever).duties),
      );
    }),
  );
});

test('nothing that was recorded later is used', () => {
  fc.assert(
    fc.property(chronology, world, rulebook, instant, (entries, where, rules, asOf) => {
      const known = entries.filter(({ recorded }) => recorded <= asOf);
      assert.deepEqual(derive(entries, where, rules, asOf), derive(known, where, rules, asOf));
    }),
  );
});

test('a duty does not change when an entry is added of which its rule listens to nothing', () => {
  fc.assert(
    fc.property(chronology, world, rulebook, (entries, where, rules) => {
      for (const [index, added] of entries.entries()) {
        const touched = new Set(
          entries.filter(({ id }) => rootOf(entries, id) === rootOf(entries, added.id)).map(({ kind }) => kind),
        );
        for (const duty of rules.duties.filter((each) => touched.isDisjointFrom(each.kinds))) {
          const of = (known: readonly RuleEntry[]) =>
            derive(known, where, rules, forever).duties.filter(({ rule }) => rule === duty.rule.duty);
          assert.deepEqual(of(entries.slice(0, index + 1)), of(entries.slice(0, index)));
        }
      }
    }),
  );
});

test('a correction withdrawn restores exactly the duties there were', () => {
  const target = chronology.chain((entries) => fc.tuple(fc.constant(entries), fc.constantFrom(...entries), content));
  fc.assert(
    fc.property(target, world, rulebook, ([entries, corrected, other], where, rules) => {
      const recorded = lastRecorded(entries) + 1;
      const base = {
        compartment: 'general',
        organisation: null,
        audience: null,
        happened: corrected.happened,
      } as const;
      const seq = entries.length + 1;
      const correction: RuleEntry = { ...base, ...other, id: 'c', seq, recorded, corrects: corrected.id };
      const withdrawal: RuleEntry = {
        ...base,
        id: 'w',
        seq: seq + 1,
        recorded: recorded + 1,
        kind: 'entry.withdrawn',
        data: { reason: 'wrong' },
        corrects: 'c',
      };
      assert.deepEqual(
        derive([...entries, correction, withdrawal], where, rules, forever),
        derive(entries, where, rules, forever),
      );
    }),
  );
});

test('an instance keeps its name through corrections: no two duties share one, and each names the root of its trigger', () => {
  fc.assert(
    fc.property(chronology, world, rulebook, (entries, where, rules) => {
      const { duties } = derive(entries, where, rules, forever);
      assert.equal(new Set(duties.map(({ instance }) => instance)).size, duties.length);
      const first = duties.map(({ rule, trigger }) => `${rule}/${rootOf(entries, trigger)}`);
      for (const [index, { instance }] of duties.entries()) {
        const name = first[index] ?? '';
        assert.ok(instance === name || instance.startsWith(`${name}/`), instance);
        assert.ok(
          duties.some((duty) => duty.instance === name),
          'there is no second time without a first',
        );
      }
    }),
  );
});

test('a duty is never visible to more people, or in fewer compartments, than what it rests on', () => {
  fc.assert(
    fc.property(chronology, world, rulebook, instant, (entries, where, rules, asOf) => {
      for (const duty of derive(entries, where, rules, asOf).duties) {
        const rests = new Set([duty.trigger, ...duty.evidence, duty.ending?.entry]);
        for (const entry of entries.filter(({ id }) => rests.has(id))) {
          assert.ok(duty.compartments.includes(entry.compartment), `${duty.instance} needs ${entry.compartment}`);
          const allowed = entry.audience;
          if (allowed === null) continue;
          assert.ok(duty.audience !== null && duty.audience.every((viewer) => allowed.includes(viewer)));
        }
      }
    }),
  );
});

test('the instants of a duty are in order: nothing opens before its trigger, or is known before it was recorded', () => {
  fc.assert(
    fc.property(chronology, world, rulebook, instant, (entries, where, rules, asOf) => {
      for (const duty of derive(entries, where, rules, asOf).duties) {
        const trigger = entries.find(({ id }) => id === duty.trigger);
        assert.ok(trigger !== undefined);
        const root = entries.find(({ id }) => duty.instance.split('/')[1] === id);
        assert.ok(root !== undefined && duty.knownAt >= root.recorded && duty.knownAt <= asOf);
        assert.ok(duty.opensAt >= trigger.happened);
        assert.ok(duty.warnsAt === null || (duty.due.kind === 'at' && duty.warnsAt < duty.due.at));
        assert.ok(duty.ending === null || duty.ending.at <= asOf);
      }
    }),
  );
});

test('what was overdue is never excused by something recorded later, short of a correction', () => {
  const fixed = fc.constantFrom<unknown>({ before: 'trigger.startsOn' }, { within: '2 weeks', after: 'trigger' });
  fc.assert(
    fc.property(withoutCorrections, world, rulebookWith(fixed), instant, (entries, where, rules, asOf) => {
      const later = new Map(derive(entries, where, rules, forever).duties.map((duty) => [duty.instance, duty]));
      for (const duty of derive(entries, where, rules, asOf).duties) {
        if (dutyState(duty, asOf) !== 'overdue') continue;
        const now = later.get(duty.instance);
        // A condition may turn out never to have been true: then nothing was owed.
        if (now !== undefined && now.opensAt <= duty.opensAt) assert.notEqual(dutyState(now, asOf), 'late-known');
      }
    }),
  );
});
