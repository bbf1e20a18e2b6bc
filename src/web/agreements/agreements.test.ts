import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type TestApp, testApp } from '../../../test/app.ts';
import { agreementText, draftedAgreement } from '../../../test/drafted-agreement.ts';
import { allRows, asSystemAppend, ids, type PersonName } from '../../../test/small-partnership.ts';
import { compileStaleAgreements } from '../../record/agreements/compile-again.ts';
import type { NewEntry } from '../../record/entry-row.ts';
import { involvementStarts } from '../../record/involvements.ts';
import { asSystem } from '../../record/system.ts';

const timeline = `/children/${ids.child}/timeline`;

const entry = (organisation: string, kind: string, data: object): NewEntry => ({
  kind,
  happened: { day: Temporal.PlainDate.from('2026-11-10') },
  organisation,
  recordedBy: null,
  data,
});

/** The child has SEND and safeguarding entries of the school; the young carers' service helps the family. */
const helped = ({ services }: TestApp): Promise<void> =>
  asSystemAppend(services, [
    {
      subject: ids.child,
      isNew: false,
      entries: [
        { ...entry(ids.primary, 'note.recorded', { text: 'needs help with reading' }), compartment: 'send' },
        {
          ...entry(ids.primary, 'concern.recorded', { what: 'a bruise was seen' }),
          happened: { moment: Temporal.Instant.from('2026-11-10T10:00:00Z') },
        },
        involvementStarts(
          { organisation: ids.youngCarers, recordedBy: null },
          {
            organisation: ids.youngCarers,
            purpose: 'family-help',
            reason: 'asked by the school',
            from: Temporal.Instant.from('2026-11-01T09:00:00Z'),
          },
        ),
      ],
    },
  ]);

const as = async ({ signIn }: TestApp, name: PersonName, address: string, step: string) =>
  (await signIn(name)).post(address, { step, words: 'it helps the families' });

async function inForce(started: TestApp, content = agreementText()): Promise<string> {
  const address = await draftedAgreement(await started.signIn('policy'), content);
  await as(started, 'director', address, 'approve');
  await as(started, 'primaryHead', address, 'approve');
  await as(started, 'policy', address, 'put-into-force');
  return address;
}

test('drafted, approved by two agencies and in force, an agreement opens what it says; revoked, it is closed on the open page’s next request', async (t) => {
  const started = await testApp(t);
  await helped(started);
  const volunteer = await started.signIn('volunteer');
  assert.doesNotMatch((await volunteer.get(timeline)).body, /needs help with reading|bruise/u);
  const policy = await started.signIn('policy');
  const address = await draftedAgreement(policy);
  assert.match(
    (await policy.get(address)).body,
    /Wyeshire Young Carers may know that all schools hold a record and read SEND entries that they recorded, when they work with the child for this: family help, until 1 November 2027\./u,
  );
  assert.match((await policy.get(address)).body, /needs two approvals/u);
  assert.match((await as(started, 'policy', address, 'put-into-force')).body, /Only a version with two approvals/u);
  await as(started, 'director', address, 'approve');
  assert.equal((await as(started, 'serviceManager', address, 'approve')).statusCode, 403, 'the same kind of agency');
  await as(started, 'primaryHead', address, 'approve');
  assert.doesNotMatch((await volunteer.get(timeline)).body, /needs help with reading/u);
  await as(started, 'policy', address, 'put-into-force');

  const opened = await volunteer.get(timeline);
  assert.match(opened.body, /needs help with reading/u);
  assert.doesNotMatch(opened.body, /bruise/u);
  const why = await volunteer.get(`/children/${ids.child}/involvement`);
  assert.match(
    why.body,
    /Can see what Alder Lane Primary School recorded \(SEND\), by the agreement “Young carers and schools”/u,
  );
  assert.match(why.body, /Alder Lane Primary School[\s\S]*Educating the child/u);

  await as(started, 'constable', address, 'revoke');
  assert.doesNotMatch((await volunteer.get(timeline)).body, /needs help with reading/u);
  assert.doesNotMatch(
    (await volunteer.get(`/children/${ids.child}/involvement`)).body,
    /<td[^>]*>Alder Lane Primary School/u,
  );
  assert.match((await policy.get(address)).body, /Revoked/u);
  const events = (await allRows<{ action: string }>(started.databases, 'audit_event')).map(({ action }) => action);
  for (const action of ['agreement drafted', 'agreement approved', 'agreement put into force', 'agreement revoked'])
    assert.ok(events.includes(action), action);
});

