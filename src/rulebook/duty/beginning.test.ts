import assert from 'node:assert/strict';
import { test } from 'node:test';
import { derive } from '../derive.ts';
import { at, chronicle, dueDay, type Event, moveData, onlyDuty, rulebookOf, schoolWorld } from '../testing/scene.ts';
import { dutyState } from './duty.ts';

const rule = (condition: string, due = '{ before: trigger.startsOn }') =>
  rulebookOf(`
  - duty: owed
    ABOUT
    when: { entry: school-move.confirmed }
    ${condition}
    owner: { role: dsl, of: trigger.from }
    due: ${due}
    done: { entry: handover.item-sent, where: { move: trigger.move } }
`);

const onStatus = rule('if: { entry: sen-status.recorded, where: { provision: { in: [K, E] } } }');

const confirmed = (changes: Partial<Event> = {}): Event => ({
  kind: 'school-move.confirmed',
  happened: '2026-05-11T10:00',
  data: moveData(),
  ...changes,
});
const status = (happened: string, recorded = happened, provision = 'K'): Event => ({
  kind: 'sen-status.recorded',
  happened,
  recorded,
  data: { provision },
});

const world = schoolWorld();

test('without a condition a duty begins with its trigger', () => {
  const duty = onlyDuty(chronicle(confirmed()), rule(''), '2026-06-01');
  assert.deepEqual([duty.opensAt, duty.trigger, duty.evidence], [at('2026-05-11T10:00'), 'e1', []]);
});

test('a duty begins at the later of its trigger and the first truth of its condition', () => {
  const before = onlyDuty(chronicle(status('2024-01-08'), confirmed()), onStatus, '2026-12-01');
  assert.deepEqual([before.opensAt, before.evidence], [at('2026-05-11T10:00'), ['e1']]);
  const after = onlyDuty(chronicle(confirmed(), status('2026-06-15')), onStatus, '2026-12-01');
  assert.deepEqual([after.opensAt, after.evidence], [at('2026-06-15'), ['e2']]);
});

test('nothing is owed while the condition has not been true, nor before its entry was recorded', () => {
  const entries = chronicle(confirmed(), status('2026-06-15', '2026-07-01'));
  assert.deepEqual(derive(chronicle(confirmed()), world, onStatus, at('2026-12-01')).duties, []);
  assert.deepEqual(derive(entries, world, onStatus, at('2026-06-30')).duties, []);
  assert.equal(derive(entries, world, onStatus, at('2026-07-01')).duties.length, 1);
});

test('what was true only before the trigger begins nothing', () => {
  const absent = rule('if: { not: { entry: sen-status.recorded } }');
  assert.deepEqual(derive(chronicle(status('2024-01-08'), confirmed()), world, absent, at('2026-12-01')).duties, []);
});

test('an absence begins a duty when its window has passed, although nobody recorded anything', () => {
  const quiet = rule('if: { not: { count: { entry: attendance.recorded }, atLeast: 1, within: 30 days } }');
  const entries = chronicle({ kind: 'attendance.recorded', happened: '2026-05-01' }, confirmed());
  assert.deepEqual(derive(entries, world, quiet, at('2026-05-31T23:59')).duties, []);
  assert.equal(onlyDuty(entries, quiet, '2026-06-01').opensAt, at('2026-06-01'));
});

test('once begun a duty runs on, also when its condition stops being true', () => {
  const recent = rule('if: { count: { entry: attendance.recorded }, atLeast: 1, within: 30 days }');
  const entries = chronicle({ kind: 'attendance.recorded', happened: '2026-05-01' }, confirmed());
  assert.equal(onlyDuty(entries, recent, '2026-12-01').opensAt, at('2026-05-11T10:00'));
});

test('an entry that makes the condition true in two ways is quoted once', () => {
  const twice = rule(
    'if: { any: [{ entry: sen-status.recorded }, { entry: sen-status.recorded, where: { provision: K } }] }',
  );
  assert.deepEqual(onlyDuty(chronicle(status('2024-01-08'), confirmed()), twice, '2026-12-01').evidence, ['e1']);
});

test('a trigger that happens later than it is recorded makes a duty that is upcoming', () => {
  const entries = chronicle(confirmed({ recorded: '2026-05-01' }));
  assert.equal(dutyState(onlyDuty(entries, rule(''), '2026-05-02'), at('2026-05-02')), 'upcoming');
});

