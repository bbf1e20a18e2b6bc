import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Pattern } from '../pack/pattern-schema.ts';
import { at, chronicle, type Event } from '../testing/scene.ts';
import { chronologyOf } from './chronology.ts';
import { compilePattern } from './compile-pattern.ts';

const missing = (happened: string, changes: Partial<Event> = {}): Event => ({
  kind: 'missing-episode.recorded',
  happened,
  ...changes,
});
const status = (happened: string, provision: string): Event => ({
  kind: 'sen-status.recorded',
  happened,
  data: { provision },
});

const entry = 'missing-episode.recorded';
const trigger = { kind: 'school-move.confirmed', happened: '2026-05-11', id: 'trigger', data: { move: 'm1' } };

/** Ids of the entries that make the pattern true, or null when it is not. */
function evidence(source: Pattern, when: string, ...events: readonly Event[]): readonly string[] | null {
  const chronology = chronologyOf(chronicle(...events, { ...trigger, recorded: '2026-12-31' }));
  const by = chronology.ofKind(trigger.kind)[0] ?? null;
  return (
    compilePattern(source)
      .holds({ chronology, trigger: by, at: at(when) })
      ?.map(({ id }) => id) ?? null
  );
}

function breakpoints(source: Pattern, ...events: readonly Event[]): readonly number[] {
  const chronology = chronologyOf(chronicle(...events));
  return compilePattern(source)
    .breakpoints({ chronology, trigger: null })
    .toSorted((a, b) => a - b);
}

test('an entry pattern is true from the first entry that matches on, and quotes all that happened by then', () => {
  const events = [missing('2026-03-01'), missing('2026-04-01')];
  assert.equal(evidence({ entry }, '2026-02-28', ...events), null);
  assert.deepEqual(evidence({ entry }, '2026-03-01', ...events), ['e1']);
  assert.deepEqual(evidence({ entry }, '2026-06-01', ...events), ['e1', 'e2']);
});

test('an entry pattern can name several kinds; a kind named twice is one kind', () => {
  const kinds = [entry, 'sen-status.recorded'];
  assert.deepEqual(evidence({ entry: kinds }, '2026-06-01', missing('2026-03-01'), status('2026-02-01', 'K')), [
    'e1',
    'e2',
  ]);
  const twice: Pattern = { count: { entry: [entry, entry] }, atLeast: 2 };
  assert.equal(evidence(twice, '2026-06-01', missing('2026-03-01')), null);
});

test('every condition of "where" has to hold', () => {
  const source: Pattern = { entry, where: { a: 'x', b: { present: true } } };
  assert.equal(evidence(source, '2026-06-01', missing('2026-03-01', { data: { a: 'x' } })), null);
  assert.deepEqual(evidence(source, '2026-06-01', missing('2026-03-01', { data: { a: 'x', b: 1 } })), ['e1']);
});

test('what happened at the moment of the trigger is before or after it by the order of recording', () => {
  const events = [missing('2026-05-10'), missing('2026-05-11'), missing('2026-05-12')];
  assert.deepEqual(evidence({ entry, happened: 'before trigger' }, '2026-06-01', ...events), ['e1', 'e2']);
  assert.deepEqual(evidence({ entry, happened: 'after trigger' }, '2026-06-01', ...events), ['e3']);
});

test('"where" can compare with a field of the trigger', () => {
  const events = [missing('2026-05-10', { data: { move: 'm1' } }), missing('2026-05-10', { data: { move: 'm2' } })];
  assert.deepEqual(evidence({ entry, where: { move: 'trigger.move' } }, '2026-06-01', ...events), ['e1']);
  assert.deepEqual(evidence({ entry, where: { move: { not: 'trigger.move' } } }, '2026-06-01', ...events), ['e2']);
});

test('"all" needs every part and quotes the entries of all of them', () => {
  const source: Pattern = { all: [{ entry }, { entry: 'sen-status.recorded' }] };
  assert.equal(evidence(source, '2026-06-01', missing('2026-03-01')), null);
  assert.deepEqual(evidence(source, '2026-06-01', status('2026-02-01', 'K'), missing('2026-03-01')), ['e2', 'e1']);
});

test('"any" needs one part and quotes the entries of each that holds', () => {
  const source: Pattern = { any: [{ entry }, { entry: 'sen-status.recorded' }] };
  assert.equal(evidence(source, '2026-06-01'), null);
  assert.deepEqual(evidence(source, '2026-06-01', status('2026-02-01', 'K')), ['e1']);
  assert.deepEqual(evidence(source, '2026-06-01', status('2026-02-01', 'K'), missing('2026-03-01')), ['e2', 'e1']);
});

test('"not" is true while there is no such entry, and then quotes none', () => {
  assert.deepEqual(evidence({ not: { entry } }, '2026-02-28', missing('2026-03-01')), []);
  assert.equal(evidence({ not: { entry } }, '2026-03-01', missing('2026-03-01')), null);
});

