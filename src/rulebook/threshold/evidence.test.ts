import assert from 'node:assert/strict';
import { test } from 'node:test';
import { id, schoolWorld } from '../testing/scene.ts';
import { bandIn, missing, observed, reading } from './threshold.fixture.ts';

test('what was asked about and what was recorded outside the document are not "not known"', () => {
  const explored = {
    kind: 'area.explored',
    happened: '2026-09-01',
    data: { area: 'housing', said: 'Seen, all well.' },
  };
  const found = reading([explored, observed('healthy', '2026-09-01')], '2026-09-30');
  assert.deepEqual(
    found.domains.map(({ id: domain, state }) => `${domain} ${state}`),
    ['parenting not-known', 'child recorded', 'home explored'],
  );
});

test('resolved, unsubstantiated and superseded evidence is history and shown as history', () => {
  const concern = { ...observed('suspension', '2026-09-01'), id: id(71) };
  const review = (standing: string, happened: string) => ({
    kind: 'observation.reviewed',
    happened,
    data: { of: id(71), standing, because: 'It was another child.' },
  });
  const gone = reading([concern, review('unsubstantiated', '2026-09-10')], '2026-09-30');
  assert.equal(gone.band, null);
  assert.deepEqual(
    gone.past.map(({ entry, standing, because, by }) => [entry, standing, because, by]),
    [[id(71), 'unsubstantiated', 'It was another child.', 'e2']],
  );
  const again = reading(
    [concern, review('unsubstantiated', '2026-09-10'), review('current', '2026-09-20')],
    '2026-09-30',
  );
  assert.equal(bandIn(again), 'L2');
  const corrected = reading(
    [concern, { ...observed('smoking', '2026-09-01'), recorded: '2026-09-05', corrects: id(71) }],
    '2026-09-30',
  );
  assert.deepEqual(
    corrected.past.map(({ entry, standing, by }) => [entry, standing, by]),
    [[id(71), 'superseded', 'e2']],
  );
  const withdrawn = reading(
    [concern, { kind: 'entry.withdrawn', happened: '2026-09-05', corrects: id(71), data: { reason: 'x' } }],
    '2026-09-30',
  );
  assert.equal(withdrawn.band, null);
  assert.deepEqual(withdrawn.past, []);
});

test('a review of the first version of an entry holds for its corrections too', () => {
  const found = reading(
    [
      { ...observed('suspension', '2026-09-01'), id: id(71) },
      {
        kind: 'observation.reviewed',
        happened: '2026-09-10',
        data: { of: id(71), standing: 'resolved', because: 'Back in class.' },
      },
      { ...observed('suspension', '2026-09-02'), recorded: '2026-09-11', corrects: id(71) },
    ],
    '2026-09-30',
  );
  assert.equal(found.band, null);
  assert.ok(found.past.some(({ standing, by }) => standing === 'resolved' && by === 'e2'));
});

test('an indicator with ages applies at those ages, and when the age is not known', () => {
  const born = (dateOfBirth: string) => ({
    kind: 'identity.recorded',
    happened: '2026-01-01',
    data: { surname: 'A', forename: 'B', dateOfBirth },
  });
  const smoking = observed('smoking', '2026-09-01');
  assert.equal(bandIn(reading([smoking], '2026-09-30')), 'L2');
  assert.equal(bandIn(reading([born('2010-09-02'), smoking], '2026-09-30')), 'L2');
  assert.equal(reading([born('2010-09-01'), smoking], '2026-09-30').band, null);
});

test('what has left a window since an earlier look is named, and the pattern that fired stays', () => {
  const events = [missing('2026-10-09T22:00'), missing('2026-11-20T22:00'), missing('2026-12-12T22:00')];
  const last = reading(events, '2027-01-07');
  assert.deepEqual(
    last.fired.map(({ holdsNow }) => holdsNow),
    [true],
  );
  const after = reading(events, '2027-01-08', { since: last.asOf });
  assert.deepEqual(
    after.fired.map(({ cumulative, holdsNow, prompt }) => [cumulative.id, holdsNow, prompt.closing]),
    [['missing-again', false, null]],
  );
  assert.deepEqual(
    after.leftWindow.map(({ by, stillSpeaks }) => [by, stillSpeaks]),
    [
      ['missing-lately', true],
      ['missing-again', false],
    ],
  );
  assert.deepEqual(after.leftWindow[0]?.entries, ['e1']);
  assert.deepEqual(reading(events, '2027-01-08').leftWindow, []);
});

test('a pattern over time is closed by a person with the right role', () => {
  const events = [missing('2026-10-09T22:00'), missing('2026-11-20T22:00'), missing('2026-12-12T22:00')];
  const closing = (role: string) => ({
    kind: 'prompt.closed',
    happened: '2026-12-20',
    data: {
      prompt: 'local.missing-again',
      instance: 'local.missing-again/1',
      outcome: 'need-found',
      reason: 'x',
      role,
    },
  });
  assert.equal(reading([...events, closing('class-teacher')], '2026-12-30').fired[0]?.prompt.closing, null);
  assert.equal(reading([...events, closing('team-manager')], '2026-12-30').fired[0]?.prompt.closing?.entry, 'e4');
});

test('facts that cannot well both be true are shown as a contradiction', () => {
  const found = reading(
    [observed('works-with-services', '2026-09-01'), observed('poor-engagement', '2026-09-02')],
    '2026-09-30',
  );
  assert.deepEqual(
    found.contradictions.map(({ facts, entries }) => [facts, entries]),
    [
      [
        ['works-with-services', 'poor-engagement'],
        ['e1', 'e2'],
      ],
    ],
  );
  const denied = reading(
    [observed('suspension', '2026-09-01'), observed('suspension', '2026-09-02', { standing: 'unsubstantiated' })],
    '2026-09-30',
  );
  assert.match(
    denied.contradictions[0]?.says ?? '',
    /is recorded as current, and elsewhere as resolved or not borne out/u,
  );
});

test('who is involved and has recorded nothing has not been heard from', () => {
  const involved = (involvement: string, organisation: string, until?: string) => ({
    kind: 'involvement.started',
    happened: '2026-09-01',
    data: { involvement, organisation, purpose: 'education', reason: 'x', ...(until && { until }) },
  });
  const found = reading(
    [
      involved(id(31), id(1)),
      involved(id(32), id(2)),
      involved(id(33), id(3), '2026-09-10'),
      involved(id(34), id(4)),
      {
        kind: 'involvement.ended',
        happened: '2026-09-20',
        data: { involvement: id(34), organisation: id(4), reason: 'x' },
      },
      { ...observed('suspension', '2026-09-02', { from: 'parent' }), organisation: id(1) },
      { kind: 'child-voice.recorded', happened: '2026-09-03', data: { said: 'I hate it.' } },
    ],
    '2026-09-30',
    { world: schoolWorld() },
  );
  assert.deepEqual(found.notHeardFrom, { child: false, parents: false, organisations: [id(2)] });
  assert.match(found.basis, new RegExp(`Not heard from: ${id(2)}`, 'u'));
});

test('only what was recorded by then and had happened by then counts', () => {
  assert.equal(reading([observed('suspension', '2026-10-01')], '2026-09-30').band, null);
  assert.equal(reading([{ ...observed('suspension', '2026-09-01'), recorded: '2026-10-01' }], '2026-09-30').band, null);
});