test('a trigger recorded after the limit gives late known, not overdue', () => {
  const late = onlyDuty(chronicle(confirmed({ recorded: '2026-09-03' })), rule(''), '2026-09-10');
  assert.equal(dutyState(late, at('2026-09-10')), 'late-known');
  const justInTime = onlyDuty(chronicle(confirmed({ recorded: '2026-09-02T23:59' })), rule(''), '2026-09-10');
  assert.equal(dutyState(justInTime, at('2026-09-10')), 'overdue');
});

test('a condition recorded after the limit gives late known too', () => {
  const duty = onlyDuty(chronicle(confirmed(), status('2024-01-08', '2026-10-01')), onStatus, '2026-10-02');
  assert.deepEqual([duty.knownAt, dutyState(duty, at('2026-10-02'))], [at('2026-10-01'), 'late-known']);
});

test('more evidence recorded after the limit does not excuse what was already overdue', () => {
  const entries = chronicle(status('2024-01-08'), confirmed(), status('2023-01-09', '2026-10-01'));
  const duty = onlyDuty(entries, onStatus, '2026-10-02');
  assert.deepEqual([duty.knownAt, dutyState(duty, at('2026-10-02'))], [at('2026-05-11T10:00'), 'overdue']);
});

test('evidence from before the trigger, recorded after the limit, does not excuse what other evidence had begun', () => {
  const entries = chronicle(confirmed(), status('2026-06-15'), status('2023-01-09', '2026-10-01'));
  const duty = onlyDuty(entries, onStatus, '2026-10-02');
  assert.deepEqual([duty.opensAt, duty.knownAt], [at('2026-05-11T10:00'), at('2026-06-15')]);
  assert.equal(dutyState(duty, at('2026-10-02')), 'overdue');
});

test('when all of several entries are needed, the duty is known when the last of them is', () => {
  const both = rule('if: { all: [{ entry: sen-status.recorded }, { entry: suspension.recorded }] }');
  const entries = chronicle(
    confirmed(),
    status('2024-01-08', '2026-06-01'),
    { kind: 'suspension.recorded', happened: '2026-03-01', recorded: '2026-06-20' },
    status('2023-01-08', '2026-10-01'),
  );
  assert.equal(onlyDuty(entries, both, '2026-10-02').knownAt, at('2026-06-20'));
});

test('a slip corrected after the limit does not excuse what was already overdue', () => {
  const fixed = confirmed({ recorded: '2026-10-01', corrects: 'e1', data: moveData({ source: 'offer of a place' }) });
  const duty = onlyDuty(chronicle(confirmed(), fixed), rule(''), '2026-10-02');
  assert.deepEqual([duty.trigger, duty.knownAt], ['e2', at('2026-05-11T10:00')]);
  assert.equal(dutyState(duty, at('2026-10-02')), 'overdue');
});

test('a date filled in after the limit gives late known: until then nobody could reckon it', () => {
  const entries = chronicle(
    confirmed({ data: moveData({ startsOn: undefined }) }),
    confirmed({ recorded: '2026-10-01', corrects: 'e1' }),
  );
  const duty = onlyDuty(entries, rule(''), '2026-10-02');
  assert.deepEqual([dueDay(duty.due), dutyState(duty, at('2026-10-02'))], ['2026-09-02', 'late-known']);
});

test('a correction that makes the trigger what it was not gives late known', () => {
  const phase = rulebookOf(`
  - duty: owed
    ABOUT
    when: { entry: school-move.confirmed, where: { kind: phase-transfer } }
    owner: { role: dsl, of: trigger.from }
    due: { before: trigger.startsOn }
    done: { entry: handover.item-sent, where: { move: trigger.move } }
`);
  const entries = chronicle(
    confirmed({ data: moveData({ kind: 'in-year' }) }),
    confirmed({ recorded: '2026-10-01', corrects: 'e1' }),
  );
  assert.equal(dutyState(onlyDuty(entries, phase, '2026-10-02'), at('2026-10-02')), 'late-known');
});

test('a limit moved into the past by a correction is late known when the old one had not passed', () => {
  const moved = (startsOn: string, recorded: string) =>
    onlyDuty(
      chronicle(
        confirmed({ data: moveData({ startsOn }) }),
        confirmed({ recorded, corrects: 'e1', data: moveData({ startsOn: '2026-09-03' }) }),
      ),
      rule(''),
      '2026-12-01',
    );
  const sooner = moved('2026-11-02', '2026-10-01');
  assert.deepEqual([dueDay(sooner.due), dutyState(sooner, at('2026-10-02'))], ['2026-09-02', 'late-known']);
  const alreadyPassed = moved('2026-09-07', '2026-10-01');
  assert.deepEqual([dueDay(alreadyPassed.due), dutyState(alreadyPassed, at('2026-10-02'))], ['2026-09-02', 'overdue']);
  const known = moved('2026-11-02', '2026-06-01');
  assert.deepEqual([known.knownAt, dutyState(known, at('2026-10-02'))], [at('2026-06-01'), 'overdue']);
});

