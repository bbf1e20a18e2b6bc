import assert from 'node:assert/strict';
import { test } from 'node:test';
import { derive } from '../derive.ts';
import { explain } from '../explain.ts';
import { problemsWith } from '../testing/right-pack.ts';
import { at, chronicle, type Event, rulebookOf, schoolWorld } from '../testing/scene.ts';
import { dutyState } from './duty.ts';

const rule = (rearmed = '{ entry: concern.recorded }') =>
  rulebookOf(`
  - duty: share
    ABOUT
    when: { entry: child-protection-plan.started }
    owner: { role: social-worker, of: recorder }
    due: continuously
    rearmed: ${rearmed}
    done: { entry: plan.reviewed }
    ends: { entry: child-protection-plan.ended }
`);

const event = (kind: string, happened: string, changes: Partial<Event> = {}): Event => ({ kind, happened, ...changes });
const started = event('child-protection-plan.started', '2026-03-02T10:00');
const concern = (happened: string, changes: Partial<Event> = {}): Event => event('concern.recorded', happened, changes);
const reviewed = (happened: string): Event => event('plan.reviewed', happened);

const arms = (events: readonly Event[], rules = rule(), when = '2026-12-01') =>
  derive(chronicle(...events), schoolWorld(), rules, at(when)).duties.map((duty) => [
    duty.instance,
    duty.due.kind,
    dutyState(duty, at(when)),
  ]);

test('what is owed continuously has no limit, and each new concern arms it once more', () => {
  assert.deepEqual(arms([started, reviewed('2026-03-10T10:00'), concern('2026-04-01T09:00')]), [
    ['share/e1', 'no-fixed-time', 'done'],
    ['share/e1/e3', 'no-fixed-time', 'open'],
  ]);
});

test('a review does every arm that was open, and none that comes after it', () => {
  const events = [started, concern('2026-04-01T09:00'), reviewed('2026-04-02T09:00'), concern('2026-04-03T09:00')];
  assert.deepEqual(
    arms(events).map(([instance, , state]) => [instance, state]),
    [
      ['share/e1', 'done'],
      ['share/e1/e2', 'done'],
      ['share/e1/e4', 'open'],
    ],
  );
});

test('what happened before the beginning arms nothing, nor what comes after the end or at its moment', () => {
  const ended = event('child-protection-plan.ended', '2026-05-01T10:00');
  const events = [
    concern('2026-03-01T09:00'),
    started,
    ended,
    concern('2026-05-01T10:00'),
    concern('2026-05-02T09:00'),
  ];
  assert.deepEqual(arms(events), [['share/e2', 'no-fixed-time', 'ended']]);
});

test('at the moment of the beginning, what was recorded after it arms, what was recorded before it does not', () => {
  assert.equal(arms([concern('2026-03-02T10:00'), started]).length, 1);
  assert.equal(arms([started, concern('2026-03-02T10:00')]).length, 2);
});

test('an arm keeps its name when an earlier concern is recorded later, and through a correction', () => {
  const late = concern('2026-03-20T09:00', { recorded: '2026-11-01T09:00' });
  const corrected = concern('2026-04-02T09:00', { recorded: '2026-11-02T09:00', corrects: 'e2' });
  assert.deepEqual(
    arms([started, concern('2026-04-01T09:00'), late, corrected]).map(([instance]) => instance),
    ['share/e1', 'share/e1/e3', 'share/e1/e2'],
  );
});

test('of a count only those after the beginning count, and each one more arms', () => {
  const counted = rule('{ count: { entry: concern.recorded }, atLeast: 2, within: 30 days }');
  const on = (days: readonly string[]): readonly Event[] => [
    concern('2026-03-01T09:00'),
    started,
    ...days.map((day) => concern(`2026-03-${day}T09:00`)),
  ];
  assert.equal(arms(on(['05']), counted).length, 1);
  assert.equal(arms(on(['05', '06']), counted).length, 2);
  assert.equal(arms(on(['05', '06', '07']), counted).length, 3);
});

test('the explanation says that it goes on, and names what armed it', () => {
  const entries = chronicle(started, concern('2026-04-01T09:00'));
  const { duties } = derive(entries, schoolWorld(), rule(), at('2026-12-01'));
  const explanations = duties.map((duty) => explain(duty, entries, schoolWorld(), rule()));
  for (const each of explanations) {
    assert.equal(
      each?.limit,
      'All the time for as long as it is owed. No day is fixed by which it is finished. It is owed again each time something new makes it so.',
    );
  }
  assert.deepEqual(
    explanations.map((each) => each?.evidence),
    [[], ['e2']],
  );
});

const limit = `due:
      within: 5 school days
      after: trigger.startsOn
      calendar: { school: trigger.to }`;
const refused = (due: string): readonly string[] => problemsWith(limit, due).map((each) => each.replace(/^\d+: /u, ''));

test('a pack is refused that arms again what has a limit, or by an absence', () => {
  assert.deepEqual(refused('due: continuously\n    rearmed: { entry: concern.recorded }'), []);
  assert.deepEqual(refused(`${limit}\n    rearmed: { entry: concern.recorded }`), [
    'Only what is owed continuously is armed again. Write: due: continuously',
  ]);
  assert.deepEqual(refused('due: continuously\n    rearmed: { not: { entry: concern.recorded } }'), [
    'An absence cannot end a duty. Name the entry that does.',
  ]);
});

test('a pack is refused whose duty comes round in a way that cannot be counted', () => {
  const repeat = (lines: string, due = limit): readonly string[] => refused(`${due}\n    repeat: ${lines}`);
  assert.deepEqual(repeat('{ every: 6 weeks, from: scheduled }'), []);
  assert.deepEqual(repeat('{ every: [3 months, 6 months], from: actual }', 'due: as soon as possible'), []);
  assert.deepEqual(repeat('{ every: 6 weeks, from: scheduled }', 'due: as soon as possible'), [
    'The first limit has no number, so nothing can be counted from it. Write: from: actual',
  ]);
  assert.deepEqual(repeat('{ every: 5 working days, from: actual }'), [
    'Working days are counted on the calendar "working days". Add: calendar: working days',
  ]);
  assert.deepEqual(repeat('{ every: 1 day, from: actual, counting: inclusive }'), [
    'One day that counts itself ends where it began. Leave out: counting: inclusive',
  ]);
  assert.deepEqual(repeat('{ every: 1 month, from: actual, calendar: { school: trigger.reason }, roll: later }'), [
    '"trigger.reason" of "school-move.confirmed" is not an organisation.',
  ]);
  assert.deepEqual(
    repeat('{ every: 6 weeks, from: actual }\n    rearmed: { entry: concern.recorded }', 'due: continuously'),
    ['It comes round again by time or by an entry, not both. Leave one out.'],
  );
  assert.equal(repeat('{ every: [], from: actual }').length, 1);
});

test('whoever is told when it is overdue is named like any party', () => {
  const told = (tell: string): readonly string[] => refused(`${limit}\n    overdue: [{ tell: ${tell} }]`);
  assert.deepEqual(told('{ role: dsl, of: trigger.to }'), []);
  assert.deepEqual(told('{ role: dsl, of: trigger.reason }'), [
    '"trigger.reason" of "school-move.confirmed" is not an organisation.',
  ]);
});