test('a count without a window counts whatever happened', () => {
  const source: Pattern = { count: { entry }, atLeast: 2 };
  const events = [missing('2016-03-01'), missing('2026-03-01')];
  assert.equal(evidence(source, '2026-02-28', ...events), null);
  assert.deepEqual(evidence(source, '2026-03-01', ...events), ['e1', 'e2']);
});

test('three missing episodes within 90 days lapse on 8 January, when 9 October falls out of the window', () => {
  const source: Pattern = { count: { entry }, atLeast: 3, within: '90 days' };
  const events = [missing('2026-10-09'), missing('2026-11-20'), missing('2026-12-12')];
  assert.equal(evidence(source, '2026-12-11', ...events), null);
  assert.deepEqual(evidence(source, '2026-12-12', ...events), ['e1', 'e2', 'e3']);
  assert.deepEqual(evidence(source, '2027-01-07T23:59', ...events), ['e1', 'e2', 'e3']);
  assert.equal(evidence(source, '2027-01-08T00:00', ...events), null);
});

test('a window ends at midnight whatever the hour of the entry and whether the clocks have changed', () => {
  const source: Pattern = { count: { entry }, atLeast: 1, within: '2 weeks' };
  for (const happened of ['2026-10-20', '2026-10-20T15:30']) {
    assert.deepEqual(evidence(source, '2026-11-03T23:59', missing(happened)), ['e1']);
    assert.equal(evidence(source, '2026-11-04T00:00', missing(happened)), null);
  }
});

test('a window in hours is elapsed time and one in months keeps the day number', () => {
  const hours: Pattern = { count: { entry }, atLeast: 1, within: '24 hours' };
  assert.deepEqual(evidence(hours, '2026-03-02T09:59', missing('2026-03-01T10:00')), ['e1']);
  assert.equal(evidence(hours, '2026-03-02T10:00', missing('2026-03-01T10:00')), null);
  const months: Pattern = { count: { entry }, atLeast: 1, within: '1 month' };
  assert.deepEqual(evidence(months, '2026-02-28T23:59', missing('2026-01-31')), ['e1']);
  assert.equal(evidence(months, '2026-03-01', missing('2026-01-31')), null);
});

test('"latest since" holds when the newest of one kind is not older than the newest of another', () => {
  const source: Pattern = {
    latest: { entry: 'sen-status.recorded', where: { provision: 'E' } },
    since: { entry: 'sen-status.recorded' },
  };
  assert.equal(evidence(source, '2026-06-01'), null);
  assert.deepEqual(evidence(source, '2026-06-01', status('2024-01-08', 'K'), status('2025-01-08', 'E')), ['e2', 'e2']);
  assert.equal(evidence(source, '2026-06-01', status('2024-01-08', 'E'), status('2025-01-08', 'N')), null);
  assert.deepEqual(evidence(source, '2024-06-01', status('2024-01-08', 'E'), status('2025-01-08', 'N')), ['e1', 'e1']);
});

test('of two that happened at one moment the later recorded is the newest', () => {
  const source: Pattern = { latest: { entry: 'sen-status.recorded' }, since: { entry: 'sen-status.recorded' } };
  assert.deepEqual(evidence(source, '2026-06-01', status('2024-01-08', 'K'), status('2024-01-08', 'E')), ['e2', 'e2']);
});

test('"latest since" does not hold while there is nothing to be since', () => {
  const source: Pattern = { latest: { entry }, since: { entry: 'sen-status.recorded' } };
  assert.equal(evidence(source, '2026-06-01', missing('2026-03-01')), null);
  assert.deepEqual(evidence(source, '2026-06-01', missing('2026-03-01'), status('2026-03-01', 'K')), ['e2', 'e1']);
});

test('breakpoints are the moments of the entries and the ends of their windows', () => {
  const events = [missing('2026-03-01'), missing('2026-04-01')];
  assert.deepEqual(breakpoints({ not: { entry } }, ...events), [at('2026-03-01'), at('2026-04-01')]);
  assert.deepEqual(breakpoints({ count: { entry }, atLeast: 2, within: '10 days' }, ...events), [
    at('2026-03-01'),
    at('2026-03-12'),
    at('2026-04-01'),
    at('2026-04-12'),
  ]);
  assert.deepEqual(breakpoints({ count: { entry }, atLeast: 2 }, ...events), [at('2026-03-01'), at('2026-04-01')]);
});

test('a pattern says of which kinds it reveals that there is no entry', () => {
  const source: Pattern = {
    any: [{ entry }, { all: [{ not: { entry: 'concern.recorded' } }, { entry: 'note.recorded' }] }],
  };
  const { kinds, absent } = compilePattern(source);
  assert.deepEqual([...kinds].toSorted(), ['concern.recorded', entry, 'note.recorded'].toSorted());
  assert.deepEqual([...absent], ['concern.recorded']);
});
