import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { standingClock } from '../clock.ts';
import { createPace } from './pace.ts';

const at = '2026-11-23T09:00:00Z';

test('so many in one go, then as many as come back; it is worth telling once', () => {
  const clock = standingClock(at);
  const pace = createPace(clock, 60);
  for (let time = 0; time < 60; time += 1) assert.equal(pace('a'), 'fine');
  assert.equal(pace('a'), 'first');
  assert.equal(pace('a'), 'too fast');
  assert.equal(pace('b'), 'fine', 'nobody pays for somebody else');
  clock.moveTo('2026-11-23T09:00:01Z');
  assert.equal(pace('a'), 'fine');
  assert.equal(pace('a'), 'too fast');
  clock.moveTo('2026-11-23T10:00:00Z');
  for (let time = 0; time < 60; time += 1) assert.equal(pace('a'), 'fine');
  assert.equal(pace('a'), 'first', 'a new burst an hour later is told again');
});

test('whatever the times between, no more than the limit and what came back in that time is let through', () => {
  const waits = fc.array(fc.integer({ min: 0, max: 20_000 }), { minLength: 1, maxLength: 200 });
  fc.assert(
    fc.property(waits, fc.integer({ min: 1, max: 40 }), (between, perMinute) => {
      const clock = standingClock(at);
      const pace = createPace(clock, perMinute);
      let [passed, milliseconds] = [0, 0];
      for (const wait of between) {
        milliseconds += wait;
        clock.moveTo(Temporal.Instant.from(at).add({ milliseconds }).toString());
        if (pace('a') === 'fine') passed += 1;
        assert.ok(passed <= perMinute + (milliseconds / 60_000) * perMinute + 1e-6);
      }
    }),
  );
});

test('those who went away are forgotten, those who are too fast are not', () => {
  const clock = standingClock(at);
  const pace = createPace(clock, 2);
  for (let time = 0; time < 3; time += 1) pace('fast');
  for (let other = 0; other < 10_000; other += 1) pace(`n${other}`);
  assert.equal(pace('fast'), 'too fast');
});
