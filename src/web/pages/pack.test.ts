import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type TestApp, testApp } from '../../../test/app.ts';
import { approved, inForce, stepBy, today, words } from '../../../test/decided-pack.ts';
import { bringIn, packYaml } from '../../../test/pack-upload.ts';
import { asSystemAppend, ids, type PersonName } from '../../../test/small-partnership.ts';
import { sweep } from '../../record/sweep.ts';

const hasRule = ({ app }: TestApp): boolean => app.services.engine.rulebook.rules.has('look-into-concern');

const withConcern = (started: TestApp): Promise<void> =>
  asSystemAppend(started.services, [
    {
      subject: ids.child,
      isNew: false,
      entries: [
        {
          kind: 'concern.recorded',
          organisation: ids.primary,
          recordedBy: null,
          happened: { day: Temporal.PlainDate.from('2026-11-10') },
          data: { what: 'x' },
        },
      ],
    },
  ]);

const dutiesOf = ({ everything }: TestApp, rule: string) =>
  everything(({ transaction }) =>
    transaction.selectFrom('duty').select(['pack', 'pack_version', 'due_on']).where('rule', '=', rule).execute(),
  );

test('a pack is brought in, approved by two agencies, put into force, and children are derived again', async (t) => {
  const started = await testApp(t);
  await withConcern(started);
  const address = await approved(started, packYaml());
  const page = (await (await started.signIn('policy')).get(address)).body;
  assert.match(page, /Nothing is wrong with it/u);
  assert.match(page, /It has its two approvals/u);
  assert.match(page, /Approved by Ines Calder/u);
  assert.equal(hasRule(started), false);
  assert.equal((await stepBy(started, 'policy', address, { step: 'put-into-force', ...today })).status, 303);
  await started.app.tick();
  assert.equal(hasRule(started), true);
  const [duty] = await dutiesOf(started, 'look-into-concern');
  assert.equal(duty?.pack, 'wyeshire/concerns');
  assert.match(
    (await (await started.signIn('primaryTeacher')).get('/rules/look-into-concern')).body,
    /wyeshire\/concerns, version 1/u,
  );
  const changes = await started.everything(({ transaction }) =>
    transaction.selectFrom('rulebook_change').select('number').execute(),
  );
  assert.equal(changes.length, 1);
  await started.app.tick();
  assert.equal(
    (
      await started.everything(({ transaction }) =>
        transaction.selectFrom('rulebook_change').select('number').execute(),
      )
    ).length,
    1,
  );
});

test('neither the author nor a second person of one agency approves, nor anybody without a role for it', async (t) => {
  const started = await testApp(t);
  const address = await bringIn(started, await started.signIn('policy'), packYaml());
  const approve = (who: PersonName) => stepBy(started, who, address, { step: 'approve', words });
  for (const who of ['policy', 'primaryTeacher', 'matching', 'primaryDsl'] as const)
    assert.equal((await approve(who)).status, 403, who);
  assert.equal((await stepBy(started, 'director', address, { step: 'approve' })).status, 200, 'a reason is needed');
  assert.equal((await approve('secondaryHead')).status, 303);
  assert.equal((await approve('secondaryHead')).status, 403, 'twice');
  const same = await approve('primaryHead');
  assert.equal(same.status, 403, 'another school is the same kind of agency');
  assert.match(same.body, /your kind of agency has approved it already/u);
  assert.match(
    (await stepBy(started, 'policy', address, { step: 'put-into-force', ...today })).body,
    /needs two approvals/u,
  );
  assert.equal((await approve('director')).status, 303);
  assert.equal((await stepBy(started, 'director', address, { step: 'put-into-force', ...today })).status, 403);
});

test('a day in the past is refused, and a day to come is waited for', async (t) => {
  const started = await testApp(t);
  const address = await approved(started, packYaml());
  const past = await stepBy(started, 'policy', address, { step: 'put-into-force', ...today, 'from-day': '21' });
  assert.match(past.body, /must be today or in the future/u);
  assert.equal(
    (await stepBy(started, 'policy', address, { step: 'put-into-force', ...today, 'from-day': '24' })).status,
    303,
  );
  await started.app.tick();
  assert.equal(hasRule(started), false);
  assert.match((await (await started.signIn('policy')).get(address)).body, /Approved, begins later/u);
  started.services.clock.moveTo('2026-11-24T00:00:01Z');
  await started.app.tick();
  assert.equal(hasRule(started), true);
});

