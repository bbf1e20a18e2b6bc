import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, chronicle, council, id } from '../testing/scene.ts';
import { askGate, askGates } from './ask-gate.ts';
import {
  ask,
  asked,
  emergency,
  event,
  exception,
  family,
  father,
  mother,
  parent,
  rulebook,
  status,
  statuses,
  step,
  told,
  world,
} from './gate.fixture.ts';

test('the answer is per person, with evidence, what to do next, and who may authorise leaving it out', () => {
  const answer = ask('2026-09-09', [...family, asked, told(mother, '2026-09-05T18:00')]);
  assert.deepEqual(statuses(answer), {
    'child-asked': 'met',
    'parents-told mother': 'met',
    'parents-told father': 'not-met',
    'care-team-asked': 'not-needed',
  });
  assert.equal(answer.passes, false);
  const open = answer.needs.find(({ status: is }) => is === 'not-met');
  assert.equal(open?.next, 'Tell each parent');
  assert.deepEqual(open.owner, { role: 'social-worker', organisation: council });
  assert.deepEqual(open.evidence, ['e2']);
  assert.deepEqual(
    open.exceptions.map(({ exception: name, available, authorisedBy }) => [name, available, authorisedBy]),
    [['whereabouts', false, ['service-manager']]],
  );
  assert.deepEqual(answer.needs[1]?.evidence, ['e1', 'e4']);
});

test('a gate answers only for its own steps, and everybody who asks about a step hears every gate', () => {
  const entries = chronicle(...family);
  assert.equal(
    askGate(rulebook, 'told', step('2026-09-10', { setting: 'hospital' }), entries, world, at('2026-09-09')),
    null,
  );
  assert.equal(askGate(rulebook, 'nothing', step(), entries, world, at('2026-09-09')), null);
  assert.equal(askGates(rulebook, step(), entries, world, at('2026-09-09')).length, 1);
});

test('somebody has to exist: with no parent recorded it does not pass', () => {
  const answer = ask('2026-09-09', [asked]);
  assert.equal(statuses(answer)['parents-told'], 'not-met');
  assert.equal(answer.needs[1]?.person, null);
});

test('of several entries about one person the newest counts, and who no longer counts is left out', () => {
  const gone = parent(father, '2026-08-01', {}, { ended: 'died' });
  assert.deepEqual(Object.keys(statuses(ask('2026-09-09', [...family, gone]))), [
    'child-asked',
    'parents-told mother',
    'care-team-asked',
  ]);
  const step2 = parent(father, '2026-08-01', {}, { relation: 'step-parent' });
  assert.equal(statuses(ask('2026-09-09', [...family, step2]))['parents-told father'], undefined);
});

test('the test for whereabouts is there only in care, and not for a child accommodated by agreement', () => {
  const events = [...family, asked, told(mother, '2026-09-05'), exception()];
  assert.equal(
    statuses(ask('2026-09-09', [...events, status('2026-01-01', 'care-order')]))['parents-told father'],
    'excepted',
  );
  for (const order of [
    [],
    [status('2026-01-01', 'accommodated-by-agreement')],
    [status('2025-01-01', 'care-order'), status('2026-01-01', 'accommodated-by-agreement')],
  ]) {
    const answer = ask('2026-09-09', [...events, ...order]);
    const need = answer.needs.find(({ person }) => person?.value === father);
    assert.deepEqual([need?.status, need?.refused[0]?.why], ['not-met', 'not available']);
  }
  const excepted = ask('2026-09-09', [...events, status('2026-01-01', 'interim-care-order')]).needs.find(
    ({ person }) => person?.value === father,
  );
  assert.deepEqual(
    [excepted?.by?.exception, excepted?.until, excepted?.next],
    ['whereabouts', at('2026-12-01'), 'Write down why'],
  );
});

test('an exception is of one person, one matter, one need and one gate, by somebody who may', () => {
  const care = status('2026-01-01', 'care-order');
  for (const changes of [
    { person: mother },
    { matter: id(11) },
    { need: 'child-asked' },
    { gate: 'other' },
    { test: 'other' },
    { person: undefined },
    { matter: undefined },
    { authorisedBy: 'team-manager' },
  ]) {
    const answer = ask('2026-09-09', [parent(father), care, exception(changes)]);
    assert.equal(statuses(answer)['parents-told father'], 'not-met', JSON.stringify(changes));
  }
});

test('an exception has to last through the step, and no longer than the rule allows', () => {
  const events = [parent(father), status('2026-01-01', 'care-order')];
  const on = (until: string, planned: string) =>
    statuses(ask('2026-09-09', [...events, exception({ until })], step(planned)))['parents-told father'];
  assert.equal(on('2026-09-10', '2026-09-10T23:59'), 'excepted');
  assert.equal(on('2026-09-10', '2026-09-11T00:00'), 'not-met');
  assert.equal(on('2027-09-10', '2026-12-02T23:59'), 'excepted');
  assert.equal(on('2027-09-10', '2026-12-03T00:00'), 'not-met', 'three months after it was authorised');
});

test('an emergency puts off what it may until the limit, and nothing else', () => {
  const events = [
    parent(mother),
    emergency('2026-09-10T02:00'),
    event('camhs-referral.decided', '2026-01-01', { referral: 'r', outcome: 'accepted', rationale: 'x' }),
  ];
  const answer = ask('2026-09-10T02:05', events, step('2026-09-10T02:05'));
  assert.deepEqual(statuses(answer), {
    'child-asked': 'deferred',
    'parents-told mother': 'deferred',
    'care-team-asked': 'not-met',
  });
  assert.equal(answer.needs[0]?.until, at('2026-09-18'));
  const on = (asOf: string) => statuses(ask(asOf, events, step('2026-09-10T02:05')))['child-asked'];
  assert.deepEqual([on('2026-09-17T23:59'), on('2026-09-18T00:00')], ['deferred', 'not-met']);
});
