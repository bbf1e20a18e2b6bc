import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPack } from '../pack/read-pack.ts';
import { at, bankHolidays, packText } from '../testing/scene.ts';
import { readMoment } from './moment.ts';
import { runExamples } from './run-example.ts';

const world = `exampleWorld:
  calendars:
    usual-terms:
      from: "2026-01-01"
      to: "2026-12-31"
      terms: [{ title: autumn, from: "2026-09-01", to: "2026-12-18" }]
  schools: { old-school: usual-terms, new-school: no calendar }
  authorities: { council: [old-school] }
  names: [move-1]
  entries:
    confirmed:
      kind: school-move.confirmed
      happened: "2026-05-11"
      data:
        move: move-1
        from: { type: school, organisation: old-school }
        to: { type: school, organisation: new-school }
        kind: phase-transfer
        startsOn: "2026-09-03"
        source: offer
        reason: accepted
    earlier: { like: confirmed, happened: "2026-05-01" }
`;

/** What does not hold of the example with these lines. */
function failures(example: string, calendar = 'trigger.from'): readonly string[] {
  const read = readPack(
    packText(
      `
  - duty: owed
    ABOUT
    when: { entry: school-move.confirmed }
    owner: { role: dsl, of: trigger.from }
    due: { within: 5 school days, after: trigger.startsOn, calendar: { school: ${calendar} } }
    done: { entry: handover.item-sent, where: { move: trigger.move } }
    examples:
      - { title: It holds, ${example} }
`,
      world,
    ),
  );
  assert.ok(read.ok, JSON.stringify(read));
  return runExamples(read.pack, bankHolidays).map(({ rule, example: title, says }) => `${rule}, ${title}: ${says}`);
}

test('an example that holds is not reported', () => {
  assert.deepEqual(
    failures(
      'entries: [confirmed], asOf: "2026-09-11", expect: { due: "2026-09-10", state: overdue, owner: old-school }',
    ),
    [],
  );
});

test('each part that differs is said, with what it is instead', () => {
  assert.deepEqual(
    failures('entries: [confirmed], asOf: "2026-09-10", expect: { due: "2026-09-11", state: overdue, owner: council }'),
    [
      'owed, It holds: due should be 2026-09-11 but is 2026-09-10; state should be overdue but is open; owner should be council but is old-school',
    ],
  );
});

test('only what an example expects is compared', () => {
  assert.deepEqual(failures('entries: [confirmed], asOf: "2026-09-10", expect: { state: open }'), []);
});

test('expecting nothing fails when something is owed, and the other way round', () => {
  assert.deepEqual(failures('entries: [confirmed], asOf: "2026-06-01", expect: nothing'), [
    'owed, It holds: expected nothing, but it is owed, due 2026-09-10',
  ]);
  assert.deepEqual(failures('entries: [confirmed], asOf: "2026-05-01", expect: { state: open }'), [
    'owed, It holds: expected a duty, but nothing is owed',
  ]);
});

test('a school without a calendar in the example world cannot be counted on', () => {
  const example = 'entries: [confirmed], asOf: "2026-06-01", expect: { due: cannot compute, state: cannot-compute }';
  assert.deepEqual(failures(example, 'trigger.to'), []);
});

test('an example can correct and withdraw its entries, and speaks of the last duty', () => {
  const corrected = '{ like: confirmed, corrects: 1, recorded: "2026-05-12", data: { startsOn: "2026-09-04" } }';
  assert.deepEqual(
    failures(`entries: [confirmed, ${corrected}], asOf: "2026-06-01", expect: { due: "2026-09-11" }`),
    [],
  );
  assert.deepEqual(
    failures(`entries: [confirmed, ${corrected}], asOf: "2026-05-11T23:59", expect: { due: "2026-09-10" }`),
    [],
  );
  const withdrawn = '{ kind: entry.withdrawn, happened: "2026-05-12", corrects: 1, data: { reason: error } }';
  assert.deepEqual(failures(`entries: [confirmed, ${withdrawn}], asOf: "2026-06-01", expect: nothing`), []);
});

test('an entry is recorded when it happened unless the example says otherwise, and never before the one above it', () => {
  assert.deepEqual(failures('entries: [confirmed, earlier], asOf: "2026-05-10", expect: nothing'), []);
  const late = '{ like: confirmed, recorded: "2026-10-01" }';
  assert.deepEqual(failures(`entries: [${late}], asOf: "2026-10-02", expect: { state: late-known }`), []);
});

test('a day is noon of that day in London, and a time is that time', () => {
  assert.equal(readMoment('2026-07-01'), at('2026-07-01T12:00'));
  assert.equal(readMoment('2026-07-01T09:30'), Date.UTC(2026, 6, 1, 8, 30));
  for (const wrong of ['2026-02-30', '1 July 2026', '2026-07-01T25:00', '2026-07-01T09:30Z', '2026-07']) {
    assert.equal(readMoment(wrong), null, wrong);
  }
});
