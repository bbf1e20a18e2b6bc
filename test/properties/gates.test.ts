/** What holds of gates for any family and its moves. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { compartmentCodes } from '../../src/kinds/vocabulary.ts';
import { breakpoints, derive } from '../../src/rulebook/derive.ts';
import { knownAt } from '../../src/rulebook/derived.ts';
import { dutyState } from '../../src/rulebook/duty/duty.ts';
import { effectiveEntries, type RuleEntry } from '../../src/rulebook/entry.ts';
import { answerFor } from '../../src/rulebook/gate/answer-for.ts';
import { askGate } from '../../src/rulebook/gate/ask-gate.ts';
import { schoolWorld } from '../../src/rulebook/testing/scene.ts';
import { instant, latest } from './generate-chronology.ts';
import { gates, moves } from './generate-moves.ts';

const world = schoolWorld();
const step = (happened: number, move: unknown) => ({
  kind: 'move.authorised',
  happened,
  organisation: null,
  data: { move, setting: 'childrens-home', by: 'x' },
});

test('what a fact happened without is what the gate would have refused, had it been asked', () => {
  fc.assert(
    fc.property(moves, (entries) => {
      const asOf = latest * 2;
      const { happenedWithout } = derive(entries, world, gates, asOf);
      for (const fact of effectiveEntries(knownAt(entries, asOf)).filter(({ kind }) => kind === 'move.authorised')) {
        const answer = askGate(gates, 'told', step(fact.happened, fact.data['move']), entries, world, asOf);
        const refused = answer?.needs
          .filter(({ status }) => status === 'not-met')
          .map(({ need, person }) => `${need} ${person?.value}`);
        const without = happenedWithout
          .filter((each) => each.fact === fact.id)
          .map(({ need, person }) => `${need} ${person?.value}`);
        assert.deepEqual(without.toSorted(), refused?.toSorted());
      }
    }),
    { numRuns: 400 },
  );
});

/** What was said anew of a parent an hour after the move did not make them a parent only then. */
const toldAnew: readonly RuleEntry[] = [
  { kind: 'move.authorised', happened: 0, data: { move: 'm', setting: 'childrens-home', by: 'x' } },
  ...[0, 3_600_000].map((happened) => ({
    kind: 'family-person.recorded',
    happened,
    data: { person: 'p', name: 'x', relation: 'parent', responsibility: 'held', contactOrder: false, relevant: false },
  })),
].map(({ kind, happened, data }, index) => ({
  id: `e${index}`,
  seq: index + 1,
  kind,
  happened: 1_756_684_800_000 + happened,
  recorded: 1_756_684_800_001 + index,
  compartment: 'general',
  organisation: null,
  audience: null,
  data,
  corrects: null,
}));

test('everything that a fact happened without started the duty that it names', () => {
  fc.assert(
    fc.property(moves, instant, (entries, asOf) => {
      const { happenedWithout, duties } = derive(entries, world, gates, asOf);
      const owed = new Map(duties.map((duty) => [duty.instance, duty]));
      for (const { instance, at } of happenedWithout) assert.equal(owed.get(instance)?.opensAt, at, instance);
    }),
    { numRuns: 400, examples: [[toldAnew, latest]] },
  );
});

test('a duty that was not there from the fact on began with the end of an exception or with a new person', () => {
  fc.assert(
    fc.property(moves, instant, (entries, asOf) => {
      const { happenedWithout, duties } = derive(entries, world, gates, asOf);
      const marked = new Set(happenedWithout.map(({ instance }) => instance));
      for (const { instance, rule, opensAt } of duties)
        assert.ok(marked.has(instance) || opensAt > asOf || rule === 'told.told', instance);
    }),
  );
});

test('only recorded time and sequence count, and nothing that was not yet known', () => {
  fc.assert(
    fc.property(moves, instant, (entries, asOf) => {
      const derived = derive(entries, world, gates, asOf);
      assert.deepEqual(derive(entries.toReversed(), world, gates, asOf), derived);
      assert.deepEqual(
        derive(
          entries.filter(({ recorded }) => recorded <= asOf),
          world,
          gates,
          asOf,
        ),
        derived,
      );
    }),
  );
});

test('between two breakpoints nothing changes by time alone', () => {
  fc.assert(
    fc.property(moves, instant, fc.nat({ max: 4_000 }), (entries, from, hours) => {
      const known = entries.filter(({ recorded }) => recorded <= from);
      const to = from + hours * 3_600_000;
      const changes = breakpoints(known, world, gates, { asOf: from, until: to }).filter(
        (each) => each > from && each <= to,
      );
      const until = changes.length === 0 ? to : Math.min(...changes) - 1;
      const at = (asOf: number) => {
        const { duties, happenedWithout } = derive(known, world, gates, asOf);
        const open = duties.filter((duty) => dutyState(duty, asOf) !== 'upcoming');
        return [open.map(({ instance, opensAt, ending }) => ({ instance, opensAt, ending })), happenedWithout];
      };
      assert.deepEqual(at(until), at(from));
    }),
    { numRuns: 300 },
  );
});

test('an exception is used only in care, by who may, of that person and that move, and ends', () => {
  fc.assert(
    fc.property(moves, instant, fc.constantFrom(0, 1), (entries, asOf, which) => {
      const move = `00000000-0000-4000-8000-00000000001${which}`;
      const answer = askGate(gates, 'told', step(asOf, move), entries, world, asOf);
      const standing = new Map(effectiveEntries(knownAt(entries, asOf)).map((entry) => [entry.id, entry]));
      const status = [...standing.values()]
        .filter(({ kind, happened }) => kind === 'legal-status.recorded' && happened <= asOf)
        .toSorted((a, b) => a.happened - b.happened);
      for (const { status: is, by, until, person } of answer?.needs ?? []) {
        if (is !== 'excepted') continue;
        const entry = standing.get(by?.entry ?? '');
        assert.ok(entry !== undefined && until !== null && until > asOf);
        assert.equal(entry.data['authorisedBy'], 'service-manager');
        assert.deepEqual([entry.data['matter'], entry.data['person']], [move, person?.value]);
        const last = status.at(-1)?.happened;
        assert.ok(status.some(({ happened, data }) => happened === last && data['status'] === 'care-order'));
      }
    }),
    { numRuns: 300 },
  );
});

test('a reduced answer holds nothing that may not be seen, and never turns a refusal into a pass', () => {
  fc.assert(
    fc.property(moves, instant, fc.subarray([...compartmentCodes]), (entries, asOf, allowed) => {
      const answer = askGate(gates, 'told', step(asOf, '00000000-0000-4000-8000-000000000010'), entries, world, asOf);
      assert.ok(answer !== null);
      const reduced = answerFor(answer, ({ compartments }) => compartments.every((code) => allowed.includes(code)));
      assert.equal(reduced.passes, answer.passes);
      assert.ok(reduced.needs.every(({ compartments }) => compartments.every((code) => allowed.includes(code))));
      const isRefused = reduced.needs.some(({ status }) => status === 'not-met') || reduced.ask.length > 0;
      assert.equal(isRefused, !answer.passes);
    }),
  );
});
