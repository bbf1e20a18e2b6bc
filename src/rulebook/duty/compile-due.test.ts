import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayText } from '../calendar/days.ts';
import {
  at,
  chronicle,
  dueDay,
  moveData,
  newSchool,
  oldSchool,
  onlyDuty,
  rulebookOf,
  schoolWorld,
  usualTerms,
} from '../testing/scene.ts';
import type { World } from '../world.ts';
import type { Duty } from './duty.ts';

/** The duty that a move confirmed on 11 May 2026 makes, with this limit. */
function owed(due: string, data = {}, world: World = schoolWorld(), warn = '[]', happened = '2026-05-11T10:00'): Duty {
  const rulebook = rulebookOf(`
  - duty: owed
    ABOUT
    when: { entry: school-move.confirmed }
    owner: { role: dsl, of: trigger.from }
    due: ${due}
    warn: ${warn}
    done: { entry: handover.item-sent, where: { move: trigger.move } }
`);
  return onlyDuty(
    chronicle({ kind: 'school-move.confirmed', happened, data: moveData(data) }),
    rulebook,
    '2026-12-01',
    world,
  );
}

const due = (...parameters: Parameters<typeof owed>): string => dueDay(owed(...parameters).due);

test('a limit is counted from the trigger, from when the duty began, or from a date in the trigger', () => {
  assert.equal(due('{ within: 2 working days, after: trigger, calendar: working days }'), '2026-05-13');
  assert.equal(due('{ within: 2 working days, after: begun, calendar: working days }'), '2026-05-13');
  assert.equal(due('{ within: 2 weeks, after: trigger.startsOn }'), '2026-09-17');
});

test('school days are counted on the calendar of the school that the rule names', () => {
  const shortTerm = { ...usualTerms, closed: [{ title: 'training', from: '2026-09-01', to: '2026-09-11' }] };
  const world = schoolWorld({ [newSchool]: shortTerm });
  const limit = (field: string) => `{ within: 5 school days, after: trigger.leavesOn, calendar: { school: ${field} } }`;
  assert.equal(due(limit('trigger.from'), {}, world), '2026-09-08');
  assert.equal(due(limit('trigger.to'), {}, world), '2026-09-18');
});

test('a rule can count days on which both schools are open, or either', () => {
  const world = schoolWorld({
    [newSchool]: { ...usualTerms, closed: [{ title: 'training', from: '2026-09-07', to: '2026-09-08' }] },
  });
  const limit = (both: string) =>
    `{ within: 5 school days, after: trigger.startsOn, calendar: { ${both}: [trigger.from, trigger.to] } }`;
  assert.equal(due(limit('openInBoth'), {}, world), '2026-09-14');
  assert.equal(due(limit('openInEither'), {}, world), '2026-09-10');
  const unknown = { to: { type: 'unknown' } };
  assert.equal(
    due(limit('openInBoth'), unknown, world),
    'It counts school days of a school that is not known yet. Add the school.',
  );
});

test('a date that is not known yet, a school that is not and a calendar that is missing are each said', () => {
  const limit = '{ within: 5 school days, after: trigger.startsOn, calendar: { school: trigger.to } }';
  assert.match(due(limit, { startsOn: undefined }), /the first day at the new school, which is not known yet/u);
  assert.match(due('{ before: trigger.leavesOn }', { leavesOn: undefined }), /the last day at the old school/u);
  assert.match(due(limit, { to: { type: 'out-of-area' } }), /a school that is not known/u);
  assert.equal(
    due(limit, { to: { type: 'school', organisation: '00000000-0000-4000-8000-000000000099' } }),
    'No dates.',
  );
  const noHolidays: World = { ...schoolWorld(), workingDays: null };
  assert.match(
    due('{ within: 1 working day, after: trigger, calendar: working days }', {}, noHolidays),
    /bank holidays is missing/u,
  );
});

test('before an event means by the end of the day before it', () => {
  const { due: limit } = owed('{ before: trigger.startsOn }');
  assert.deepEqual(limit, { kind: 'at', at: at('2026-09-03'), day: 20_698 });
  assert.equal(dayText(20_698), '2026-09-02');
});

