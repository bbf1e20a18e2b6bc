import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileRulebook } from '../rulebook.ts';
import { chronicle, id, schoolWorld } from '../testing/scene.ts';
import { emptyWorld } from '../world.ts';
import { readThreshold } from './read-threshold.ts';
import { bandIn, changed, document, mentioned, missing, observed, packFrom, reading } from './threshold.fixture.ts';

const stepUp = (found: ReturnType<typeof reading>, level: string): string =>
  found.toStepUp.find((condition) => condition.level.code === level)?.says.join(' ') ?? '';

test('nothing recorded is nothing known, and never level 1', () => {
  const found = reading([], '2026-09-30');
  assert.equal(found.band, null);
  assert.match(found.says, /Nothing recorded speaks for any level.*does not mean that there is no concern/u);
  assert.deepEqual(
    found.notKnown.map(({ id: domain }) => domain),
    ['child', 'parenting', 'home'],
  );
  assert.equal(found.basis, 'From recorded information only. Not heard from: the child and the parents.');
  assert.match(found.legalTests, /section 17 or section 47 .* decided by a person/u);
  assert.equal(found.toStepDown, null);
});

test('one indicator gives its level, quoting the entry that shows it', () => {
  const found = reading([observed('suspension', '2026-09-01')], '2026-09-30');
  assert.equal(bandIn(found), 'L2');
  const [match] = found.matches;
  assert.deepEqual(
    match?.evidence.map(({ entry, certainty }) => [entry, certainty]),
    [['e1', 'observed']],
  );
  assert.equal(found.oldestEvidence?.entry, 'e1');
  assert.deepEqual(found.compartments, ['safeguarding']);
});

test('an entry that shows a fact by itself counts as well as an observation of it', () => {
  const suspension = {
    kind: 'suspension.recorded',
    happened: '2026-09-01',
    data: { organisation: id(1), schoolDays: 2, reason: 'x' },
  };
  const found = reading([suspension], '2026-09-30');
  assert.deepEqual(mentioned(found), ['suspended']);
  assert.equal(found.matches[0]?.evidence[0]?.certainty, 'confirmed');
  assert.deepEqual(found.compartments, ['general', 'safeguarding']);
});

test('level 3 needs two indicators in two domains, and says what is short', () => {
  const one = reading([observed('struggling-to-care', '2026-09-01')], '2026-09-30');
  assert.equal(bandIn(one), 'L2');
  assert.match(
    stepUp(one, 'L3'),
    /^1 more L3 indicator, in another domain\. The reasons are written down\. The plan has not met the need\. Whoever takes over has been named and has accepted\.$/u,
  );
  const two = reading(
    [observed('struggling-to-care', '2026-09-01'), missing('2026-09-02'), missing('2026-09-20')],
    '2026-09-30',
  );
  assert.equal(bandIn(two), 'L3');
  assert.deepEqual(two.toStepDown?.says, [
    '1 of 2 L3 indicators resolved or not borne out, with evidence of change and not a promise, or what remains lies in fewer than 2 domains.',
  ]);
});

test('a higher level counts towards the lower ones', () => {
  const found = reading(
    [observed('beyond-control', '2026-09-01', { certainty: 'reported' }), missing('2026-09-02'), missing('2026-09-20')],
    '2026-09-30',
  );
  assert.equal(bandIn(found), 'L3');
  assert.match(
    stepUp(found, 'L4'),
    /1 more L4 indicator\. It counts when it is observed or confirmed\. 1 L4 indicator is recorded but not sure enough to count\. Find out whether it is so\. Or: Reasonable cause\./u,
  );
  assert.match(stepUp(found, 'L4'), /A strategy discussion is a decision that a person can take at any time/u);
  assert.equal(
    found.matches.find(({ indicator }) => indicator.id === 'beyond-control')?.doesNotCount,
    'Not sure enough to count towards level L4. Find out whether it is so.',
  );
});

test('an item that is printed at two levels is shown as a range', () => {
  assert.equal(
    bandIn(reading([observed('self-harm', '2026-09-01'), observed('struggling-to-care', '2026-09-01')], '2026-09-30')),
    'L3-L4',
  );
});

