import assert from 'node:assert/strict';
import { test } from 'node:test';
import { derive } from '../derive.ts';
import {
  at,
  chronicle,
  dueDay,
  type Event,
  moveData,
  newSchool,
  oldSchool,
  rulebookOf,
  schoolWorld,
  stepData,
} from '../testing/scene.ts';
import { type Duty, type DutyState, dutyState } from './duty.ts';

const rulebook = rulebookOf(`
  - item: file
    ABOUT
    compartment: safeguarding
    between: owner and receiver
    contents: The file.
    when: { entry: school-move.confirmed, where: { to.type: school } }
    receipt: one by one
    send:
      owner: { role: dsl, of: trigger.from }
      due: { within: 5 school days, after: trigger.startsOn, counting: inclusive, calendar: { school: trigger.to } }
      warn: [2 working days]
    confirm:
      owner: { role: dsl, of: trigger.to }
      due: { within: 5 school days, after: trigger, calendar: { school: trigger.to } }
    answer: { due: { within: 2 working days, after: trigger, calendar: working days } }
`);

const confirmed: Event = { kind: 'school-move.confirmed', happened: '2026-05-11T10:00', data: moveData() };
const step = (name: string, happened: string, changes: Partial<Event> = {}): Event => ({
  kind: `handover.item-${name}`,
  happened,
  data: stepData('file', { reason: 'why' }),
  ...changes,
});

const world = schoolWorld();
const duties = (when: string, ...events: readonly Event[]): readonly Duty[] =>
  derive(chronicle(confirmed, ...events), world, rulebook, at(when)).duties;
const states = (when: string, ...events: readonly Event[]): Readonly<Record<string, DutyState>> =>
  Object.fromEntries(
    duties(when, ...events).map((duty) => [duty.instance.replace('file.', ''), dutyState(duty, at(when))]),
  );

test('an item is owed by the sender from the move on, and by nobody else before it is sent', () => {
  assert.deepEqual(states('2026-06-01'), { 'send/e1': 'open' });
  assert.deepEqual(duties('2026-06-01')[0]?.owner, { role: 'dsl', organisation: oldSchool });
});

test('each sending makes a duty to confirm it, owed by the receiver to the sender', () => {
  const sent = duties('2026-09-09', step('sent', '2026-09-08T15:00'));
  const confirm = sent.find((duty) => duty.rule === 'file.confirm');
  assert.deepEqual(confirm?.owner, { role: 'dsl', organisation: newSchool });
  assert.deepEqual(confirm.to, { role: 'dsl', organisation: oldSchool });
  assert.equal(dueDay(confirm.due), '2026-09-15');
  assert.equal(confirm.item, 'file');
});

test('a receiver who never confirms makes the receiver late and never the sender', () => {
  assert.deepEqual(states('2026-12-01', step('sent', '2026-09-09T15:00')), {
    'send/e1': 'done',
    'confirm/e2': 'overdue',
  });
});

test('accepting, querying and rejecting each answer the sending', () => {
  for (const name of ['accepted', 'queried', 'rejected']) {
    const { 'confirm/e2': confirm } = states('2026-09-20', step('sent', '2026-09-08'), step(name, '2026-09-10'));
    assert.equal(confirm, 'done', name);
  }
});

test('a query or rejection makes a duty to answer, while sending stays done', () => {
  for (const name of ['queried', 'rejected']) {
    assert.deepEqual(
      states('2026-09-11', step('sent', '2026-09-08'), step(name, '2026-09-10')),
      { 'send/e1': 'done', 'confirm/e2': 'done', 'answer/e3': 'open' },
      name,
    );
    assert.equal(states('2026-09-15', step('sent', '2026-09-08'), step(name, '2026-09-10'))['answer/e3'], 'overdue');
  }
});

test('a rejection is answered by sending again, which has to be confirmed again', () => {
  const events = [step('sent', '2026-09-08'), step('rejected', '2026-09-10'), step('sent', '2026-09-11')];
  assert.deepEqual(states('2026-09-14', ...events), {
    'send/e1': 'done',
    'confirm/e2': 'done',
    'confirm/e4': 'open',
    'answer/e3': 'done',
  });
});

test('sent twice, one receipt after both confirms both, and one in between only the first', () => {
  const both = states(
    '2026-09-20',
    step('sent', '2026-09-08'),
    step('sent', '2026-09-09'),
    step('accepted', '2026-09-10'),
  );
  assert.deepEqual([both['confirm/e2'], both['confirm/e3']], ['done', 'done']);
  const first = states(
    '2026-09-10',
    step('sent', '2026-09-08'),
    step('accepted', '2026-09-09'),
    step('sent', '2026-09-10'),
  );
  assert.deepEqual([first['confirm/e2'], first['confirm/e4']], ['done', 'open']);
});

test('a receipt of the same day as the sending confirms it, also after the sending was corrected', () => {
  const sent = step('sent', '2026-09-08');
  const accepted = step('accepted', '2026-09-08');
  assert.equal(states('2026-09-20', sent, accepted)['confirm/e2'], 'done');
  const corrected = { ...sent, recorded: '2026-09-10', corrects: 'e2' };
  assert.equal(states('2026-09-20', sent, accepted, corrected)['confirm/e2'], 'done');
});

test('declaring nil and withholding discharge the sending, and there is nothing to confirm', () => {
  for (const name of ['nil-declared', 'withheld']) {
    assert.deepEqual(states('2026-12-01', step(name, '2026-09-01')), { 'send/e1': 'done' }, name);
  }
});

