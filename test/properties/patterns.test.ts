/** What holds of any pattern over any chronology. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { pattern } from '../../src/rulebook/pack/pattern-schema.ts';
import { chronologyOf } from '../../src/rulebook/pattern/chronology.ts';
import { compilePattern } from '../../src/rulebook/pattern/compile-pattern.ts';
import { chronology, earliest, latest } from './generate-chronology.ts';
import { condition } from './generate-rulebook.ts';

const compiled = condition.map((source) => compilePattern(pattern.parse(source)));
const looking = chronology.map((entries) => {
  const known = chronologyOf(entries);
  return { chronology: known, trigger: known.ofKind('school-move.confirmed')[0] ?? null };
});

test('between two neighbouring breakpoints the answer of a pattern never changes', () => {
  fc.assert(
    fc.property(
      compiled,
      looking,
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 3 }),
      (of, at, samples) => {
        const points = [...new Set([earliest - 1, ...of.breakpoints(at), latest * 2])].toSorted((a, b) => a - b);
        for (const [index, from] of points.slice(0, -1).entries()) {
          const until = points[index + 1] ?? from;
          const first = of.holds({ ...at, at: from });
          for (const share of samples) {
            const between = Math.min(until - 1, from + Math.floor(share * (until - from)));
            assert.deepEqual(of.holds({ ...at, at: between }), first);
          }
          assert.deepEqual(of.holds({ ...at, at: until - 1 }), first);
        }
      },
    ),
  );
});

test('a pattern quotes only entries of its kinds that had happened, and none of which it says that they are absent alone', () => {
  fc.assert(
    fc.property(compiled, looking, fc.integer({ min: earliest, max: latest }), (of, at, instant) => {
      for (const entry of of.holds({ ...at, at: instant }) ?? []) {
        assert.ok(entry.happened <= instant);
        assert.ok(of.kinds.has(entry.kind));
      }
      assert.ok(of.absent.isSubsetOf(of.kinds));
    }),
  );
});

test('a pattern does not see entries of kinds that it does not name', () => {
  fc.assert(
    fc.property(compiled, chronology, fc.integer({ min: earliest, max: latest }), (of, entries, at) => {
      const plain = entries.filter(({ corrects }) => corrects === null);
      const [all, fewer] = [plain, plain.filter(({ kind }) => of.kinds.has(kind))].map(chronologyOf);
      assert.ok(all !== undefined && fewer !== undefined);
      assert.deepEqual(
        of.holds({ chronology: all, trigger: null, at })?.map(({ id }) => id),
        of.holds({ chronology: fewer, trigger: null, at })?.map(({ id }) => id),
      );
    }),
  );
});