test('a wrong entry that was withdrawn does not count as having been known', () => {
  const entries = chronicle(
    confirmed(),
    status('2026-05-20'),
    { kind: 'entry.withdrawn', happened: '2026-05-21', corrects: 'e2' },
    status('2024-01-08', '2026-10-01'),
  );
  assert.equal(onlyDuty(entries, onStatus, '2026-10-02').knownAt, at('2026-10-01'));
});

const bounded = rule('if: { entry: sen-status.recorded }\n    beginsBefore: trigger.startsOn');
const owedWith = (rules: typeof bounded, ...events: readonly Event[]) =>
  derive(chronicle(...events), world, rules, at('2027-12-01')).duties;

test('what first becomes true on the day that bounds it, or later, begins nothing', () => {
  assert.equal(owedWith(bounded, confirmed(), status('2026-09-02T23:59')).length, 1);
  assert.deepEqual(owedWith(bounded, confirmed(), status('2026-09-03T00:00')), []);
  assert.deepEqual(owedWith(bounded, confirmed(), status('2026-11-01')), []);
});

test('what was true before the bound begins it, however late that was recorded, and once begun it runs on', () => {
  const late = owedWith(bounded, confirmed(), status('2026-06-15', '2026-10-01'));
  assert.deepEqual(
    late.map((duty) => [duty.opensAt, dutyState(duty, at('2026-10-02'))]),
    [[at('2026-06-15'), 'late-known']],
  );
  const more = owedWith(bounded, confirmed(), status('2026-06-15'), status('2026-11-01'));
  assert.deepEqual(
    more.map((duty) => dutyState(duty, at('2026-11-02'))),
    ['overdue'],
  );
});

test('without a date, nothing bounds it; a date corrected to an earlier one takes back what began after it', () => {
  const undated = confirmed({ data: moveData({ startsOn: undefined }) });
  assert.equal(owedWith(bounded, undated, status('2026-11-01')).length, 1);
  const earlier = confirmed({ data: moveData({ startsOn: '2026-06-01' }), corrects: 'e1', recorded: '2026-07-01' });
  assert.deepEqual(owedWith(bounded, confirmed(), status('2026-06-15'), earlier), []);
});

test('a move confirmed after the first day is bounded by what was true before that day', () => {
  const after = confirmed({ happened: '2026-09-10T10:00' });
  assert.equal(owedWith(bounded, status('2026-06-15'), after).length, 1);
  assert.deepEqual(owedWith(bounded, status('2026-09-05'), after), []);
});

test('an absence that a window brings about after the bound begins nothing', () => {
  const quiet = rule(
    'if: { not: { count: { entry: attendance.recorded }, atLeast: 1, within: 30 days } }\n    beginsBefore: trigger.startsOn',
  );
  const attended = (happened: string): Event => ({ kind: 'attendance.recorded', happened });
  const before = ['2026-04-20', '2026-05-20', '2026-06-15', '2026-07-10'].map(attended);
  assert.equal(owedWith(quiet, confirmed(), ...before).length, 1);
  assert.deepEqual(owedWith(quiet, confirmed(), ...before, attended('2026-08-04')), []);
});

test('since when it was known does not depend on when one asks', () => {
  const lasted = rule(
    `if:
      lasting: { from: { entry: sen-status.recorded }, to: { entry: sen-status.recorded, happened: before trigger } }
      atLeast: 1 hour
      within: 36 hours`,
    'no fixed time',
  );
  const entries = chronicle(
    status('2026-05-11T11:00', '2026-05-01'),
    confirmed({ recorded: '2026-05-02' }),
    status('2026-05-11T10:00', '2026-05-03'),
  );
  // By the first status alone it would have begun at noon; by both it begins at eleven.
  for (const asOf of ['2026-05-11T11:30', '2026-05-11T12:30', '2026-06-01']) {
    const duty = onlyDuty(entries, lasted, asOf);
    assert.deepEqual([duty.opensAt, duty.knownAt], [at('2026-05-11T11:00'), at('2026-05-03')], asOf);
  }
});
