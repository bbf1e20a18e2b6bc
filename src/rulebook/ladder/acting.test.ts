import assert from 'node:assert/strict';
import { test } from 'node:test';
import { challenge, ladderText, nowOf, onlyLadder, raised } from '../testing/ladder-scene.ts';
import { chronicle, council, icb, newSchool, oldSchool, partnership, practice, rulebookOf } from '../testing/scene.ts';

const who =
  '{ icb: { acts: icb-commissioner, deputy: service-manager, outOfHours: icb-commissioner }, local-authority: { acts: team-manager, deputy: service-manager, outOfHours: front-door-worker } }';
const book = (extra = '', chair = '') =>
  rulebookOf(`
  - ladder: resolution
    ABOUT
    confirmed: yes
    withinAgency: included
    stages:
      - { n: 1, title: One, who: ${who}, ${chair} acknowledge: at once, resolve: no fixed time }
${extra}
`);

const between = (...organisations: readonly string[]) =>
  chronicle(
    raised(
      '2026-12-18T11:00',
      { between: organisations.map((organisation) => ({ organisation })) },
      { organisation: council },
    ),
  );
const ringing = (rulebook: ReturnType<typeof book>, ...organisations: readonly string[]) =>
  nowOf(between(...organisations), rulebook, '2026-12-18T11:00').ring.map(({ acts, side, isProxy }) => [
    acts.organisation,
    side,
    isProxy,
  ]);

test('the ICB acts for a practice that has nobody on the ladder', () => {
  assert.deepEqual(ringing(book('    proxies: [{ for: gp-practice, by: icb }]'), practice), [
    [council, council, false],
    [icb, practice, true],
  ]);
});

test('an organisation for which the ladder names nobody is said, not left out', () => {
  const [stage] = onlyLadder(between(oldSchool, practice), book(), '2026-12-18T11:00').stages;
  assert.deepEqual(stage?.uncovered, [oldSchool, practice]);
  assert.deepEqual(
    stage?.acting.map(({ side }) => side),
    [council],
  );
});

test('who leads a stage acts for all of them', () => {
  const chaired = book('', 'chair: { role: partnership-officer, of: partnership },');
  assert.deepEqual(ringing(chaired, oldSchool), [
    [partnership, null, false],
    [council, council, false],
  ]);
  assert.deepEqual(onlyLadder(between(oldSchool), chaired, '2026-12-18T11:00').stages[0]?.uncovered, []);
});

test('an organisation that nobody knows is said to be uncovered', () => {
  const [stage] = onlyLadder(between('unheard-of'), book(), '2026-12-18T11:00').stages;
  assert.deepEqual(stage?.uncovered, ['unheard-of']);
});

test('cover by another organisation is found: the council of the school for the school', () => {
  const [, school] = nowOf(
    chronicle(raised('2026-12-18T11:00', {}, { organisation: council })),
    rulebookOf(ladderText()),
    '2026-12-18T11:00',
  ).ring;
  assert.deepEqual(school?.outOfHours, { role: 'front-door-worker', organisation: council });
});

const going = (data: Readonly<Record<string, unknown>>, extra = '') =>
  nowOf(chronicle(raised('2026-12-18T11:00', data)), rulebookOf(ladderText(extra)), '2026-12-18T11:00').state;

test('within one organisation a ladder that excludes it is not run, and says what to do', () => {
  assert.equal(going({ between: [{ organisation: oldSchool }] }), 'does-not-run');
  assert.equal(going({ between: [{ organisation: newSchool }] }), 'open');
  assert.equal(going({ between: undefined }), 'open');
  const ladder = onlyLadder(
    chronicle(raised('2026-12-18T11:00', { between: [{ organisation: oldSchool }] })),
    rulebookOf(ladderText()),
    '2027-12-18',
  );
  assert.match(ladder.doesNotRun ?? '', /own way to settle it/u);
  assert.deepEqual(ladder.stages, []);
});

test('a topic with a route of its own is sent there; one that the ladder is not for is left to others', () => {
  const elsewhere = '    elsewhere: [{ topics: [conference-dissent], says: Tell the chair }]';
  assert.equal(going({ topic: 'conference-dissent' }, elsewhere), 'does-not-run');
  assert.equal(going({ topic: 'level' }, elsewhere), 'open');
  const only = rulebookOf(ladderText('    topics: [level]'));
  assert.equal(nowOf(chronicle(raised('2026-12-18T11:00', { topic: 'level' })), only, '2026-12-19').state, 'open');
  assert.throws(() => onlyLadder(chronicle(raised('2026-12-18T11:00', { topic: 'funding' })), only, '2026-12-19'));
});

test('of several starting stages the highest counts', () => {
  const starts = `    starts:
      - { at: 2, urgency: [urgent], because: Urgent }
      - { at: 3, topics: [strategy-discussion], because: Refused }`;
  const stage = (data: Readonly<Record<string, unknown>>) => {
    const now = nowOf(chronicle(raised('2026-12-18T11:00', data)), rulebookOf(ladderText(starts)), '2026-12-18T11:00');
    return [now.stage?.n, now.stage?.opened, now.stage?.because];
  };
  assert.deepEqual(stage({}), [1, 'raised', null]);
  assert.deepEqual(stage({ urgency: 'urgent' }), [2, 'starts-here', 'Urgent']);
  assert.deepEqual(stage({ urgency: 'urgent', topic: 'strategy-discussion' }), [3, 'starts-here', 'Refused']);
});

test('a ladder that is not confirmed is never run, whatever happens', () => {
  const unconfirmed = rulebookOf(ladderText().replace('confirmed: yes', 'confirmed: no'));
  const ladder = onlyLadder(chronicle(raised()), unconfirmed, '2027-12-18');
  assert.equal(ladder.challenge, challenge);
  assert.match(ladder.doesNotRun ?? '', /have not been confirmed/u);
  const now = nowOf(chronicle(raised()), unconfirmed, '2027-12-18');
  assert.deepEqual([now.state, now.responded, now.ring], ['does-not-run', false, []]);
});
