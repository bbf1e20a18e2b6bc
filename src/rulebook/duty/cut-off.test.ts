import assert from 'node:assert/strict';
import { test } from 'node:test';
import { derive } from '../derive.ts';
import { explain } from '../explain.ts';
import { problemsWith } from '../testing/right-pack.ts';
import { at, chronicle, dueDay, rulebookOf, schoolWorld } from '../testing/scene.ts';

/** The duty that a contact makes, received at this time. */
function answered(received: string, limit = '1 working day', more = '') {
  const rulebook = rulebookOf(`
  - duty: owed
    ABOUT
    when: { entry: contact.made }
    owner: { role: social-worker, of: recorder }
    due: { within: ${limit}, after: trigger, calendar: working days, cutOff: "17:00"${more} }
    done: { entry: contact.decided }
`);
  const entries = chronicle({ kind: 'contact.made', happened: received });
  const [duty] = derive(entries, schoolWorld(), rulebook, at('2029-12-01')).duties;
  assert.ok(duty !== undefined);
  return { day: dueDay(duty.due), explanation: explain(duty, entries, schoolWorld(), rulebook) };
}
const due = (...parameters: Parameters<typeof answered>): string => answered(...parameters).day;

test('what comes in at the last minute is received that day, a minute later on the next working day', () => {
  assert.equal(due('2026-05-11T17:00'), '2026-05-12');
  assert.equal(due('2026-05-11T17:01'), '2026-05-13');
});

test('in summer and in winter it is the hour that the clock shows', () => {
  for (const [on, next, after] of [
    ['2026-03-27', '2026-03-30', '2026-03-31'],
    ['2026-03-30', '2026-03-31', '2026-04-01'],
    ['2026-10-23', '2026-10-26', '2026-10-27'],
    ['2026-10-26', '2026-10-27', '2026-10-28'],
  ] as const) {
    assert.equal(due(`${on}T17:00`), next, on);
    assert.equal(due(`${on}T17:01`), after, on);
  }
});

test('late on the last day before Easter is received after it', () => {
  assert.equal(due('2026-04-02T17:00'), '2026-04-07');
  assert.equal(due('2026-04-02T17:01'), '2026-04-08');
});

test('on a day off it is received on the next open day, whatever the hour, and never before what came in earlier', () => {
  assert.equal(due('2026-05-15T17:01'), '2026-05-19');
  assert.equal(due('2026-05-16T10:00'), '2026-05-19');
  assert.equal(due('2026-05-18T00:01'), '2026-05-19');
});

test('counting the day itself, it is the day on which it is received', () => {
  assert.equal(due('2026-05-11T17:00', '1 working day', ', counting: inclusive'), '2026-05-11');
  assert.equal(due('2026-05-11T17:01', '1 working day', ', counting: inclusive'), '2026-05-12');
});

test('calendar days run on from the day on which it is received', () => {
  assert.equal(due('2026-05-15T17:00', '10 days'), '2026-05-25');
  assert.equal(due('2026-05-15T17:01', '10 days'), '2026-05-28');
});

test('the explanation says so, and lists the days from the one on which it was received', () => {
  const { explanation } = answered('2026-05-15T17:01', '2 working days');
  assert.equal(
    explanation?.limit,
    'Within 2 working days of what started it, not counting that day. What comes in after 17:00, or on a day off, counts as received on the next open day.',
  );
  assert.deepEqual(
    explanation?.days.map(({ counted, why }) => why ?? counted),
    ['the day it is counted from', true, true],
  );
});

test('beyond the end of the calendar nothing is guessed', () => {
  assert.match(due('2028-12-29T17:01'), /ends too early/u);
});

const within = `within: 5 school days
      after: trigger.startsOn
      calendar: { school: trigger.to }`;

test('a cut-off hour is refused where nothing can come in too late', () => {
  const refused = (limit: string): readonly string[] =>
    problemsWith(within, limit).map((each) => each.replace(/^\d+: /u, ''));
  assert.deepEqual(refused(`${within}\n      cutOff: "17:00"`), [
    '"trigger.startsOn" is a day without an hour, so nothing can come in too late on it.',
  ]);
  assert.deepEqual(refused('within: 24 hours\n      after: trigger\n      cutOff: "17:00"'), [
    'What comes in too late counts from the next open day. Name a calendar.',
    'A cut-off hour is for limits in days: hours run on, and working hours have an end.',
  ]);
  assert.deepEqual(refused('within: 5 days\n      after: trigger\n      cutOff: "17:00"'), [
    'What comes in too late counts from the next open day. Name a calendar.',
  ]);
  assert.equal(
    refused('within: 5 days\n      after: trigger\n      calendar: working days\n      cutOff: "5pm"').length,
    1,
  );
  assert.deepEqual(
    refused('within: 5 days\n      after: trigger\n      calendar: working days\n      cutOff: "17:00"'),
    [],
  );
});

test('working hours are refused without a calendar, and hours of the day where none are counted', () => {
  const refused = (limit: string): readonly string[] =>
    problemsWith(within, limit).map((each) => each.replace(/^\d+: /u, ''));
  assert.deepEqual(refused('within: 5 working hours\n      after: trigger'), [
    'Working hours are counted on open days. Name a calendar, for example: calendar: working days',
  ]);
  const hours = 'hours: { from: "08:00", to: "18:00" }';
  assert.deepEqual(
    refused(`within: 5 working days\n      after: trigger\n      calendar: working days\n      ${hours}`),
    ['Nothing is counted in working hours here. Leave it out, or write working hours.'],
  );
  assert.deepEqual(
    refused(`within: 5 working hours\n      after: trigger\n      calendar: working days\n      ${hours}`),
    [],
  );
  const backwards = 'hours: { from: "18:00", to: "08:00" }';
  assert.equal(
    refused(`within: 5 working hours\n      after: trigger\n      calendar: working days\n      ${backwards}`).length,
    1,
  );
});
