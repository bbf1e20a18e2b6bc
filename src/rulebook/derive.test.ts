import assert from 'node:assert/strict';
import { test } from 'node:test';
import { derive } from './derive.ts';
import { knownAt } from './derived.ts';
import { dutyState } from './duty/duty.ts';
import { at, chronicle, dueDay, type Event, moveData, rulebookOf, schoolWorld } from './testing/scene.ts';

const rule = (lines = '') =>
  rulebookOf(`
  - duty: owed
    ABOUT
    ${lines}
    when: { entry: school-move.confirmed }
    owner: { role: dsl, of: trigger.from }
    due: { before: trigger.startsOn }
    done: { entry: handover.item-sent, where: { move: trigger.move } }
`);

const confirmed = (changes: Partial<Event> = {}): Event => ({
  kind: 'school-move.confirmed',
  happened: '2026-05-11T10:00',
  data: moveData(),
  ...changes,
});
const withdrawn = (corrects: string, happened: string): Event => ({ kind: 'entry.withdrawn', happened, corrects });

const world = schoolWorld();
const duties = (asOf: string, ...events: readonly Event[]) =>
  derive(chronicle(...events), world, rule(), at(asOf)).duties;

test('nothing is used before it was recorded', () => {
  assert.equal(duties('2026-05-31', confirmed({ recorded: '2026-06-01' })).length, 0);
  assert.equal(duties('2026-06-01', confirmed({ recorded: '2026-06-01' })).length, 1);
});

test('each confirmed move makes a duty of its own', () => {
  const instances = duties('2026-12-01', confirmed(), confirmed({ data: moveData({ move: 'm2' }) }));
  assert.deepEqual(
    instances.map(({ instance }) => instance),
    ['owed/e1', 'owed/e2'],
  );
});

test('a corrected date re-bases the limit and keeps the instance', () => {
  const corrected = confirmed({ recorded: '2026-06-01', corrects: 'e1', data: moveData({ startsOn: '2026-09-07' }) });
  const [before] = duties('2026-05-31', confirmed(), corrected);
  const [after] = duties('2026-06-01', confirmed(), corrected);
  assert.ok(before !== undefined && after !== undefined);
  assert.deepEqual([before.instance, before.trigger, dueDay(before.due)], ['owed/e1', 'e1', '2026-09-02']);
  assert.deepEqual([after.instance, after.trigger, dueDay(after.due)], ['owed/e1', 'e2', '2026-09-06']);
});

test('a correction withdrawn restores exactly the duties there were', () => {
  const corrected = confirmed({ recorded: '2026-06-01', corrects: 'e1', data: moveData({ startsOn: '2026-09-07' }) });
  const restored = duties('2026-06-02', confirmed(), corrected, withdrawn('e2', '2026-06-02'));
  assert.deepEqual(restored, duties('2026-05-31', confirmed()));
});

test('withdrawing the trigger takes the duty away and withdrawing that brings it back as it was', () => {
  const events = [confirmed(), withdrawn('e1', '2026-06-01'), withdrawn('e2', '2026-06-02')];
  assert.deepEqual(duties('2026-06-01', ...events), []);
  assert.deepEqual(duties('2026-06-02', ...events), duties('2026-05-31', ...events));
});

test('a correction that makes it another kind of thing takes the duty away', () => {
  const other: Event = { kind: 'school-move.proposed', happened: '2026-06-01', corrects: 'e1', data: moveData() };
  assert.deepEqual(duties('2026-06-02', confirmed(), other), []);
});

test('a rule applies to what happened from its first to its last day in force, whenever it was recorded', () => {
  const dated = rule('inForce: { from: "2026-05-11", to: "2026-05-12" }');
  const owed = (happened: string): number =>
    derive(chronicle(confirmed({ happened, recorded: '2026-08-01' })), world, dated, at('2026-08-01')).duties.length;
  assert.deepEqual(
    ['2026-05-10T23:59', '2026-05-11T00:00', '2026-05-12T23:59', '2026-05-13T00:00'].map(owed),
    [0, 1, 1, 0],
  );
});

test('entries count in the order of recorded time and sequence, in whatever order they are given', () => {
  const entries = chronicle(
    confirmed(),
    confirmed({ recorded: '2026-06-01', corrects: 'e1', data: moveData({ startsOn: '2026-09-07' }) }),
    withdrawn('e2', '2026-06-02'),
    withdrawn('e3', '2026-06-03'),
  );
  const inOrder = derive(entries, world, rule(), at('2026-12-01'));
  assert.deepEqual(derive(entries.toReversed(), world, rule(), at('2026-12-01')), inOrder);
  assert.deepEqual(
    knownAt(entries.toReversed(), at('2026-06-02')).map(({ id }) => id),
    ['e1', 'e2', 'e3'],
  );
});

test('entries recorded at one instant count in their sequence', () => {
  const together = chronicle(confirmed(), confirmed({ corrects: 'e1', data: moveData({ startsOn: '2026-09-07' }) }));
  const [duty] = derive(together.toReversed(), world, rule(), at('2026-12-01')).duties;
  assert.equal(duty?.trigger, 'e2');
});

test('what was derived says under which version of which pack', () => {
  const [duty] = duties('2026-06-01', confirmed());
  assert.deepEqual([duty?.pack, duty?.packVersion], ['test/rules', '1']);
});

test('the state moves with time while what was derived stays the same', () => {
  const [early] = duties('2026-05-12', confirmed());
  const [late] = duties('2026-12-01', confirmed());
  assert.ok(early !== undefined && late !== undefined);
  assert.deepEqual(early, late);
  assert.deepEqual([dutyState(early, at('2026-05-12')), dutyState(late, at('2026-12-01'))], ['open', 'overdue']);
});
