import assert from 'node:assert/strict';
import { test } from 'node:test';
import { derive } from '../derive.ts';
import type { RuleEntry } from '../entry.ts';
import type { Rulebook } from '../rulebook.ts';
import { at, chronicle, type Event, moveData, onlyDuty, rulebookOf, schoolWorld } from '../testing/scene.ts';
import { type DutyState, dutyState } from './duty.ts';

const rule = (done: string, ends = '') =>
  rulebookOf(`
  - duty: owed
    ABOUT
    when: { entry: school-move.confirmed }
    if: { entry: sen-status.recorded }
    owner: { role: dsl, of: trigger.from }
    due: { before: trigger.startsOn }
    done: ${done}
    ${ends}
`);

const sent = rule(
  '{ entry: handover.item-sent, where: { move: trigger.move, item: file } }',
  'ends: { entry: school-move.rejected, where: { move: trigger.move } }',
);

const status: Event = { kind: 'sen-status.recorded', happened: '2026-06-01', data: { provision: 'K' } };
const confirmed: Event = { kind: 'school-move.confirmed', happened: '2026-05-11T10:00', data: moveData() };
const sending = (happened: string, changes: Partial<Event> = {}): Event => ({
  kind: 'handover.item-sent',
  happened,
  data: { ...moveData(), item: 'file' },
  ...changes,
});
const rejected = (happened: string): Event => ({ kind: 'school-move.rejected', happened, data: moveData() });
const waived = (happened: string, instance = 'owed/e1'): Event => ({
  kind: 'duty.waived',
  happened,
  data: { rule: 'owed', instance, reason: 'agreed' },
});

const state = (rulebook: Rulebook, when: string, ...events: readonly Event[]): DutyState =>
  dutyState(onlyDuty(chronicle(confirmed, status, ...events), rulebook, when), at(when));

const ending = (entries: readonly RuleEntry[], rulebook = sent) => onlyDuty(entries, rulebook, '2026-12-01').ending;

test('done before the limit and on the last day is done; after it, done late', () => {
  assert.equal(state(sent, '2026-10-01', sending('2026-07-14T09:00')), 'done');
  assert.equal(state(sent, '2026-10-01', sending('2026-09-02T23:59')), 'done');
  assert.equal(state(sent, '2026-10-01', sending('2026-09-03T00:00')), 'done-late');
});

test('what was done in time and recorded late is done, from when it is recorded', () => {
  const late = sending('2026-07-14T09:00', { recorded: '2026-10-01' });
  assert.equal(state(sent, '2026-09-30', late), 'overdue');
  assert.equal(state(sent, '2026-10-01', late), 'done');
});

test('a file sent before the move was confirmed, and before the duty began, counts', () => {
  const early = chronicle(sending('2026-05-01T09:00'), confirmed, status);
  assert.deepEqual(ending(early), { at: at('2026-05-01T09:00'), entry: 'e1', how: 'done' });
});

test('sending something else, or for another move, discharges nothing', () => {
  assert.equal(state(sent, '2026-06-02', sending('2026-06-01', { data: { ...moveData(), item: 'other' } })), 'open');
  assert.equal(
    state(sent, '2026-06-02', sending('2026-06-01', { data: { ...moveData(), move: 'm2', item: 'file' } })),
    'open',
  );
});

test('a sending that was withdrawn discharges nothing, and does again when the withdrawal is withdrawn', () => {
  const withdrawn: Event = { kind: 'entry.withdrawn', happened: '2026-07-15', corrects: 'e3' };
  const again: Event = { kind: 'entry.withdrawn', happened: '2026-07-16', corrects: 'e4' };
  assert.equal(state(sent, '2026-07-20', sending('2026-07-14'), withdrawn), 'open');
  assert.equal(state(sent, '2026-07-20', sending('2026-07-14'), withdrawn, again), 'done');
});