test('declaring nil after a query answers it, and ends what was still to be confirmed', () => {
  const events = [step('sent', '2026-09-08'), step('nil-declared', '2026-09-10')];
  assert.equal(states('2026-09-11', ...events)['confirm/e2'], 'ended');
  const queried = [step('sent', '2026-09-08'), step('queried', '2026-09-09'), step('nil-declared', '2026-09-10')];
  assert.equal(states('2026-09-11', ...queried)['answer/e3'], 'done');
});

test('recalling an item ends what is owed about it', () => {
  assert.deepEqual(states('2026-12-01', step('recalled', '2026-06-01')), { 'send/e1': 'ended' });
  assert.equal(states('2026-12-01', step('sent', '2026-09-08'), step('recalled', '2026-09-09'))['confirm/e2'], 'ended');
});

test('a rejected move ends the sending', () => {
  const rejected: Event = { kind: 'school-move.rejected', happened: '2026-06-01', data: moveData() };
  assert.deepEqual(states('2026-12-01', rejected), { 'send/e1': 'ended' });
});

test('steps of another item or another move change nothing', () => {
  const others = [
    step('sent', '2026-06-01', { data: stepData('record') }),
    step('sent', '2026-06-01', { data: stepData('file', { move: 'another' }) }),
  ];
  assert.equal(states('2026-06-02', ...others)['send/e1'], 'open');
});

test('all three duties of an item between owner and receiver are visible to the two posts alone', () => {
  const events = [step('sent', '2026-09-08'), step('rejected', '2026-09-10')];
  for (const duty of duties('2026-09-11', ...events)) {
    assert.deepEqual(duty.audience?.toSorted(), [`dsl@${oldSchool}`, `dsl@${newSchool}`].toSorted(), duty.rule);
    assert.ok(duty.compartments.includes('safeguarding'), duty.rule);
  }
});

const onCondition = rulebookOf(`
  - item: plan
    ABOUT
    contents: The plan.
    when: { entry: school-move.confirmed }
    if: { entry: sen-status.recorded, where: { provision: E } }
    receipt: one by one
    send: { owner: { role: senco, of: trigger.from }, due: { before: trigger.startsOn } }
    confirm: { owner: { role: senco, of: trigger.to }, due: no fixed time }
    answer: { due: no fixed time }
`);

test('what comes to light at the new school is not the old one’s to hand over', () => {
  const plan = (happened: string): Event => ({ kind: 'sen-status.recorded', happened, data: { provision: 'E' } });
  const owedFor = (happened: string) =>
    derive(chronicle(confirmed, plan(happened)), world, onCondition, at('2026-12-01')).duties.map(({ rule }) => rule);
  assert.deepEqual(owedFor('2026-09-02T23:59'), ['plan.send']);
  assert.deepEqual(owedFor('2026-09-03T00:00'), []);
});

const elsewhere = (organisation: string, recorded: string): Event => ({
  kind: 'school-move.confirmed',
  happened: '2026-05-11T10:00',
  recorded,
  corrects: 'e1',
  data: moveData({ to: { type: 'school', organisation } }),
});
const another = 'another-school';

test('when the child turns out to go elsewhere, what went to the first school has to be sent again, under the same instance', () => {
  const events = [step('sent', '2026-06-01'), step('recalled', '2026-06-10'), elsewhere(another, '2026-06-10')];
  const { 'send/e1': send, 'confirm/e2': confirm } = states('2026-06-11', ...events);
  assert.deepEqual([send, confirm], ['cannot-compute', 'ended'], 'the other school has no calendar');
  const there = stepData('file', { to: { type: 'school', organisation: another } });
  assert.equal(states('2026-06-20', ...events, step('sent', '2026-06-15', { data: there }))['send/e1'], 'done');
});

test('a withholding is decided anew for another school; what does not exist, exists for none', () => {
  const changed = elsewhere(another, '2026-06-10');
  assert.equal(states('2026-06-11', step('withheld', '2026-06-01'), changed)['send/e1'], 'cannot-compute');
  assert.equal(states('2026-06-11', step('nil-declared', '2026-06-01'), changed)['send/e1'], 'done');
});

test('sent before anybody knew the school, it is owed to the school when that becomes known', () => {
  const unknown: Event = { ...confirmed, data: moveData({ to: { type: 'unknown' } }) };
  const plain = rulebookOf(`
  - item: record
    ABOUT
    contents: The record.
    when: { entry: school-move.confirmed }
    receipt: in a batch
    send: { owner: { role: data-manager, of: trigger.from }, due: { before: trigger.startsOn } }
    confirm: { owner: { role: data-manager, of: trigger.to }, due: no fixed time }
    answer: { due: no fixed time }
`);
  const sent = step('sent', '2026-06-01', { data: stepData('record', { to: { type: 'unknown' } }) });
  const stateOf = (...events: readonly Event[]) =>
    derive(chronicle(...events), world, plain, at('2026-06-20'))
      .duties.filter(({ rule }) => rule === 'record.send')
      .map((duty) => [duty.instance, dutyState(duty, at('2026-06-20'))]);
  assert.deepEqual(stateOf(unknown, sent), [['record.send/e1', 'done']]);
  assert.deepEqual(stateOf(unknown, sent, elsewhere(newSchool, '2026-06-10')), [['record.send/e1', 'open']]);
});