test('what is wrong is said with its line and kept as a draft that cannot be approved', async (t) => {
  const started = await testApp(t);
  const policy = await started.signIn('policy');
  const wrong = packYaml().replace('role: dsl', 'role: dls');
  const address = await bringIn(started, policy, wrong);
  const page = (await policy.get(address)).body;
  const line = wrong.split('\n').findIndex((each) => each.includes('dls')) + 1;
  assert.match(page, new RegExp(`Line ${line}: .*dls|Line ${line}: `, 'u'));
  assert.ok(page.includes('role: dls'), 'the text is kept');
  const refused = await stepBy(started, 'director', address, { step: 'approve', words });
  assert.match(refused.body, /something wrong in it cannot be approved/u);
  assert.match((await policy.get('/rules/packs')).body, /pack\.yaml/u);
});

test('a pack that asks questions is replayed before it comes into force, with small numbers hidden', async (t) => {
  const started = await testApp(t);
  await withConcern(started);
  const address = await approved(started, packYaml({ prompt: true }));
  const early = await stepBy(started, 'policy', address, { step: 'put-into-force', ...today });
  assert.match(early.body, /It asks questions\. Replay it first/u);
  assert.equal((await stepBy(started, 'policy', address, { step: 'replay' })).status, 303);
  await started.app.background.settled();
  const page = (await (await started.signIn('policy')).get(address)).body;
  assert.match(page, /Duties and questions for each role/u);
  assert.match(page, /Designated safeguarding lead/u);
  assert.match(page, /under 5/u);
  assert.match(page, /A week, with all other rules/u);
  assert.ok(
    !(await (await started.signIn('primaryTeacher')).get(address)).body.includes('Duties and questions for each role'),
  );
  assert.equal((await stepBy(started, 'policy', address, { step: 'put-into-force', ...today })).status, 303);
});

test('a new version supersedes the one before; its limits are counted again with a trace; withdrawn, the one before counts', async (t) => {
  const started = await testApp(t);
  await withConcern(started);
  const first = await inForce(started, packYaml());
  const second = await inForce(started, packYaml({ version: '2', within: '9 days' }));
  const policy = await started.signIn('policy');
  assert.match((await policy.get(first)).body, /Superseded/u);
  assert.deepEqual(
    (await dutiesOf(started, 'look-into-concern')).map((duty) => [duty.pack_version, String(duty.due_on)]),
    [['2', '2026-11-19']],
  );
  const traces = await started.everything(({ transaction }) =>
    transaction.selectFrom('trace').select(['rule', 'step']).execute(),
  );
  assert.ok(traces.some(({ rule, step }) => rule === 'look-into-concern' && step === 'recounted'));
  assert.equal((await stepBy(started, 'policy', second, { step: 'withdraw' })).status, 200, 'a reason is needed');
  assert.equal((await stepBy(started, 'policy', second, { step: 'withdraw', words: 'Too slow' })).status, 303);
  await started.app.tick();
  assert.deepEqual(
    (await dutiesOf(started, 'look-into-concern')).map((duty) => duty.pack_version),
    ['1'],
  );
  assert.equal(
    (await stepBy(started, 'policy', second, { step: 'withdraw', words: 'Again' })).status,
    200,
    'only once',
  );
});

test('a look back counts for everybody and names children only to those who see what was derived', async (t) => {
  const started = await testApp(t);
  await withConcern(started);
  const address = await inForce(started, packYaml());
  await stepBy(started, 'policy', address, { step: 'withdraw', words: 'Not agreed after all' });
  await started.app.tick();
  assert.deepEqual(await dutiesOf(started, 'look-into-concern'), []);
  const seen = async (who: PersonName) => (await (await started.signIn(who)).get(address)).body;
  const policy = await seen('policy');
  assert.match(policy, /under 5 duties of under 5 children/u);
  assert.ok(!policy.includes('Rowan'), 'a policy officer sees no child');
  assert.match(await seen('primaryDsl'), /Rowan/u);
  for (const who of ['primaryOffice', 'academyDsl', 'director'] as const)
    assert.ok(!(await seen(who)).includes('Rowan'), `${who} cannot see a duty about safeguarding`);
});

test('another process notices the change, and what it derives with old rules meanwhile is derived again', async (t) => {
  const started = await testApp(t);
  await inForce(started, packYaml());
  // The services of the test still hold the rules of the release
  await withConcern(started);
  assert.deepEqual(await dutiesOf(started, 'look-into-concern'), []);
  await sweep(started.services, { partnership: ids.partnership });
  assert.deepEqual(await dutiesOf(started, 'look-into-concern'), [], 'it derives nothing with old rules');
  await started.app.tick();
  assert.equal((await dutiesOf(started, 'look-into-concern')).length, 1);
});
