import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { clusters, type Mark, timelineLanes } from './timeline-lanes.ts';

const mark = (at: string, of: Partial<Mark> = {}): Mark => ({
  at: Temporal.Instant.from(at),
  until: null,
  shape: 'fact',
  says: 'Something',
  ...of,
});

test('nothing to draw is no picture', () => {
  assert.equal(timelineLanes([]), null);
  assert.equal(timelineLanes([{ title: 'A school', marks: [] }]), null);
});

test('one entry alone is drawn, and what lies together stands as a number with what it is made of', () => {
  const one = String(
    timelineLanes([{ title: 'A <school>', marks: [mark('2026-03-03T10:00:00Z', { shape: 'allegation' })] }]),
  );
  assert.match(one, /<title>Something<\/title><polygon/u);
  assert.match(one, /A &lt;school&gt;/u);
  assert.doesNotMatch(one, /NaN|Infinity/u);
  const marks = [mark('2026-03-03T10:00:00Z', { says: 'First' }), mark('2026-03-03T11:00:00Z', { says: 'Second' })];
  const two = String(timelineLanes([{ title: 'A school', marks: [...marks, mark('2020-01-01T00:00:00Z')] }]));
  assert.match(two, /<title>First\nSecond<\/title><rect[^>]*>\s*<\/rect><text[^>]*>2<\/text>/u);
});

test('what went on for days is a bar, and years or months or days stand above', () => {
  const from = mark('2026-03-03T00:00:00Z', { until: Temporal.Instant.from('2026-05-03T00:00:00Z') });
  const months = String(timelineLanes([{ title: 'A school', marks: [from, mark('2026-09-03T00:00:00Z')] }]));
  assert.match(months, /height="6"/u);
  assert.match(months, />Apr 2026<[\s\S]*>May</u);
  const years = String(timelineLanes([{ title: 'A school', marks: [from, mark('2012-09-03T00:00:00Z')] }]));
  assert.match(years, />2013<[\s\S]*>2026</u);
  const days = String(
    timelineLanes([{ title: 'A school', marks: [mark('2026-03-03T00:00:00Z'), mark('2026-03-05T00:00:00Z')] }]),
  );
  assert.match(days, />3 Mar<|>4 Mar</u);
});

test('every mark stands in one cluster, in order of time, and clusters keep apart', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 1, maxLength: 60 }), (places) => {
      const marks = places.map((place) => mark(Temporal.Instant.fromEpochMilliseconds(place * 1000).toString()));
      const found = clusters(marks, (at) => at.epochMilliseconds / 1000);
      assert.equal(found.flatMap((each) => each.marks).length, marks.length);
      assert.deepEqual(
        found.flatMap((each) => each.marks.map(({ at }) => at.epochMilliseconds)),
        places.map((place) => place * 1000).toSorted((a, b) => a - b),
      );
      for (const [index, { x }] of found.entries()) {
        const next = found[index + 1];
        assert.ok(next === undefined || next.x - x >= 30);
      }
    }),
  );
});

test('a line says the day; what comes after it is faint, is not counted and is not read aloud', () => {
  const marks = [mark('2026-03-03T10:00:00Z', { says: 'Early' }), mark('2026-09-03T10:00:00Z', { says: 'Late' })];
  const at = Temporal.Instant.from('2026-05-01T00:00:00Z');
  const drawn = String(timelineLanes([{ title: 'A school', marks }], { at, says: '30 April 2026' }));
  assert.match(drawn, /The line stands at 30 April 2026\. How many entries stand on each lane by then: A school: 1\./u);
  assert.match(drawn, /<g opacity="0\.25" aria-hidden="true">(?:(?!<\/g><g><title>Early)[\s\S])*Late/u);
  assert.ok(drawn.lastIndexOf('Early') > drawn.indexOf('aria-hidden'), 'what was known is outside');
  const beyond = String(
    timelineLanes([{ title: 'A school', marks }], { at: Temporal.Instant.from('2030-01-01T00:00:00Z'), says: 'x' }),
  );
  assert.doesNotMatch(beyond, /NaN|aria-hidden/u);
  const [, x = '0'] = /<line x1="([\d.]+)"[^>]*stroke-width="3"/u.exec(beyond) ?? [];
  assert.ok(Number(x) <= 960, 'the line is in the picture');
});
