import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayText } from './calendar/days.ts';
import { derive } from './derive.ts';
import { type Explanation, explain } from './explain.ts';
import { limitInWords } from './limit-words.ts';
import type { Limit } from './pack/limit-schema.ts';
import { compileRulebook } from './rulebook.ts';
import { at, chronicle, type Event, moveData, packOf, rulebookOf, schoolWorld, stepData } from './testing/scene.ts';

const world = schoolWorld();
const confirmed: Event = { kind: 'school-move.confirmed', happened: '2026-05-11T10:00', data: moveData() };

const rule = (due: string) =>
  rulebookOf(`
  - duty: owed
    ABOUT
    note: Read in a summary.
    when: { entry: school-move.confirmed }
    if: { entry: sen-status.recorded }
    owner: { role: dsl, of: trigger.from }
    due: ${due}
    done: { entry: handover.item-sent, where: { move: trigger.move } }
`);

const status: Event = { kind: 'sen-status.recorded', happened: '2024-01-08', data: { provision: 'K' } };

function explained(due: string, ...events: readonly Event[]): Explanation {
  const rulebook = rule(due);
  const entries = chronicle(status, confirmed, ...events);
  const [duty] = derive(entries, world, rulebook, at('2026-12-01')).duties;
  assert.ok(duty !== undefined);
  const explanation = explain(duty, entries, world, rulebook);
  assert.ok(explanation !== null);
  return explanation;
}

const counted = ({ days }: Explanation): readonly string[] =>
  days.filter((each) => each.counted).map(({ day }) => dayText(day));

test('an explanation names the rule, its source, how sure we are, and the entries behind it', () => {
  const sent: Event = { kind: 'handover.item-sent', happened: '2026-06-01', data: stepData('file') };
  const explanation = explained('{ before: trigger.startsOn }', sent);
  assert.deepEqual(
    {
      title: explanation.title,
      basis: explanation.basis,
      source: explanation.source,
      verified: explanation.verified,
      note: explanation.note,
      limit: explanation.limit,
      trigger: explanation.trigger,
      evidence: explanation.evidence,
      discharge: explanation.discharge,
      days: explanation.days,
    },
    {
      title: 'A rule',
      basis: 'local-policy',
      source: { title: 'A source', edition: 'first', at: 'page 1', address: undefined },
      verified: 'no',
      note: 'Read in a summary.',
      limit: 'Before the first day at the new school.',
      trigger: 'e2',
      evidence: ['e1'],
      discharge: 'e3',
      days: [],
    },
  );
});

test('the days of a limit in school days are listed with those passed over and why', () => {
  const due = '{ within: 2 school days, after: trigger.leavesOn, calendar: { school: trigger.from } }';
  const explanation = explained(due);
  assert.deepEqual(counted(explanation), ['2026-09-02', '2026-09-03']);
  const why = new Map(explanation.days.map((each) => [dayText(each.day), each.why]));
  assert.equal(why.get('2026-07-21'), 'the day it is counted from');
  assert.equal(why.get('2026-07-25'), 'weekend');
  assert.equal(why.get('2026-08-31'), 'school holiday');
  assert.equal(why.get('2026-09-01'), 'training day');
  assert.equal(explanation.days.length, 45);
  assert.equal(explanation.calendar, 'usual terms');
});

test('counting inclusively, the first day is among the days counted', () => {
  const due =
    '{ within: 3 school days, after: trigger.startsOn, counting: inclusive, calendar: { school: trigger.to } }';
  assert.deepEqual(counted(explained(due)), ['2026-09-03', '2026-09-04', '2026-09-07']);
});

test('counting backwards, the days before the event are listed from the limit on', () => {
  const explanation = explained('{ before: trigger.startsOn, atLeast: 2 working days, calendar: working days }');
  assert.deepEqual(counted(explanation), ['2026-09-01', '2026-09-02']);
  assert.equal(explanation.days.at(-1)?.why, 'the day it is counted from');
});

