import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { type Counter, failuresNow, heardFrom, limits, waitAfter } from './slow-down.ts';

const counters = Object.keys(limits) as readonly Counter[];
const now = Temporal.Instant.from('2026-11-22T09:00:00Z');

test('a few mistakes cost nothing, then each doubles the wait, up to a limit and never for ever', () => {
  const waits = Array.from({ length: 20 }, (_, failures) => waitAfter(failures, limits.pair));
  assert.deepEqual(waits.slice(0, 9), [0, 0, 0, 0, 0, 2, 4, 8, 16]);
  assert.equal(waits.at(-1), 900);
  fc.assert(
    fc.property(fc.constantFrom(...counters), fc.nat({ max: 1_000_000 }), (counter, failures) => {
      const wait = waitAfter(failures, limits[counter]);
      assert.ok(wait >= 0 && wait <= limits[counter].longestWait);
      assert.ok(waitAfter(failures + 1, limits[counter]) >= wait);
    }),
  );
});

test('an attempt is heard when the wait is over, and failures are forgotten after quiet hours', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...counters),
      fc.nat({ max: 200 }),
      fc.nat({ max: 100_000 }),
      (counter, failures, seconds) => {
        const counted = { failures, lastAt: now.subtract({ seconds }) };
        const from = heardFrom(counted, counter, now);
        const isOver = seconds >= waitAfter(failures, limits[counter]);
        assert.equal(from === undefined, isOver || seconds >= limits[counter].forgottenAfter * 3_600);
        if (from !== undefined) assert.equal(heardFrom(counted, counter, from), undefined);
      },
    ),
  );
  const old = { failures: 500, lastAt: now.subtract({ hours: 24 }) };
  assert.equal(failuresNow(old, 'pair', now), 0);
  assert.equal(failuresNow(old, 'pair', now.subtract({ seconds: 1 })), 500);
});

test('somebody who tries one account from one place gets few tries in a day', () => {
  let [at, tries, failures] = [0, 0, 0];
  while (at < 86_400) {
    tries += 1;
    failures += 1;
    at += Math.max(1, waitAfter(failures, limits.pair));
  }
  assert.ok(tries < 120, `${tries} tries`);
});
