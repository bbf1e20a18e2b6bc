import assert from 'node:assert/strict';
import { test } from 'node:test';
import { breakpoints } from '../derive.ts';
import { dutyState } from '../duty/duty.ts';
import { at, chronicle, council, dueDay, type Event, id, oldSchool } from '../testing/scene.ts';
import {
  ask,
  asked,
  derived,
  duties,
  emergency,
  event,
  exception,
  family,
  father,
  mother,
  parent,
  rulebook,
  started,
  status,
  told,
  without,
  world,
} from './gate.fixture.ts';

test('a fact is derived as what it happened without, and a duty begins for each person', () => {
  const events = [...family, told(mother, '2026-09-05T18:00'), started()];
  assert.deepEqual(without('2026-09-15', ...events), ['without child-asked', 'without parents-told father']);
  const owed = duties('2026-09-15', ...events);
  assert.deepEqual(Object.keys(owed), ['told.child-asked/e4', 'told.parents-told/e4/father']);
  const tell = owed['told.parents-told/e4/father'];
  assert.deepEqual([tell?.opensAt, tell?.evidence, tell?.owner.organisation], [at('2026-09-14'), ['e2'], council]);
  assert.equal(tell?.due.kind === 'at' ? tell.due.at : 0, at('2026-09-15'));
  assert.equal(
    owed['told.child-asked/e4']?.due.kind === 'at' ? dueDay(owed['told.child-asked/e4'].due) : '',
    '2026-09-21',
  );
});

test('with every need met before, nothing is owed and nothing is marked', () => {
  const events = [...family, asked, told(mother, '2026-09-05T18:00'), told(father, '2026-09-06T18:00'), started()];
  assert.deepEqual([without('2026-12-01', ...events), Object.keys(duties('2026-12-01', ...events))], [[], []]);
});

test('the fact is told on the day by the day: earlier that day counts, however it was recorded', () => {
  const events = [parent(mother), asked, started('2026-09-14'), told(mother, '2026-09-14T15:00')];
  assert.deepEqual(without('2026-09-15', ...events), []);
  assert.deepEqual(
    without('2026-09-15', parent(mother), asked, started('2026-09-14'), told(mother, '2026-09-15T00:00')),
    ['without parents-told mother'],
  );
});

test('telling afterwards discharges the duty and leaves the mark', () => {
  const events = [parent(mother), asked, started(), told(mother, '2026-09-16', false)];
  const duty = duties('2026-09-20', ...events)['told.parents-told/e3/mother'];
  assert.ok(duty !== undefined);
  assert.equal(dutyState(duty, at('2026-09-20')), 'done-late');
  assert.deepEqual(without('2026-09-20', ...events), ['without parents-told mother']);
});

test('what was put off by an emergency is owed all the same', () => {
  const events = [parent(mother), emergency('2026-09-14T01:00'), started()];
  assert.deepEqual(without('2026-09-15', ...events), ['deferred child-asked', 'deferred parents-told mother']);
  assert.equal(Object.keys(duties('2026-09-15', ...events)).length, 2);
});

test('an emergency that somebody authorises only afterwards puts nothing off', () => {
  assert.deepEqual(without('2026-09-18', parent(mother), asked, started(), emergency('2026-09-16')), [
    'without parents-told mother',
  ]);
});

test('when an exception ends, what it left out is owed from that day', () => {
  const events = [parent(father), asked, status('2026-01-01', 'care-order'), exception(), started()];
  assert.deepEqual([without('2027-01-01', ...events), Object.keys(duties('2026-11-30T23:59', ...events))], [[], []]);
  const duty = duties('2026-12-01', ...events)['told.parents-told/e5/father'];
  assert.equal(duty?.opensAt, at('2026-12-01'));
  assert.ok(
    breakpoints(chronicle(...events), world, rulebook, { asOf: at('2026-11-01'), until: at('2027-01-01') }).includes(
      at('2026-12-01'),
    ),
  );
});

test('when the care order is discharged, the exception is over at once', () => {
  const events = [
    parent(father),
    asked,
    status('2026-01-01', 'care-order'),
    exception(),
    started(),
    status('2026-10-05', 'none'),
  ];
  assert.deepEqual(Object.keys(duties('2026-10-04', ...events)), []);
  assert.equal(duties('2026-10-06', ...events)['told.parents-told/e5/father']?.opensAt, at('2026-10-05'));
});

test('a parent who comes to count before the limit ends is owed it, and one who comes years later is not', () => {
  const events = [parent(mother), asked, told(mother, '2026-09-05'), started()];
  assert.ok('told.parents-told/e4/father' in duties('2026-09-20', ...events, parent(father, '2026-09-14T20:00')));
  assert.deepEqual(Object.keys(duties('2029-09-20', ...events, parent(father, '2029-01-01'))), []);
});

test('a correction of the fact keeps the duty, a withdrawal takes it away, a withdrawn withdrawal brings it back', () => {
  const events = [
    parent(mother),
    asked,
    started(),
    started('2026-09-13', {}, { corrects: 'e3', recorded: '2026-09-16' }),
  ];
  const names = (...more: readonly Event[]) => Object.keys(duties('2026-09-20', ...events, ...more));
  assert.deepEqual(names(), ['told.parents-told/e3/mother']);
  const gone: Event = { kind: 'entry.withdrawn', happened: '2026-09-17', corrects: 'e3', data: { reason: 'x' } };
  assert.deepEqual(names(gone), []);
  assert.deepEqual(names(gone, { ...gone, happened: '2026-09-18', corrects: 'e5' }), ['told.parents-told/e3/mother']);
});

test('a fact that belongs to no move happened without everything, whatever was done for others', () => {
  const events = [
    ...family,
    asked,
    told(mother, '2026-09-05'),
    event('placement.started', '2026-09-14', { kind: 'x', planned: true }),
  ];
  assert.deepEqual(without('2026-09-20', ...events), [
    'without child-asked',
    'without parents-told mother',
    'without parents-told father',
  ]);
});

test('recorded late, it is known late and nobody is overdue', () => {
  const events = [parent(mother), asked, started('2020-03-02', {}, { recorded: '2026-09-14' })];
  const duty = duties('2026-09-20', ...events)['told.parents-told/e3/mother'];
  assert.ok(duty !== undefined);
  assert.equal(dutyState(duty, at('2026-09-20')), 'late-known');
});

test('who may see it may see the person, the exception, and where what is missing would be', () => {
  const hidden = parent(father, '2020-01-06', { compartment: 'protected-location', audience: [`dsl@${oldSchool}`] });
  const answer = ask('2026-09-09', [hidden]);
  const need = answer.needs.find(({ person }) => person?.value === father);
  assert.deepEqual(need?.compartments, ['general', 'safeguarding', 'legal', 'protected-location']);
  assert.deepEqual(need?.audience, [`dsl@${oldSchool}`]);
  const [duty] = derived('2026-09-20', hidden, asked, started()).duties;
  assert.ok(duty !== undefined);
  assert.ok(['protected-location', 'safeguarding'].every((code) => duty.compartments.some((each) => each === code)));
  assert.deepEqual(duty.audience, [`dsl@${oldSchool}`]);
});

test('the next move ends what was owed about this one, and the mark stays', () => {
  const events = [parent(mother), asked, started(), started('2026-10-05', { move: id(11) })];
  const duty = duties('2026-10-06', ...events)['told.parents-told/e3/mother'];
  assert.ok(duty !== undefined);
  assert.equal(dutyState(duty, at('2026-10-06')), 'ended');
  assert.ok(without('2026-10-06', ...events).includes('without parents-told mother'));
});
