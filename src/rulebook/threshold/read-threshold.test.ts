import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileRulebook } from '../rulebook.ts';
import { chronicle, id } from '../testing/scene.ts';
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

test('two indicators of level 3 in one domain are one domain too few', () => {
  const found = reading(
    [
      observed('struggling-to-care', '2026-09-01'),
      observed('beyond-control', '2026-09-01', { certainty: 'reported' }),
      observed('beyond-control', '2026-09-02', { certainty: 'alleged' }),
    ],
    '2026-09-30',
  );
  assert.equal(bandIn(found), 'L2');
  assert.match(stepUp(found, 'L3'), /^1 more L3 indicator, in another domain\./u);
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