test('a trigger forces a minimum; one that makes eligible forces none', () => {
  const found = reading(
    [observed('reasonable-cause-to-suspect-significant-harm', '2026-09-01', { certainty: 'alleged' })],
    '2026-09-30',
  );
  assert.equal(bandIn(found), 'L4');
  assert.equal(found.forcedMinimum?.level.code, 'L4');
  assert.deepEqual(
    found.forcedMinimum?.by.map(({ trigger, evidence }) => [trigger.id, evidence[0]?.entry]),
    [['harm', 'e1']],
  );
  assert.match(
    found.toStepDown?.says.join(' ') ?? '',
    /"Reasonable cause" is found to be untrue or resolved.* Support goes on\./u,
  );
  const disabled = reading([observed('disabled-child', '2026-09-01')], '2026-09-30');
  assert.equal(disabled.band, null);
  assert.equal(disabled.forcedMinimum, null);
  assert.deepEqual(
    disabled.triggers.map(({ trigger }) => trigger.id),
    ['disabled'],
  );
});

test('a strength explains and never subtracts, and an unmet need moves no level', () => {
  const found = reading(
    [
      observed('suspension', '2026-09-01'),
      observed('works-with-services', '2026-09-02'),
      observed('disruptive-behaviour', '2026-09-02'),
    ],
    '2026-09-30',
  );
  assert.equal(bandIn(found), 'L2');
  assert.deepEqual(
    found.strengths.map(({ indicator }) => indicator.id),
    ['engaged'],
  );
  assert.deepEqual(
    found.unmetNeeds.map(({ indicator }) => indicator.id),
    ['unmet'],
  );
  assert.deepEqual(
    found.domains.map(({ id: domain, state }) => `${domain} ${state}`),
    ['home not-known', 'child concern', 'parenting strength'],
  );
});

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

test('the same facts are read under the documents of other areas, which are examples and in force nowhere', () => {
  const other = packFrom(
    document
      .replaceAll('test/threshold', 'test/other')
      .replace('threshold: local', 'threshold: other')
      .replace('status: in-force', 'status: example')
      .replace('id: suspended, levels: [L2]', 'id: suspended, levels: [L4]'),
  );
  const found = reading([observed('suspension', '2026-09-01')], '2026-09-30', {
    packs: [packFrom(document), other],
    others: ['other', 'nowhere'],
  });
  assert.equal(bandIn(found), 'L2');
  assert.equal(found.isInForce, true);
  assert.deepEqual(
    found.others.map((each) => [each.threshold, bandIn(each), each.packStatus, each.isInForce]),
    [['other', 'L4', 'example', false]],
  );
});

test('an example is compared with and never derived from', () => {
  const example = changed('status: in-force', 'status: example');
  const rulebook = compileRulebook([example]);
  assert.equal(rulebook.rules.size, 0);
  assert.equal(rulebook.prompts.length, 0);
  assert.equal(rulebook.thresholds.size, 1);
  assert.equal(compileRulebook([packFrom(document)]).prompts.length, 1);
  assert.throws(() => compileRulebook([packFrom(document), example]), /already a threshold document called "local"/u);
  for (const status of ['draft', 'approved', 'superseded', 'withdrawn'])
    assert.equal(compileRulebook([changed('status: in-force', `status: ${status}`)]).thresholds.size, 0);
});

test('a document that the rulebook does not have gives no reading', () => {
  assert.equal(readThreshold(compileRulebook([]), 'local', chronicle(), emptyWorld, 0), null);
});

test('a reading is as narrow as what it rests on', () => {
  const narrow = { ...observed('suspension', '2026-09-01'), audience: ['dsl@a', 'senco@a'] as const };
  const narrower = {
    ...observed('struggling-to-care', '2026-09-01'),
    compartment: 'health' as const,
    audience: ['dsl@a'] as const,
  };
  const found = reading([narrow, narrower], '2026-09-30');
  assert.deepEqual(found.audience, ['dsl@a']);
  assert.deepEqual(found.compartments, ['safeguarding', 'health']);
  assert.deepEqual(found.matches.find(({ indicator }) => indicator.id === 'suspended')?.audience, ['dsl@a', 'senco@a']);
});
