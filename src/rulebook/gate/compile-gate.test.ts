import assert from 'node:assert/strict';
import { test } from 'node:test';
import { breakpoints, derive } from '../derive.ts';
import { type Duty, dutyState } from '../duty/duty.ts';
import {
  at,
  chronicle,
  council,
  dueDay,
  type Event,
  id,
  oldSchool,
  rulebookOf,
  schoolWorld,
} from '../testing/scene.ts';
import { askGate, askGates } from './ask-gate.ts';
import type { GateAnswer, HappenedWithout } from './gate.ts';

const rulebook = rulebookOf(`
  - gate: told
    ABOUT
    step: { entry: move.authorised, where: { setting: { not: hospital } } }
    happened: { entry: placement.started }
    matter: trigger.move
    needs:
      - id: child-asked
        says: The child was asked
        do: Ask the child
        met: { entry: child.asked, where: { move: trigger.move } }
        owner: { role: social-worker, of: { authorityOf: recorder } }
      - id: parents-told
        says: Each parent was told
        do: Tell each parent
        per: { entry: family-person.recorded, by: person, where: { relation: parent, ended: { present: false } }, nobody: not-met }
        met: { entry: family.told, where: { move: trigger.move, person: each.person, beforeItHappened: true } }
        owner: { role: social-worker, of: { authorityOf: recorder } }
        afterwards:
          due: { within: 24 hours, after: trigger }
          done: { entry: family.told, where: { move: trigger.move, person: each.person } }
        exceptions:
          - id: whereabouts
            test: In care, and telling would prejudice welfare
            at: paragraph 15(4)
            only:
              latest: { entry: legal-status.recorded, where: { status: { in: [care-order, interim-care-order] } } }
              since: { entry: legal-status.recorded }
            authorisedBy: [service-manager]
            forAtMost: 3 months
            asks: Write down why
      - id: care-team-asked
        says: The mental health team was asked
        do: Ask the mental health team
        if: { entry: camhs-referral.decided, where: { outcome: accepted } }
        met: { entry: move-professional.asked, where: { move: trigger.move, who: camhs } }
        owner: { role: social-worker, of: recorder }
    emergency:
      when: { entry: move-emergency.authorised, where: { move: trigger.move } }
      defers: [child-asked, parents-told]
      within: 5 working days
`);
const world = schoolWorld();
const move = id(10);
const [mother, father] = [id(21), id(22)];

const event = (kind: string, happened: string, data: Event['data'], more: Partial<Event> = {}): Event => ({
  kind,
  happened,
  organisation: council,
  data: data ?? {},
  ...more,
});
const parent = (person: string, happened = '2020-01-06', more: Partial<Event> = {}, data: Event['data'] = {}): Event =>
  event(
    'family-person.recorded',
    happened,
    { person, name: 'x', relation: 'parent', responsibility: 'held', contactOrder: false, relevant: false, ...data },
    more,
  );
const told = (person: string, happened: string, before = true, more: Partial<Event> = {}): Event =>
  event('family.told', happened, { who: 'x', about: 'x', how: 'x', beforeItHappened: before, move, person }, more);
const asked = event('child.asked', '2026-09-01T15:00', {
  move,
  about: 'x',
  how: 'x',
  said: 'x',
  heardBy: 'x',
  advocate: 'declined',
});
const status = (happened: string, to: string): Event =>
  event('legal-status.recorded', happened, { status: to }, { compartment: 'legal' });
const exception = (changes: Event['data'] = {}, more: Partial<Event> = {}): Event =>
  event(
    'gate-exception.authorised',
    '2026-09-02T12:00',
    {
      gate: 'told',
      need: 'parents-told',
      matter: move,
      person: father,
      test: 'whereabouts',
      evidence: 'x',
      authorisedBy: 'service-manager',
      until: '2026-11-30',
      withheld: 'x',
      ...changes,
    },
    { compartment: 'safeguarding', ...more },
  );
const started = (happened = '2026-09-14', data: Event['data'] = {}, more: Partial<Event> = {}): Event =>
  event('placement.started', happened, { kind: 'x', planned: true, move, ...data }, more);
const emergency = (happened: string): Event =>
  event('move-emergency.authorised', happened, {
    move,
    harm: 'significant-harm-to-the-child',
    evidence: 'x',
    authorisedBy: 'service-manager',
  });

const step = (happened = '2026-09-10T10:00', data: Event['data'] = {}) => ({
  kind: 'move.authorised',
  happened: at(happened),
  organisation: council,
  data: { move, setting: 'childrens-home', by: 'x', ...data },
});
const ask = (asOf: string, events: readonly Event[], planned = step()): GateAnswer => {
  const answer = askGate(rulebook, 'told', planned, chronicle(...events), world, at(asOf));
  assert.ok(answer !== null);
  return answer;
};
const statuses = (answer: GateAnswer): Readonly<Record<string, string>> =>
  Object.fromEntries(
    answer.needs.map(({ need, person, status: is }) => [
      person === null ? need : `${need} ${person.value === mother ? 'mother' : 'father'}`,
      is,
    ]),
  );
const derived = (asOf: string, ...events: readonly Event[]) => derive(chronicle(...events), world, rulebook, at(asOf));
const duties = (asOf: string, ...events: readonly Event[]): Readonly<Record<string, Duty>> =>
  Object.fromEntries(
    derived(asOf, ...events).duties.map((duty) => [
      duty.instance.replace(mother, 'mother').replace(father, 'father'),
      duty,
    ]),
  );
const without = (asOf: string, ...events: readonly Event[]): readonly string[] =>
  derived(asOf, ...events).happenedWithout.map(({ need, how, person }: HappenedWithout) =>
    `${how} ${need} ${person === null ? '' : person.value === mother ? 'mother' : 'father'}`.trim(),
  );

const family = [parent(mother), parent(father)];

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
  assert.ok(duty?.compartments.includes('protected-location') && duty.compartments.includes('safeguarding'));
  assert.deepEqual(duty.audience, [`dsl@${oldSchool}`]);
});