test('what opens by an agreement is to be read only, and follows later work with the child', async (t) => {
  const started = await testApp(t);
  await inForce(started);
  await helped(started);
  const volunteer = await started.signIn('volunteer');
  assert.match((await volunteer.get(timeline)).body, /needs help with reading/u);
  assert.doesNotMatch((await volunteer.get(`/children/${ids.child}/involvement`)).body, /Involve somebody/u);
});

test('it begins and ends by itself, and a newer version takes its place', async (t) => {
  const started = await testApp(t);
  await helped(started);
  const { clock } = started.services;
  await inForce(started, agreementText({ validFrom: '2026-12-01', validUntil: '2026-12-10' }));
  const sees = async () =>
    /needs help with reading/u.test((await (await started.signIn('volunteer')).get(timeline)).body);
  assert.equal(await sees(), false);
  clock.moveTo('2026-12-01T00:00:00Z');
  assert.equal(await sees(), true);
  await inForce(started, agreementText({ version: '2' }, { dataTypes: ['health'] }));
  assert.equal(await sees(), false);
  clock.moveTo('2026-12-10T00:00:00Z');
  assert.equal(await sees(), false);
  assert.match((await (await started.signIn('policy')).get('/agreements')).body, /Superseded/u);
});

test('an agreement that was compiled otherwise, or cannot be read any more, opens nothing until it is made again', async (t) => {
  const started = await testApp(t);
  await helped(started);
  const address = await inForce(started);
  const sees = async () =>
    /needs help with reading/u.test((await (await started.signIn('volunteer')).get(timeline)).body);
  const system = { partnership: ids.partnership };
  const change = (values: { compiled_by: number }) =>
    asSystem(started.services, system, ({ transaction }) =>
      transaction.updateTable('agreement_version').set(values).where('partnership_id', '=', ids.partnership).execute(),
    );
  assert.equal(await sees(), true);
  await change({ compiled_by: 0 });
  assert.equal(await sees(), false);
  assert.match(
    (await (await started.signIn('policy')).get(address)).body,
    /Cannot be read|This release cannot read it/u,
  );
  assert.equal(await compileStaleAgreements(started.services, system), 1);
  assert.equal(await sees(), true);
  assert.equal(await compileStaleAgreements(started.services, system), 0);
});

test('what is wrong with a text is said by its place, and the text is kept', async (t) => {
  const { signIn } = await testApp(t);
  const policy = await signIn('policy');
  const wrong = await policy.post('/agreements/draft', {
    content: agreementText({}, { purposes: ['curiosity'], destOrgIds: ['x'] }),
  });
  assert.match(wrong.body, /defaults\[0\]\.purposes\[0\]: &quot;curiosity&quot; is not known/u);
  assert.match(wrong.body, /no organisation here has the id/u);
  assert.match(wrong.body, /2 things have to be put right/u);
  assert.match(wrong.body, /curiosity&quot;\]/u);
  for (const content of ['', '{', '[]', '"<script>alert(1)</script>"']) {
    const { statusCode, body } = await policy.post('/agreements/draft', { content });
    assert.equal(statusCode, 200, content);
    assert.match(body, /There is a problem/u);
    assert.doesNotMatch(body, /<script>alert/u);
  }
});

test('whoever drafts does not approve, and nobody without the role drafts, approves or decides', async (t) => {
  const started = await testApp(t);
  const address = await draftedAgreement(await started.signIn('policy'));
  for (const name of ['primaryDsl', 'socialWorker', 'volunteer'] as const) {
    const browser = await started.signIn(name);
    assert.equal((await browser.get('/agreements/draft')).statusCode, 403, name);
    assert.equal((await browser.get(address)).statusCode, 200, 'anybody may read what is agreed');
    for (const step of ['approve', 'put-into-force', 'revoke'])
      assert.equal((await browser.post(address, { step, words: 'x' }, '/sign-out')).statusCode, 403, `${name} ${step}`);
  }
  assert.equal((await as(started, 'director', address, 'put-into-force')).statusCode, 403);
  const nowhere = '/agreements/20000000-0000-4000-8000-00000000ffff';
  assert.equal((await (await started.signIn('policy')).get(nowhere)).statusCode, 404);
  assert.equal((await (await started.signIn('policy')).get('/agreements/x')).statusCode, 404);
});

test('two who put it into force or approve it in the same moment do it once', async (t) => {
  const started = await testApp(t);
  const address = await draftedAgreement(await started.signIn('policy'));
  const [director, manager] = [await started.signIn('director'), await started.signIn('serviceManager')];
  await Promise.all([director, manager].map((browser) => browser.post(address, { step: 'approve', words: 'agreed' })));
  const approvals = await allRows<{ agency: string }>(started.databases, 'agreement_approval');
  assert.equal(approvals.length, 1);
});
