import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { temporaryFile } from '../../../test/temporary-file.ts';
import { projectRoot } from '../../config.ts';
import { isProblem } from '../../errors.ts';
import { type RetentionFacts, reckonRetention } from './reckon-retention.ts';
import { type RetentionClass, readRetention, readSchedule } from './retention-class.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const today = day('2026-11-22');
const classes = await readRetention(join(projectRoot, 'packs', 'retention'), 'arkenshire');

const nothing: RetentionFacts = {
  organisationKind: 'local-authority',
  born: day('1950-03-01'),
  died: null,
  adopted: null,
  lastContact: day('1968-03-01'),
  wasLookedAfter: false,
  hadProtection: false,
  isInvolved: false,
  holds: [],
};
const reckon = (change: Partial<RetentionFacts>, on = today) =>
  reckonRetention(classes, { ...nothing, ...change }, on).result;

test('a looked-after child’s record is kept until the 75th anniversary of birth, and not a day longer by that class', () => {
  const facts = { wasLookedAfter: true, lastContact: day('1966-01-01') };
  const before = reckon(facts, day('2025-02-28'));
  assert.equal(before.kind, 'keep');
  assert.equal(before.kind === 'keep' && before.until.toString(), '2025-03-01');
  const on = reckon(facts, day('2025-03-01'));
  assert.equal(on.kind, 'due');
});

test('a looked-after child who died before eighteen: fifteen years from death; from eighteen on: as if alive', () => {
  const died = { wasLookedAfter: true, born: day('2000-06-15'), lastContact: day('2010-01-01') };
  const young = reckon({ ...died, died: day('2018-06-14') }, day('2020-01-01'));
  assert.equal(young.kind === 'keep' && young.until.toString(), '2033-06-14');
  const adult = reckon({ ...died, died: day('2018-06-15') }, day('2020-01-01'));
  assert.equal(adult.kind === 'keep' && adult.until.toString(), '2075-06-15');
});

test('the longest class wins when a child went through several', () => {
  const all = reckon({ wasLookedAfter: true, hadProtection: true, adopted: day('1960-05-05') });
  assert.equal(all.kind === 'keep' && all.by.id, 'adopted');
  assert.equal(all.kind === 'keep' && all.until.toString(), '2060-05-05');
});

test('a hold stops everything, also what has long been due; work going on stops it too', () => {
  assert.equal(reckon({}).kind, 'due');
  assert.deepEqual(reckon({ holds: ['Public inquiry'] }), { kind: 'held', by: ['Public inquiry'] });
  assert.equal(reckon({ isInvolved: true }).kind, 'in-use');
  assert.equal(reckon({ isInvolved: true, holds: ['Public inquiry'] }).kind, 'held');
});

test('what nobody has verified, and what no class speaks of, is kept', async () => {
  const derby = await readRetention(join(projectRoot, 'packs', 'retention'), 'derby-derbyshire');
  const { result } = reckonRetention(derby, { ...nothing, hadProtection: true }, today);
  assert.deepEqual(result, {
    kind: 'not-known',
    because: [
      "Child protection case record (Derbyshire County Council's code CHILD 1.01): nobody has verified how long",
    ],
  });
  assert.equal(reckonRetention(derby, nothing, today).result.kind, 'not-known');
  assert.equal(reckon({ organisationKind: 'police' }).kind, 'not-known');
  assert.equal(reckon({ born: null }).kind, 'not-known');
});

const dates = fc.integer({ min: -36_500, max: 20_000 }).map((days) => day('1970-01-01').add({ days }));
const anyFacts = fc.record({
  organisationKind: fc.constant('local-authority' as const),
  born: fc.option(dates, { nil: null }),
  died: fc.option(dates, { nil: null }),
  adopted: fc.option(dates, { nil: null }),
  lastContact: dates,
  wasLookedAfter: fc.boolean(),
  hadProtection: fc.boolean(),
  isInvolved: fc.constant(false),
  holds: fc.constant([]),
});

test('nothing is due before every class that applies has run out, and more classes never make it sooner', () => {
  let due = 0;
  fc.assert(
    fc.property(anyFacts, fc.subarray([...classes]), dates, (facts, some, on) => {
      const { lines, result } = reckonRetention(some, facts, on);
      const whole = reckonRetention(classes, facts, on).result;
      if (result.kind !== 'due') {
        assert.ok(whole.kind !== 'due' || lines.length === 0 || result.kind === 'not-known');
        return;
      }
      due += 1;
      for (const { until } of lines) assert.ok(until !== null && Temporal.PlainDate.compare(until, on) <= 0);
      if (whole.kind === 'due') assert.ok(Temporal.PlainDate.compare(whole.since, result.since) >= 0);
      // A day later it is still due
      assert.equal(reckonRetention(some, facts, on.add({ days: 1 })).result.kind, 'due');
    }),
    { numRuns: 1_000 },
  );
  assert.ok(due > 0);
});

test('every schedule that comes with the product can be read, and each class names its source', async () => {
  const files = await readdir(join(projectRoot, 'packs', 'retention'));
  assert.ok(files.length >= 3);
  for (const file of files) {
    const read = await readSchedule(join(projectRoot, 'packs', 'retention', file));
    assert.equal(new Set(read.map(({ id }) => id)).size, read.length, `${file}: each class once`);
    for (const each of read)
      if (each.verified !== 'yes') assert.ok((each.note ?? '').length > 0, `${file}: ${each.id}`);
  }
});

test('a schedule with a mistake is refused with its place', async (t) => {
  const [first] = classes;
  const { schedule: _schedule, ...whole } = first as RetentionClass;
  for (const [content, says] of [
    ['{', /JSON/u],
    [JSON.stringify({ title: 'x', classes: [] }), /classes/u],
    [
      JSON.stringify({ title: 'x', classes: [{ ...whole, keep: { years: 0, from: 'birth' } }] }),
      /classes\.0\.keep\.years/u,
    ],
    [JSON.stringify({ title: 'x', classes: [{ ...whole, when: 'never' }] }), /classes\.0\.when/u],
  ] as const) {
    const file = await temporaryFile(t, 'schedule.json', content);
    await assert.rejects(
      readSchedule(file),
      (error) => isProblem(error) && error.code === 'RETENTION_UNREADABLE' && says.test(error.message),
    );
  }
});
