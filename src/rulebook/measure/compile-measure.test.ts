import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { derive } from '../derive.ts';
import { readPack } from '../pack/read-pack.ts';
import {
  at,
  chronicle,
  council,
  type Event,
  moveData,
  oldSchool,
  packText,
  rulebookOf,
  schoolWorld,
} from '../testing/scene.ts';

const rulebook = rulebookOf(`
  - duty: owed
    ABOUT
    when: { entry: school-move.confirmed }
    owner: { role: dsl, of: trigger.from }
    due: { before: trigger.startsOn }
    done: { entry: handover.item-sent, where: { move: trigger.move } }
  - measure: in-time
    ABOUT
    counts: { duty: owed, inState: [done] }
    by: owner
    smallest: 2
  - measure: again-missing
    ABOUT
    counts:
      of: { entry: missing-episode.recorded }
      followedBy: { entry: missing-episode.recorded }
      within: 28 days
    period: quarter
  - measure: until-decided
    ABOUT
    counts: { from: { entry: contact.made }, until: { entry: contact.decided, where: { contact: trigger.contact } } }
    period: year
`);

const rowsOf = (measure: string, asOf: string, ...children: readonly (readonly Event[])[]) => {
  const compiled = rulebook.measures.find(({ rule }) => rule.measure === measure);
  assert.ok(compiled);
  const subjects = children.map((events, index) => {
    const entries = chronicle(...events);
    return { subject: `child ${index}`, entries, derived: derive(entries, schoolWorld(), rulebook, at(asOf)) };
  });
  return compiled.rows(subjects, at(asOf));
};

const confirmed: Event = { kind: 'school-move.confirmed', happened: '2026-05-11T10:00', data: moveData() };
const sent = (happened: string): Event => ({
  kind: 'handover.item-sent',
  happened,
  data: { ...moveData(), item: 'file' },
});

test('a rate counts what was done in time among what was done, done late or is overdue, by who owed it', () => {
  const [row, ...others] = rowsOf(
    'in-time',
    '2026-10-01',
    [confirmed, sent('2026-09-02T23:59')],
    [confirmed, sent('2026-09-03T00:00')],
    [confirmed],
  );
  assert.deepEqual(others, []);
  assert.deepEqual(
    { ...row, cases: row?.cases.map(({ subject, hit }) => [subject, hit]) },
    {
      period: '2026-09',
      group: oldSchool,
      of: 3,
      hit: 1,
      medianDays: null,
      isSmall: false,
      cases: [
        ['child 0', true],
        ['child 1', false],
        ['child 2', false],
      ],
    },
  );
});

test('what may still be done in time is not counted yet', () => {
  assert.deepEqual(rowsOf('in-time', '2026-09-02T23:59', [confirmed]), []);
  assert.equal(rowsOf('in-time', '2026-09-03T00:00', [confirmed])[0]?.hit, 0);
});

test('groups too small to be shown say so', () => {
  assert.equal(rowsOf('in-time', '2026-10-01', [confirmed])[0]?.isSmall, true);
  assert.equal(rowsOf('in-time', '2026-10-01', [confirmed], [confirmed])[0]?.isSmall, false);
});

const missing = (happened: string): Event => ({
  kind: 'missing-episode.recorded',
  happened,
  data: { circumstances: 'From home' },
});

test('a rate over entries waits until it is too late to be followed, and counts the last day', () => {
  const once = [missing('2026-01-10T12:00')];
  assert.deepEqual(rowsOf('again-missing', '2026-02-07T23:59', once), []);
  assert.deepEqual(
    rowsOf('again-missing', '2026-02-08T00:00', once).map(({ period, of, hit }) => [period, of, hit]),
    [['2026 Q1', 1, 0]],
  );
  const again = [...once, missing('2026-02-07T23:00')];
  assert.deepEqual(
    rowsOf('again-missing', '2026-02-08T00:00', again).map(({ of, hit }) => [of, hit]),
    [[1, 1]],
  );
});

test('a length of time is measured to what belongs to the same thing; what has not ended has none', () => {
  const contact = (happened: string, id: string): Event => ({
    kind: 'contact.made',
    happened,
    data: { contact: id, asks: 'service-asked', by: 'form', what: 'Worry' },
  });
  const decided = (happened: string, id: string): Event => ({
    kind: 'contact.decided',
    happened,
    data: { contact: id, outcome: 'early-help', rationale: 'Need' },
  });
  const [row] = rowsOf('until-decided', '2026-12-31', [
    contact('2026-03-02T09:00', council),
    contact('2026-03-03T09:00', oldSchool),
    decided('2026-03-04T09:00', council),
    contact('2026-06-01T09:00', 'another'),
    decided('2026-06-05T09:00', 'another'),
  ]);
  assert.deepEqual(
    row?.cases.map(({ days }) => days),
    [2, null, 4],
  );
  assert.equal(row?.medianDays, 3);
});

test('hits are never more than cases, and every case is of a subject that was given', () => {
  const happened = fc.integer({ min: 0, max: 600 }).map((days) => {
    const day = Temporal.PlainDate.from('2025-01-01').add({ days });
    return missing(`${day.toString()}T12:00`);
  });
  const child = fc
    .array(happened, { maxLength: 6 })
    .map((events) => events.toSorted((a, b) => (a.happened < b.happened ? -1 : 1)));
  fc.assert(
    fc.property(fc.array(child, { maxLength: 5 }), (children) => {
      const rows = rowsOf('again-missing', '2026-06-30', ...children);
      const total = rows.reduce((sum, { of }) => sum + of, 0);
      assert.ok(total <= children.flat().length);
      for (const { of, hit, cases } of rows) {
        assert.ok(hit !== null && hit <= of && cases.length === of);
        assert.ok(cases.every(({ subject }) => children[Number(subject.slice(6))] !== undefined));
      }
    }),
    { numRuns: 60 },
  );
});

const problemsOf = (counts: string, rest = ''): readonly string[] => {
  const read = readPack(
    packText(`
  - measure: wrong
    ABOUT
    counts: ${counts}
    ${rest}
`),
  );
  return read.ok ? [] : read.problems.map(({ says }) => says);
};

test('a measure that counts what does not exist, or groups by what it does not have, is refused', () => {
  assert.match(
    problemsOf('{ of: { entry: missing.recorded }, followedBy: { entry: diagnosis.recorded } }')[0] ?? '',
    /no kind of entry called "missing.recorded"/u,
  );
  assert.match(
    problemsOf('{ from: { entry: contact.made }, until: { not: { entry: contact.decided } } }')[0] ?? '',
    /absence/u,
  );
  assert.match(problemsOf('{ duty: owed, inState: [done] }', 'by: recorder')[0] ?? '', /"owner"/u);
  assert.match(
    problemsOf('{ of: { entry: contact.made }, followedBy: { entry: contact.decided } }', 'by: owner')[0] ?? '',
    /"recorder"/u,
  );
});
