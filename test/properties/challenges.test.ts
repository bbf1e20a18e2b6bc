/** Whatever people record about a challenge, and in whichever order: where it stands is well formed and never surprising. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { isOpenDay } from '../../src/rulebook/calendar/open-days.ts';
import { breakpoints, derive } from '../../src/rulebook/derive.ts';
import { ladderChanges, ladderNow } from '../../src/rulebook/ladder/ladder.ts';
import { challenge, ladderBook } from '../../src/rulebook/testing/ladder-scene.ts';
import { council, oldSchool, schoolWorld, workingDays } from '../../src/rulebook/testing/scene.ts';
import { courseOf, type Happening, instantIn } from './generate-course.ts';

const world = schoolWorld();
const book = ladderBook(`    soonerForTheChild: true
    starts: [{ at: 2, urgency: [urgent], because: Urgent }]
    skips:
      - { to: 3, by: [independent-reviewing-officer], because: May }
      - { to: 3, when: { entry: missing-episode.recorded, happened: after trigger }, because: Missing }`);

const pick = <Value>(...values: readonly Value[]): fc.Arbitrary<Value> => fc.constantFrom(...values);
const step = (kind: string, data: fc.Arbitrary<Readonly<Record<string, unknown>>>): fc.Arbitrary<Happening> =>
  data.map((more) => ({ kind: `challenge.${kind}`, organisation: council, data: { challenge, ...more } }));
const maybe = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: undefined });

const raised: fc.Arbitrary<Happening> = fc
  .record({
    urgency: maybe(pick('routine', 'urgent')),
    neededBy: maybe(pick('2026-12-20', '2027-01-04', '2026-12-01')),
    between: maybe(fc.constant([{ organisation: oldSchool }, { organisation: council }])),
  })
  .map((data) => ({
    kind: 'challenge.raised',
    organisation: oldSchool,
    data: Object.fromEntries(Object.entries({ challenge, ...data }).filter(([, value]) => value !== undefined)),
  }));
const stage = pick(1, 2, 3, 4);

const course = courseOf(
  fc.oneof(
    { weight: 3, arbitrary: raised },
    step(
      'acknowledged',
      fc.record({ stage: maybe(stage) }).map((data) => (data.stage === undefined ? {} : data)),
    ),
    step('answered', fc.constant({})),
    step('not-agreed', fc.constant({})),
    step(
      'agreed',
      maybe(pick('2026-12-24')).map((until) => (until === undefined ? {} : { actionUntil: until })),
    ),
    step('action-done', fc.constant({})),
    step('originator-informed', fc.constant({})),
    step('closed', fc.constant({})),
    step('stage-opened', fc.record({ stage, byRole: pick('dsl', 'independent-reviewing-officer') })),
    fc.constant({ kind: 'missing-episode.recorded', data: {} }),
  ),
);

const laddersAt = (entries: Parameters<typeof derive>[0], at: number) => derive(entries, world, book, at).ladders;

test('the order in which entries are handed over makes no difference', () => {
  fc.assert(
    fc.property(course, instantIn, (entries, at) => {
      assert.deepEqual(laddersAt(entries.toReversed(), at), laddersAt(entries, at));
    }),
  );
});

test('stages open one after the other, upwards unless a person says otherwise, and each gives way to the next', () => {
  fc.assert(
    fc.property(course, instantIn, (entries, at) => {
      for (const { stages } of laddersAt(entries, at)) {
        for (const [index, each] of stages.entries()) {
          const next = stages[index + 1];
          if (next === undefined) continue;
          assert.ok(next.opensAt >= each.opensAt);
          assert.ok(each.until !== null && each.until <= next.opensAt);
          assert.ok(next.n > each.n || next.opened === 'against-ladder' || next.opened === 'opened');
        }
      }
    }),
  );
});

test('what was foreseen is what comes, as long as nothing is recorded and nothing happens', () => {
  fc.assert(
    fc.property(course, instantIn, instantIn, (entries, one, other) => {
      const [early, late] = one < other ? [one, other] : [other, one];
      const isQuiet = entries.every(({ happened, recorded }) =>
        [happened, recorded].every((instant) => instant <= early || instant > late),
      );
      fc.pre(isQuiet);
      const now = (at: number) => laddersAt(entries, at).map((ladder) => ladderNow(ladder, late));
      assert.deepEqual(now(early), now(late));
    }),
  );
});

test('between two instants that the answer names, nothing changes', () => {
  fc.assert(
    fc.property(course, instantIn, (entries, at) => {
      const named = [
        ...entries.map(({ recorded }) => recorded),
        ...breakpoints(entries, world, book, { asOf: at, until: at }),
        ...laddersAt(entries, at).flatMap((ladder) => ladderChanges(ladder, 0)),
      ];
      const before = Math.max(0, ...named.filter((instant) => instant <= at));
      fc.pre(before > 0);
      const states = (when: number) =>
        laddersAt(entries, when).map((ladder) => {
          const { state, stage: where, responded } = ladderNow(ladder, when);
          return [ladder.instance, state, where?.n, where?.opensAt, responded];
        });
      assert.deepEqual(states(at), states(before));
    }),
  );
});

test('no limit in working days falls on a day off', () => {
  fc.assert(
    fc.property(course, instantIn, (entries, at) => {
      for (const { stages } of laddersAt(entries, at)) {
        for (const { resolve, isUrgent } of stages) {
          if (resolve.kind !== 'at' || resolve.day === null || isUrgent) continue;
          const isNamedDay = entries.some(({ data }) => typeof data['neededBy'] === 'string');
          assert.ok(isNamedDay || isOpenDay(workingDays, resolve.day), String(resolve.day));
        }
      }
    }),
  );
});

test('nobody has responded only while nobody has, and then somebody is named', () => {
  fc.assert(
    fc.property(course, instantIn, (entries, at) => {
      for (const ladder of laddersAt(entries, at)) {
        const { state, stage: where, responded, ring } = ladderNow(ladder, at);
        if (state !== 'open' && state !== 'last-stage-passed') continue;
        assert.equal(responded, where?.responded != null && where.responded.at <= at);
        assert.equal(ring.length > 0, !responded);
      }
    }),
  );
});

test('what was withdrawn leaves no trace in where a challenge stands', () => {
  fc.assert(
    fc.property(course, (entries) => {
      const gone = new Set(entries.flatMap(({ corrects }) => corrects ?? []));
      const end = Number.MAX_SAFE_INTEGER;
      const without = entries.filter(({ id, kind }) => !gone.has(id) && kind !== 'entry.withdrawn');
      assert.deepEqual(laddersAt(entries, end), laddersAt(without, end));
    }),
  );
});

test('every challenge names its entries, each of which was known, and closes only by an entry', () => {
  fc.assert(
    fc.property(course, instantIn, (entries, at) => {
      const known = new Set(entries.filter(({ recorded }) => recorded <= at).map(({ id }) => id));
      for (const { evidence, trigger, ending, compartments } of laddersAt(entries, at)) {
        assert.ok(evidence.includes(trigger) && evidence.every((id) => known.has(id)));
        assert.ok(ending === null || evidence.includes(ending.entry));
        assert.ok(compartments.includes('safeguarding'));
      }
    }),
  );
});
