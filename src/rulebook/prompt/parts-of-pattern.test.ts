import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Pattern } from '../pack/pattern-schema.ts';
import { growingPart, presences } from './parts-of-pattern.ts';

const a: Pattern = { entry: 'concern.recorded' };
const b: Pattern = { entry: 'behaviour.recorded' };

test('what is there is taken from everywhere but behind a "not"', () => {
  const pattern: Pattern = {
    all: [a, { any: [{ count: b, atLeast: 2 }, { not: { entry: 'note.recorded' } }] }, { latest: b, since: a }],
  };
  assert.deepEqual(presences(pattern), [a, b, b]);
});

test('of "all" the parts that can only grow are needed, whatever else is', () => {
  assert.deepEqual(growingPart({ all: [a, { not: b }] }), { all: [a] });
  assert.equal(growingPart({ all: [{ not: b }] }), null);
});

test('of "any" nothing is needed once one part could hold on an absence', () => {
  assert.deepEqual(growingPart({ any: [a, b] }), { any: [a, b] });
  assert.equal(growingPart({ any: [a, { not: b }] }), null);
  assert.equal(growingPart({ latest: a, since: b }), null, 'a newer one before it makes it untrue');
});