test('at least so long before an event is counted backwards from it, not counting its day', () => {
  assert.equal(due('{ before: trigger.startsOn, atLeast: 2 weeks }'), '2026-08-20');
  assert.equal(due('{ before: trigger.startsOn, atLeast: 2 working days, calendar: working days }'), '2026-09-01');
  assert.equal(
    due('{ before: trigger.startsOn, atLeast: 2 school days, calendar: { school: trigger.to } }'),
    '2026-07-21',
  );
});

test('a fixed date is the last such on or before the event', () => {
  const on = (day: number, month: number) => `{ on: { day: ${day}, month: ${month} }, before: trigger.startsOn }`;
  assert.equal(due(on(15, 2)), '2026-02-15');
  assert.equal(due(on(31, 10)), '2025-10-31');
  assert.equal(due(on(3, 9)), '2026-09-03');
  assert.equal(due(on(4, 9)), '2025-09-04');
});

test('29 February is the end of February in a year without one', () => {
  const on = '{ on: { day: 29, month: 2 }, before: trigger.startsOn }';
  assert.equal(due(on), '2026-02-28');
  assert.equal(due(on, { startsOn: '2028-09-04' }), '2028-02-29');
});

test('the end of the last term is that of the school that the rule names', () => {
  const limit = '{ endOfTerm: { school: trigger.from }, before: trigger.startsOn }';
  assert.equal(due(limit), '2026-07-21');
  assert.equal(due(limit, { startsOn: '2026-07-21' }), '2026-03-27');
  assert.match(due(limit, { from: { type: 'home-education' } }), /a school that is not known/u);
  assert.match(due(limit, { startsOn: '2028-09-01' }), /"usual terms" ends too early/u);
});

test('when the first limit has passed before the duty begins, the other one counts', () => {
  const two =
    '{ first: { on: { day: 31, month: 5 }, before: trigger.startsOn }, elseIfPassed: { before: trigger.startsOn } }';
  assert.equal(due(two), '2026-05-31');
  assert.equal(due(two, {}, schoolWorld(), '[]', '2026-05-31T23:59'), '2026-05-31');
  assert.equal(due(two, {}, schoolWorld(), '[]', '2026-06-01T00:00'), '2026-09-02');
});

test('a first limit that cannot be reckoned is not skipped in favour of the other', () => {
  const world = schoolWorld({ [oldSchool]: { ...usualTerms, to: '2026-03-27' } });
  const two =
    '{ first: { endOfTerm: { school: trigger.from }, before: trigger.startsOn }, elseIfPassed: { before: trigger.startsOn } }';
  assert.match(due(two, {}, world), /ends too early/u);
});

test('a warning comes so many working days before the last day in time, from the start of that day', () => {
  const warned = owed('{ before: trigger.startsOn }', {}, schoolWorld(), '[2 working days]');
  assert.equal(warned.warnsAt, at('2026-08-28'), '1 September and 31 August, a bank holiday, lie between');
  const both = owed('{ before: trigger.startsOn }', {}, schoolWorld(), '[2 working days, 2 weeks]');
  assert.equal(both.warnsAt, at('2026-08-19'), 'the earliest of several');
});

test('a warning in hours comes exactly so long before it is too late', () => {
  assert.equal(owed('{ before: trigger.startsOn }', {}, schoolWorld(), '[24 hours]').warnsAt, at('2026-09-02'));
  const inHours = owed('{ within: 48 hours, after: trigger }', {}, schoolWorld(), '[2 hours]');
  assert.equal(inHours.warnsAt, at('2026-05-13T08:00'));
});

test('there is no warning where there is no instant to warn of', () => {
  assert.equal(owed('no fixed time', {}, schoolWorld(), '[2 working days]').warnsAt, null);
  assert.equal(owed('{ before: trigger.startsOn }', { startsOn: undefined }, schoolWorld(), '[2 days]').warnsAt, null);
  assert.equal(owed('{ before: trigger.startsOn }').warnsAt, null);
});
