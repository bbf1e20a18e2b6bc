/** Whatever happens to a child, in whichever order it becomes known: what happened is a step, and nothing is held back. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { breakpoints, derive } from '../../src/rulebook/derive.ts';
import type { RuleEntry } from '../../src/rulebook/entry.ts';
import { pathwayBook, pathwayText, stay } from '../../src/rulebook/testing/pathway-scene.ts';
import { camhs, id, packOf, schoolWorld } from '../../src/rulebook/testing/scene.ts';
import { courseOf, type Happening, instantIn } from './generate-course.ts';

const world = schoolWorld();
const book = pathwayBook();
const [rule] = packOf(pathwayText()).rules;
assert.ok(rule !== undefined && 'pathway' in rule);
const { regions } = rule;

const move = fc.constantFrom(stay, id(31));
const of = (kind: string, hasMove = false): fc.Arbitrary<Happening> =>
  hasMove
    ? move.map((about) => ({ kind, organisation: camhs, data: { move: about } }))
    : fc.constant({ kind, organisation: camhs, data: {} });

const course = courseOf(
  fc.oneof(
    { weight: 2, arbitrary: of('inpatient-referral.made') },
    of('joint-pathway.opened'),
    of('joint-pathway.closed'),
    of('admission-authority.recorded'),
    { weight: 2, arbitrary: of('hospital-admission.started', true) },
    of('move.proposed', true),
    of('family.told', true),
    of('challenge.raised'),
    of('challenge.agreed'),
    of('community-care.closed'),
  ),
);
const pathwaysAt = (entries: readonly RuleEntry[], at: number) => derive(entries, world, book, at).pathways;
const regionsAt = (entries: readonly RuleEntry[], at: number) =>
  pathwaysAt(entries, at).flatMap((each) => each.regions);

test('the order in which entries are handed over makes no difference', () => {
  fc.assert(
    fc.property(course, instantIn, (entries, at) => {
      assert.deepEqual(pathwaysAt(entries.toReversed(), at), pathwaysAt(entries, at));
    }),
  );
});

test('every region is in one state that the pack has, and its history leads there without a gap', () => {
  fc.assert(
    fc.property(course, instantIn, (entries, at) => {
      for (const { region, state, history, since } of regionsAt(entries, at)) {
        assert.ok(Object.hasOwn(regions[region]?.states ?? {}, state));
        for (const [index, step] of history.entries()) {
          assert.equal(step.from, index === 0 ? step.from : history[index - 1]?.to);
          assert.ok(step.at >= (history[index - 1]?.at ?? 0) && step.at <= at);
        }
        const last = history.at(-1);
        assert.ok(last === undefined || (last.to === state && last.at === since));
      }
    }),
  );
});

test('an admission that is the last thing to happen is where the child is, whatever it happened without', () => {
  fc.assert(
    fc.property(course, instantIn, (entries, at) => {
      const ward = entries.filter(({ kind }) => kind !== 'entry.withdrawn' && kind !== 'joint-pathway.closed');
      const admission: RuleEntry = {
        id: 'last',
        seq: entries.length + 1,
        kind: 'hospital-admission.started',
        happened: Number.MAX_SAFE_INTEGER - 1,
        recorded: Number.MAX_SAFE_INTEGER - 1,
        compartment: 'health',
        organisation: null,
        audience: null,
        data: {},
        corrects: null,
      };
      const found = regionsAt([...ward, admission], Number.MAX_SAFE_INTEGER).filter(
        ({ region }) => region === 'health',
      );
      fc.pre(found.length > 0 && at > 0);
      assert.equal(found.at(-1)?.state, 'ward');
    }),
  );
});

test('what a step happened without is kept with it and among what was found, with its entry', () => {
  fc.assert(
    fc.property(course, instantIn, (entries, at) => {
      for (const { history, violations, evidence } of regionsAt(entries, at)) {
        const kept = history.flatMap(({ without, entry }) => without.map((each) => `${entry} ${each}`));
        assert.deepEqual(
          violations.map(({ entry, without }) => `${entry} ${without}`),
          kept,
        );
        assert.ok(violations.every(({ entry }) => evidence.includes(entry)));
      }
    }),
  );
});

test('telling the family of every move at the beginning never adds a mark and takes every mark of that kind away', () => {
  fc.assert(
    fc.property(course, instantIn, (entries, at) => {
      const first = (seq: number, about: string): RuleEntry => ({
        id: `told-${seq}`,
        seq: -seq,
        kind: 'family.told',
        happened: 0,
        recorded: 0,
        compartment: 'general',
        organisation: null,
        audience: null,
        data: { move: about },
        corrects: null,
      });
      const told = [first(1, stay), first(2, id(31)), ...entries];
      const marks = (all: readonly RuleEntry[]) => regionsAt(all, at).flatMap(({ violations }) => violations);
      const left = marks(entries).filter(({ of: found }) => typeof found === 'string');
      assert.deepEqual(marks(told), left);
    }),
  );
});

test('what was withdrawn leaves no trace', () => {
  fc.assert(
    fc.property(course, (entries) => {
      const gone = new Set(entries.flatMap(({ corrects }) => corrects ?? []));
      const without = entries.filter(({ id: entry, kind }) => !gone.has(entry) && kind !== 'entry.withdrawn');
      const end = Number.MAX_SAFE_INTEGER;
      assert.deepEqual(pathwaysAt(entries, end), pathwaysAt(without, end));
    }),
  );
});

test('between two instants that are named, nothing changes', () => {
  fc.assert(
    fc.property(course, instantIn, (entries, at) => {
      const named = [
        ...entries.map(({ recorded }) => recorded),
        ...breakpoints(entries, world, book, { asOf: at, until: at }),
      ];
      const before = Math.max(0, ...named.filter((instant) => instant <= at));
      fc.pre(before > 0);
      assert.deepEqual(pathwaysAt(entries, at), pathwaysAt(entries, before));
    }),
  );
});