test('a limit in days that moves off a day off lists no days: every day counts', () => {
  const explanation = explained('{ within: 5 days, after: trigger, calendar: working days, roll: later }');
  assert.deepEqual(explanation.days, []);
  assert.equal(explanation.calendar, 'working days in England and Wales');
});

test('a limit that cannot be reckoned lists no days', () => {
  const unknown: Event = { ...confirmed, data: moveData({ startsOn: undefined }), corrects: 'e2' };
  const due = '{ within: 3 school days, after: trigger.startsOn, calendar: { school: trigger.to } }';
  assert.deepEqual(explained(due, unknown).days, []);
});

test('what was derived before a correction can be explained with entries that hold the correction', () => {
  const rulebook = rule('{ within: 1 working day, after: trigger, calendar: working days }');
  const corrected: Event = { ...confirmed, happened: '2026-06-01', recorded: '2026-10-01', corrects: 'e2' };
  const entries = chronicle(status, confirmed, corrected);
  const [then] = derive(entries, world, rulebook, at('2026-09-01')).duties;
  assert.ok(then !== undefined);
  assert.deepEqual(counted(explain(then, entries, world, rulebook) ?? assert.fail('explained')), ['2026-05-12']);
});

test('a duty of a rule that the rulebook no longer has cannot be explained', () => {
  const rulebook = rule('no fixed time');
  const entries = chronicle(status, confirmed);
  const [duty] = derive(entries, world, rulebook, at('2026-12-01')).duties;
  assert.ok(duty !== undefined);
  assert.equal(explain(duty, entries, world, compileRulebook([])), null);
});

test('each form of limit is said in words', () => {
  const limitOf = (due: string): Limit => {
    const [found] = packOf(`
  - duty: owed
    ABOUT
    when: { entry: school-move.confirmed }
    owner: { role: dsl, of: trigger.from }
    due: ${due}
    done: { entry: handover.item-sent }
`).rules;
    assert.ok(found !== undefined && 'duty' in found && !(typeof found.due === 'object' && 'first' in found.due));
    return found.due;
  };
  const words = [
    ['no fixed time', 'No time is fixed for this.'],
    ['as soon as possible', 'As soon as possible. No number of days is fixed.'],
    ['continuously', 'All the time for as long as it is owed. No day is fixed by which it is finished.'],
    [
      '{ within: 4 working hours, after: trigger, calendar: working days }',
      'Within 4 working hours (09:00 to 17:00 on open days) of what started it.',
    ],
    [
      '{ within: 4 working hours, after: begun, calendar: working days, hours: { from: "08:30", to: "16:45" } }',
      'Within 4 working hours (08:30 to 16:45 on open days) of when it began.',
    ],
    ['{ within: 24 hours, after: trigger }', 'Within 24 hours of what started it.'],
    ['{ within: 2 weeks, after: begun }', 'Within 2 weeks of when it began, not counting that day.'],
    [
      '{ within: 5 school days, after: trigger.startsOn, counting: inclusive, calendar: { school: trigger.to } }',
      'Within 5 school days of the first day at the new school, counting that day.',
    ],
    [
      '{ within: 5 days, after: trigger, calendar: working days, roll: later }',
      'Within 5 days of what started it, not counting that day. When that is a day off: the next open day.',
    ],
    ['{ before: trigger.leavesOn }', 'Before the last day at the old school.'],
    ['{ before: trigger.startsOn, atLeast: 2 weeks }', 'At least 2 weeks before the first day at the new school.'],
    [
      '{ on: { day: 15, month: 2 }, before: trigger.startsOn }',
      'By the last 15 February on or before the first day at the new school.',
    ],
    [
      '{ on: { day: 29, month: 2 }, before: trigger.startsOn }',
      'By the last 29 February on or before the first day at the new school.',
    ],
    [
      '{ endOfTerm: { school: trigger.from }, before: trigger.startsOn }',
      'By the end of the last term before the first day at the new school.',
    ],
  ] as const;
  for (const [due, expected] of words) assert.equal(limitInWords(limitOf(due)), expected);
});
