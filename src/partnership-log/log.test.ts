import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type TestApp, testApp } from '../../test/app.ts';
import { decidedContact, raisedChallenge, withLadder } from '../../test/raised-challenge.ts';
import { asSystemAppend, ids, type PersonName, people } from '../../test/small-partnership.ts';
import { allChallenges } from '../record/partnership-log/all-challenges.ts';
import { allLevelDecisions } from '../record/partnership-log/all-level-decisions.ts';

const from = Temporal.Instant.from('2026-01-01T00:00:00Z');
const until = Temporal.Instant.from('2027-01-01T00:00:00Z');

const read = async (started: TestApp, name: PersonName, url: string) => (await started.signIn(name)).get(url);

test('the log counts every challenge of the partnership, and tells nobody whose it is', async (t) => {
  const started = await testApp(t, {}, { own: withLadder });
  const before = await read(started, 'policy', '/log');
  await raisedChallenge(started);
  const [logged] = await started.as('policy', (access) => allChallenges(access, from, until));
  assert.equal(logged?.raisedBy, 'school');
  assert.deepEqual(logged?.others, ['local-authority']);
  assert.equal(logged?.endedAt, null);
  assert.deepEqual(logged?.ladder?.stages[0]?.n, 1);
  const after = await read(started, 'policy', '/log');
  assert.equal(after.statusCode, 200);
  assert.doesNotMatch(after.body, /Rowan|Example|Alder Lane/u);
  const inside = (body: string) => /<main[\s\S]*<\/main>/u.exec(body)?.[0].replaceAll(/value="[\w-]{20,}"/gu, '') ?? '';
  // Only the challenges that the viewer may open are told apart, and the policy officer may open none
  assert.equal(inside(after.body), inside(before.body));
  assert.match(inside(after.body), /Fewer than 5/u);
});

test('whoever works with the child opens a challenge from the log, and others learn of none', async (t) => {
  const started = await testApp(t, {}, { own: withLadder });
  await raisedChallenge(started);
  assert.match(
    (await read(started, 'director', '/log')).body,
    /What they were about[\s\S]*The outcome of a contact or referral: Rowan Example/u,
  );
  assert.match((await read(started, 'policy', '/log')).body, /None\. You see a challenge itself/u);
  for (const name of ['primaryDsl', 'socialWorker', 'constable', 'protection'] as const)
    for (const url of ['/log', '/log/levels', '/log/challenges.csv'])
      assert.equal((await read(started, name, url)).statusCode, 404, `${name} ${url}`);
  const file = await read(started, 'policy', '/log/challenges.csv');
  assert.match(file.body, /^Topic,The level of need,<5,,\r$/mu);
  assert.doesNotMatch(file.body, /,[1-4](,|\r)/u);
});

test('a decision is counted once, as it stands, with what the school’s profile says of the child', async (t) => {
  const started = await testApp(t, {}, { own: withLadder });
  await decidedContact(started);
  const decided = (assessment: string, level: string, moment: string) => ({
    kind: 'level.decided',
    happened: { moment: Temporal.Instant.from(moment) },
    organisation: ids.council,
    recordedBy: people.socialWorker.id,
    data: {
      assessment,
      document: {
        threshold: 'arkenshire-thresholds',
        area: 'Arkenshire',
        pack: 'arkenshire/threshold',
        version: '2026.1',
        verified: 'no',
      },
      shown: { from: 'L2', to: 'L3', says: 'L2 to L3', seen: 3 },
      level,
      rationale: 'Early help meets this',
      section17: 'not-met',
      section47: 'not-met',
      help: 'The school leads',
      wouldChange: 'If he says more',
      alternatives: 'Family help',
      childVoice: 'He wants to stay',
      agreement: 'agreed',
      reviewOn: '2026-12-14',
      told: 'The school',
    },
  });
  const assessment = (number: number) => `50000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
  await asSystemAppend(started.services, [
    {
      subject: ids.child,
      isNew: false,
      entries: [
        {
          kind: 'school-profile.recorded',
          happened: { day: Temporal.PlainDate.from('2026-09-10') },
          organisation: ids.primary,
          recordedBy: null,
          data: { ethnicity: 'MWBC', disabilities: ['HEAR'] },
        },
        decided(assessment(1), 'L2', '2026-11-17T10:00:00Z'),
        decided(assessment(2), 'L1', '2026-11-18T10:00:00Z'),
      ],
    },
  ]);
  const decisions = await started.as('policy', (access) => allLevelDecisions(access, from, until));
  assert.deepEqual(
    decisions
      .map(({ level, from: lowest, to, ethnicity, disabilities }) => [level, lowest, to, ethnicity, disabilities])
      .toSorted(([one], [other]) => String(one).localeCompare(String(other))),
    [
      ['L1', 'L2', 'L3', 'MWBC', ['HEAR']],
      ['L2', 'L2', 'L3', 'MWBC', ['HEAR']],
    ],
  );
  assert.equal((await started.as('policy', (access) => allLevelDecisions(access, until, until))).length, 0);
  const page = await read(started, 'policy', '/log/levels?by=ethnicity');
  assert.equal(page.statusCode, 200);
  assert.match(page.body, /Mixed or multiple ethnic groups/u);
  assert.doesNotMatch(page.body, /About \d/u, 'of few nothing is shown');
});
