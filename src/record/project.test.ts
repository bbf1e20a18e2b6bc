import assert from 'node:assert/strict';
import { test } from 'node:test';
import { completeEntry, type NewEntry } from './entry-row.ts';
import { projectSubject } from './project.ts';

const school = '10000000-0000-4000-8000-000000000001';
const next = '10000000-0000-4000-8000-000000000002';

const day = (text: string) => ({ day: Temporal.PlainDate.from(text) });
const entry = (
  kind: string,
  happened: NewEntry['happened'],
  data: unknown,
  more: Partial<NewEntry> = {},
): NewEntry => ({
  kind,
  happened,
  data,
  organisation: school,
  recordedBy: null,
  ...more,
});
const record = (...entries: readonly NewEntry[]) =>
  entries.map((each, index) =>
    completeEntry(each, index + 1, Temporal.Instant.fromEpochMilliseconds(1_700_000_000_000 + index)),
  );

const identity = (happened: string, data: object) =>
  entry('identity.recorded', day(happened), { surname: 'Reed', forename: 'Ash', dateOfBirth: '2015-02-14', ...data });

test('a child is who the newest identity says, by when it holds and not by when it was recorded', () => {
  const { identity: now } = projectSubject(
    record(identity('2026-05-01', { surname: 'Reed-Hart' }), identity('2025-01-01', { surname: 'Reed' })),
  );
  assert.equal(now?.surname, 'Reed-Hart');
});

test('names in capitals are shown as names; the entry keeps what was written', () => {
  const entries = record(identity('2026-05-01', { surname: 'O’NEILL', forename: 'ANNE-MARIE' }));
  assert.deepEqual(
    projectSubject(entries).identity && [
      projectSubject(entries).identity?.forename,
      projectSubject(entries).identity?.surname,
    ],
    ['Anne-Marie', 'O’Neill'],
  );
  assert.equal(entries[0]?.data['surname'], 'O’NEILL');
});

test('a number that was replaced stays as a former one', () => {
  const { identifiers } = projectSubject(
    record(identity('2024-01-01', { upn: 'Q83029992207B' }), identity('2025-01-01', { upn: 'Q830299919001' })),
  );
  assert.deepEqual(identifiers, [
    { scheme: 'former-upn', value: 'Q83029992207B' },
    { scheme: 'upn', value: 'Q830299919001' },
  ]);
});

test('a corrected identity counts instead of what it corrects, a withdrawn one not at all', () => {
  const entries = record(identity('2024-01-01', { surname: 'Wrong' }));
  const [first] = entries;
  const corrected = [
    ...entries,
    ...record(identity('2024-01-01', { surname: 'Right' })).map((each) => ({
      ...each,
      seq: 2,
      corrects: first?.id ?? '',
    })),
  ];
  assert.equal(projectSubject(corrected).identity?.surname, 'Right');
  const withdrawn = [
    ...entries,
    ...record(
      entry('entry.withdrawn', { moment: Temporal.Instant.from('2026-01-01T00:00:00Z') }, { reason: 'another child' }),
    ).map((each) => ({ ...each, seq: 2, corrects: first?.id ?? '' })),
  ];
  assert.equal(projectSubject(withdrawn).identity, null);
});

const joins = (on: string, organisation = school) => entry('enrolment.started', day(on), { organisation });
const leaves = (on: string, organisation = school) => entry('enrolment.ended', day(on), { organisation });

test('joining and leaving that two sources tell of are one time on the roll', () => {
  const { enrolments } = projectSubject(
    record(joins('2019-09-04'), leaves('2026-07-21'), leaves('2026-07-21'), joins('2026-09-03', next)),
  );
  assert.deepEqual(
    enrolments.map(({ organisation, startsOn, endsOn }) => [organisation, startsOn, endsOn]),
    [
      [school, '2019-09-04', '2026-07-21'],
      [next, '2026-09-03', null],
    ],
  );
});

test('a child who comes back has two times on the same roll', () => {
  const { enrolments } = projectSubject(record(joins('2019-09-04'), leaves('2024-07-21'), joins('2025-09-04')));
  assert.deepEqual(
    enrolments.map(({ startsOn, endsOn }) => [startsOn, endsOn]),
    [
      ['2019-09-04', '2024-07-21'],
      ['2025-09-04', null],
    ],
  );
});

const move = '20000000-0000-4000-8000-000000000001';
const moving = (kind: string, at: string, more: object = {}) =>
  entry(
    kind,
    { moment: Temporal.Instant.from(at) },
    {
      move,
      from: { type: 'school', organisation: school },
      to: { type: 'school', organisation: next },
      kind: 'in-year',
      source: 'call',
      ...more,
    },
  );

test('a move is proposed, then confirmed, and the child has arrived when the new school has them on its roll', () => {
  const proposed = moving('school-move.proposed', '2026-05-01T09:00:00Z');
  const confirmed = moving('school-move.confirmed', '2026-05-02T09:00:00Z', {
    leavesOn: '2026-07-21',
    startsOn: '2026-09-03',
    reason: 'place',
  });
  const before = projectSubject(record(proposed, confirmed)).moves[0];
  assert.equal(before?.confirmedAt, Date.parse('2026-05-02T09:00:00Z'));
  assert.equal(before?.arrivedOn, null);
  assert.equal(
    projectSubject(record(proposed, confirmed, joins('2026-09-07', next))).moves[0]?.arrivedOn,
    '2026-09-07',
  );
});

test('an involvement ends on the day after its last, or when somebody says so', () => {
  const involvement = '30000000-0000-4000-8000-000000000001';
  const started = entry(
    'involvement.started',
    { moment: Temporal.Instant.from('2026-01-05T09:00:00Z') },
    { involvement, organisation: school, purpose: 'education', reason: 'roll', until: '2026-07-21' },
  );
  assert.equal(projectSubject(record(started)).involvements[0]?.endsAt, Date.parse('2026-07-21T23:00:00Z'));
  const ended = entry(
    'involvement.ended',
    { moment: Temporal.Instant.from('2026-03-01T12:00:00Z') },
    { involvement, organisation: school, reason: 'left' },
  );
  assert.equal(projectSubject(record(started, ended)).involvements[0]?.endsAt, Date.parse('2026-03-01T12:00:00Z'));
});
