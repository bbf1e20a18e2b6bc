import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  admitted,
  authority,
  ended,
  opened,
  pathwaysOf,
  proposed,
  referred,
  regionOf,
  told,
} from '../testing/pathway-scene.ts';
import { camhs, chronicle, council, id, ward } from '../testing/scene.ts';

const withoutOf = (region: ReturnType<typeof regionOf>) => region.violations.map(({ without }) => without);

test('nothing runs before an entry begins it, and each region then is in its first state', () => {
  assert.deepEqual(pathwaysOf(chronicle(told('2026-01-01')), '2026-02-01'), []);
  const entries = chronicle(opened('2026-01-05T09:00'));
  assert.deepEqual(pathwaysOf(entries, '2026-01-05T08:59'), []);
  const health = regionOf(entries, '2026-01-05T09:00');
  assert.deepEqual([health.state, health.since, health.by], ['community', entries[0]?.happened, 'e1']);
  assert.equal(regionOf(entries, '2026-01-05T09:00', 'joint').state, 'aligned');
});

test('it may begin in a state that says so, without a step', () => {
  const health = regionOf(chronicle(referred('2026-01-05')), '2026-01-06');
  assert.deepEqual([health.state, health.history, health.violations], ['referred', [], []]);
});

test('each state has one role that answers for it, in the organisation that it is about', () => {
  const entries = chronicle(
    referred('2026-01-05'),
    authority('2026-01-06'),
    told('2026-01-06'),
    admitted('2026-01-07'),
  );
  assert.deepEqual(regionOf(entries, '2026-01-05T12:00').accountable, {
    role: 'camhs-clinician',
    organisation: camhs,
    called: 'consultant',
  });
  assert.deepEqual(regionOf(entries, '2026-01-08').accountable, {
    role: 'ward-clinician',
    organisation: ward,
    called: null,
  });
  assert.equal(regionOf(entries, '2026-01-08', 'joint').accountable?.organisation, council);
});

test('an admission for which everything was there is a step with nothing missing', () => {
  const entries = chronicle(
    referred('2026-01-05'),
    authority('2026-01-06'),
    told('2026-01-06'),
    admitted('2026-01-07'),
  );
  const health = regionOf(entries, '2026-01-08');
  assert.deepEqual(health.history, [
    { from: 'referred', to: 'ward', at: entries[3]?.happened, entry: 'e4', event: 'Admitted', without: [] },
  ]);
});

test('an admission against guard and invariant is a step at once, marked with what it happened without', () => {
  const health = regionOf(chronicle(referred('2026-01-05'), admitted('2026-01-07')), '2026-01-07T12:00');
  assert.equal(health.state, 'ward');
  assert.deepEqual(health.history[0]?.without, ['legal authority', 'the family told']);
  assert.deepEqual(
    health.violations.map(({ of, entry }) => [of, entry]),
    [
      ['guard', 'e2'],
      [{ invariant: 'told-first' }, 'e2'],
    ],
  );
});

test('told for another move, or told afterwards, is not told of this one before', () => {
  const entries = (event: ReturnType<typeof told>) =>
    chronicle(referred('2026-01-05'), authority('2026-01-06'), event, admitted('2026-01-07T10:00'));
  assert.deepEqual(withoutOf(regionOf(entries(told('2026-01-06', id(31))), '2026-01-09')), ['the family told']);
  assert.deepEqual(withoutOf(regionOf(entries(told('2026-01-07T10:01')), '2026-01-09')), ['the family told']);
  assert.deepEqual(withoutOf(regionOf(entries(told('2026-01-07T09:59')), '2026-01-09')), []);
});

test('a move of which nothing says which it was cannot have been told of', () => {
  const entries = chronicle(
    referred('2026-01-05'),
    authority('2026-01-06'),
    { ...told('2026-01-06'), data: {} },
    { ...admitted('2026-01-07'), data: {} },
  );
  assert.deepEqual(withoutOf(regionOf(entries, '2026-01-09')), ['the family told']);
});

test('the authority of an earlier stay is none for a later one', () => {
  const entries = chronicle(
    referred('2026-01-05'),
    authority('2026-01-06'),
    told('2026-01-06'),
    admitted('2026-01-07'),
    referred('2026-03-05'),
    admitted('2026-03-07'),
  );
  assert.deepEqual(withoutOf(regionOf(entries, '2026-03-08')), ['legal authority']);
});

test('a state that an entry shows is reached whatever was before, and the missing steps are named', () => {
  const health = regionOf(chronicle(opened('2026-01-05'), admitted('2026-01-07')), '2026-01-08');
  assert.equal(health.state, 'ward');
  assert.deepEqual(withoutOf(health), [
    'the steps between “Community” and “Ward”',
    'legal authority',
    'the family told',
  ]);
  assert.deepEqual([health.history[0]?.event, health.violations[0]?.of], [null, 'way']);
});

