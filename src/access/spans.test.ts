import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { common, holdsAt, type Span, without } from './spans.ts';

const span = fc
  .record({ startsAt: fc.integer({ min: 0, max: 20 }), length: fc.option(fc.integer({ min: 0, max: 20 })) })
  .map(({ startsAt, length }): Span => ({ startsAt, endsAt: length === null ? null : startsAt + length }));

test('a moment lies in what spans have in common exactly when it lies in each of them', () => {
  fc.assert(
    fc.property(fc.array(span, { minLength: 1, maxLength: 3 }), fc.integer({ min: -1, max: 45 }), (spans, at) => {
      const both = common(...spans);
      assert.equal(
        both !== null && holdsAt(both, at),
        spans.every((each) => holdsAt(each, at)),
      );
    }),
  );
});

test('a moment is left exactly when it lies in the span and in none of the holes', () => {
  fc.assert(
    fc.property(span, fc.array(span, { maxLength: 3 }), fc.integer({ min: -1, max: 45 }), (whole, holes, at) => {
      const left = without(whole, holes).filter((piece) => holdsAt(piece, at));
      assert.equal(left.length, Number(holdsAt(whole, at) && !holes.some((hole) => holdsAt(hole, at))));
    }),
  );
});