test('a corrected sending counts on its corrected day, under the id of the correction', () => {
  const entries = chronicle(confirmed, status, sending('2026-07-14'), sending('2026-09-04', { corrects: 'e3' }));
  assert.deepEqual(ending(entries), { at: at('2026-09-04'), entry: 'e4', how: 'done' });
});

test('something that is not tied to the trigger discharges only while the duty runs', () => {
  const meeting = rule('{ entry: joint-meeting.held }');
  const held = (happened: string): Event => ({ kind: 'joint-meeting.held', happened, data: { meeting: 'handover' } });
  assert.equal(state(meeting, '2026-07-01', held('2026-05-20')), 'open', 'before the condition was true');
  assert.equal(state(meeting, '2026-07-01', held('2026-06-01')), 'done');
});

test('something that has to happen before the trigger discharges, although the duty did not run yet', () => {
  const before = rule('{ entry: joint-meeting.held, happened: before trigger }');
  const held = (happened: string): Event => ({ kind: 'joint-meeting.held', happened, data: { meeting: 'handover' } });
  assert.equal(state(before, '2026-07-01', held('2026-05-11T09:59')), 'done');
  assert.equal(state(before, '2026-07-01', held('2026-05-11T10:00')), 'open');
});

test('an old entry does not discharge because a part beside it names the trigger', () => {
  const either = rule(
    '{ any: [{ entry: handover.item-sent, where: { move: trigger.move } }, { entry: note.recorded }] }',
  );
  const note = (happened: string): Event => ({ kind: 'note.recorded', happened, data: { text: 'x' } });
  assert.equal(state(either, '2026-07-01', note('2021-05-20')), 'open');
  assert.equal(state(either, '2026-07-01', note('2026-06-20')), 'done');
});

test('old entries do not discharge when one of them leaves the window in which they are counted', () => {
  const counted = rule('{ count: { entry: joint-meeting.held }, atLeast: 1, within: 90 days }');
  const held = (happened: string): Event => ({ kind: 'joint-meeting.held', happened, data: { meeting: 'handover' } });
  assert.equal(state(counted, '2026-08-15', held('2026-05-01'), held('2026-05-20')), 'open');
});

test('what ends a duty has to happen after its trigger', () => {
  assert.equal(state(sent, '2026-07-01', rejected('2026-06-20')), 'ended');
  assert.equal(state(sent, '2026-07-01', rejected('2026-05-20')), 'ended', 'before the condition was true');
  assert.equal(
    state(sent, '2026-07-01', rejected('2026-04-01')),
    'open',
    'an earlier rejection was overtaken by the confirmation',
  );
});

test('a waiver ends the instance that it names and no other', () => {
  assert.equal(state(sent, '2026-07-01', waived('2026-06-20')), 'waived');
  assert.equal(state(sent, '2026-07-01', waived('2026-06-20', 'owed/e9')), 'open');
  const ahead = { ...waived('2026-07-02'), recorded: '2026-06-20' };
  assert.equal(onlyDuty(chronicle(confirmed, status, ahead), sent, '2026-07-01').ending, null, 'not before it counts');
});

test('of several endings the first counts, and a tie goes to having done it', () => {
  assert.equal(state(sent, '2026-08-01', waived('2026-06-20'), sending('2026-06-21')), 'waived');
  assert.equal(state(sent, '2026-08-01', waived('2026-06-22'), sending('2026-06-21')), 'done');
  assert.equal(state(sent, '2026-08-01', waived('2026-06-21'), rejected('2026-06-21'), sending('2026-06-21')), 'done');
});

test('withdrawing the trigger takes the duty away, done or not', () => {
  const withdrawn: Event = { kind: 'entry.withdrawn', happened: '2026-08-01', corrects: 'e1' };
  for (const events of [[], [sending('2026-07-14')]]) {
    const entries = chronicle(confirmed, status, ...events, withdrawn);
    assert.deepEqual(derive(entries, schoolWorld(), sent, at('2026-12-01')).duties, []);
    assert.equal(derive(entries, schoolWorld(), sent, at('2026-07-31')).duties.length, 1);
  }
});