test('where the child was before the pathway began is where it begins, and nothing is held against it', () => {
  const health = regionOf(chronicle(admitted('2025-12-01'), opened('2026-01-05')), '2026-01-06');
  assert.deepEqual([health.state, health.by, health.violations], ['ward', 'e1', []]);
});

test('recorded late, a telling takes the mark away, and what was known then stays known then', () => {
  const late = { ...told('2026-01-06'), recorded: '2026-01-20' };
  const entries = chronicle(referred('2026-01-05'), authority('2026-01-06'), admitted('2026-01-07'), late);
  assert.deepEqual(withoutOf(regionOf(entries, '2026-01-19')), ['the family told']);
  assert.deepEqual(withoutOf(regionOf(entries, '2026-01-21')), []);
});

test('a withdrawn admission never was', () => {
  const entries = chronicle(referred('2026-01-05'), admitted('2026-01-07'), {
    kind: 'entry.withdrawn',
    happened: '2026-01-08',
    corrects: 'e2',
    data: { reason: 'x' },
  });
  assert.deepEqual(
    [regionOf(entries, '2026-01-07').state, regionOf(entries, '2026-01-09').state],
    ['ward', 'referred'],
  );
});

const admit = (entries: ReturnType<typeof chronicle>, asOf: string) => {
  const exit = regionOf(entries, asOf).exits.find(({ to }) => to === 'ward');
  return [exit?.standing, exit?.needs];
};

test('an exit depends on a move while none is announced, is blocked with what is missing, and opens', () => {
  const entries = chronicle(
    referred('2026-01-05'),
    authority('2026-01-06'),
    proposed('2026-01-07'),
    told('2026-01-08'),
  );
  assert.deepEqual(admit(entries, '2026-01-05T12:00'), ['blocked', ['legal authority']]);
  assert.deepEqual(admit(entries, '2026-01-06T12:00'), ['depends', ['the family told']]);
  assert.deepEqual(admit(entries, '2026-01-07T12:00'), ['blocked', ['the family told']]);
  assert.deepEqual(admit(entries, '2026-01-08T12:00'), ['open', []]);
});

test('a move that has been made no longer opens anything', () => {
  const entries = chronicle(
    referred('2026-01-05'),
    proposed('2026-01-05'),
    told('2026-01-05'),
    authority('2026-01-05'),
    admitted('2026-01-07'),
    referred('2026-02-01'),
    authority('2026-02-02'),
  );
  assert.deepEqual(admit(entries, '2026-02-03'), ['depends', ['the family told']]);
});

test('a way into another region moves that one and leaves its own where it is', () => {
  const challenged = { kind: 'challenge.raised', happened: '2026-01-06', data: { challenge: id(20) } };
  const agreed = { kind: 'challenge.agreed', happened: '2026-01-09', data: { challenge: id(20) } };
  const entries = chronicle(referred('2026-01-05'), challenged, agreed);
  assert.deepEqual(
    [regionOf(entries, '2026-01-07').state, regionOf(entries, '2026-01-07', 'joint').state],
    ['referred', 'ladder'],
  );
  assert.equal(regionOf(entries, '2026-01-10', 'joint').state, 'aligned');
});

test('it ends, and a later beginning starts it anew', () => {
  const entries = chronicle(referred('2026-01-05'), ended('2026-02-01'), authority('2026-02-10'), opened('2026-03-01'));
  const [first, second] = pathwaysOf(entries, '2026-03-02');
  assert.deepEqual([first?.endedAt, first?.instance], [entries[1]?.happened, 'stays/e1']);
  assert.deepEqual([second?.endedAt, second?.instance], [null, 'stays/e4']);
  assert.equal(second?.regions[0]?.state, 'referred');
  assert.equal(pathwaysOf(entries, '2026-02-20').length, 1);
});

test('a region may be seen by those who may see its entries and its kinds, not more and not fewer', () => {
  const entries = chronicle(opened('2026-01-05', {}, { compartment: 'health' }), {
    ...referred('2026-01-06'),
    compartment: 'legal',
    audience: [`camhs-clinician@${camhs}`],
  });
  const health = regionOf(entries, '2026-01-07');
  assert.deepEqual(health.compartments, ['general', 'safeguarding', 'health', 'legal']);
  assert.deepEqual(health.audience, [`camhs-clinician@${camhs}`]);
  const joint = regionOf(entries, '2026-01-07', 'joint');
  assert.deepEqual(joint.compartments, ['general', 'safeguarding', 'health']);
  assert.equal(joint.audience, null);
});
