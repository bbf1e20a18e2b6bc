/** Steps up and down on the real database: proposed by one, agreed by another, taken over by a third, and looked at again. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Browser, type TestApp, testApp } from '../../test/app.ts';
import { stepId, withContact, withStep } from '../../test/made-contact.ts';
import { withLadder } from '../../test/raised-challenge.ts';
import { allRows, ids } from '../../test/small-partnership.ts';

const child = `/children/${ids.child}`;
const step = `${child}/steps/${stepId}`;

type Row = { readonly kind: string; readonly data: Readonly<Record<string, unknown>> };
const kindsOf = async ({ databases }: TestApp): Promise<readonly string[]> =>
  (await allRows<Row & { seq: number }>(databases, 'entry'))
    .filter(({ kind }) => kind.startsWith('step.'))
    .toSorted((a, b) => a.seq - b.seq)
    .map(({ kind }) => kind);

const seenOn = (page: string): string => /name="seen" value="(\d+)"/u.exec(page)?.[1] ?? '';

const answer = async (browser: Browser, fields: Readonly<Record<string, string>>) =>
  browser.post(step, { said: 'Because the change is shown', seen: seenOn((await browser.get(step)).body), ...fields });

const dutiesOf = ({ everything }: TestApp, rule: string) =>
  everything(({ transaction }) =>
    transaction.selectFrom('duty').select(['due_on', 'ended_how']).where('rule', '=', rule).execute(),
  );

test('a step down takes somebody who proposes, another who agrees, and a third who takes over', async (t) => {
  const started = await testApp(t, {}, { own: withLadder });
  await withContact(started);
  await withStep(started);
  const [worker, manager, dsl] = [
    await started.signIn('socialWorker'),
    await started.signIn('teamManager'),
    await started.signIn('primaryDsl'),
  ];
  assert.match((await worker.get(step)).body, /Waits for agreement/u);
  assert.doesNotMatch((await worker.get(step)).body, /Agree to the step/u, 'nobody agrees to what they proposed');
  assert.equal((await answer(worker, { answer: 'agree' })).statusCode, 403);
  assert.equal((await answer(dsl, { answer: 'accept' })).statusCode, 403, 'nothing is taken over before it is agreed');
  assert.equal((await answer(manager, { answer: 'agree' })).statusCode, 303);
  assert.deepEqual(await dutiesOf(started, 'step-first-contact'), []);
  assert.equal((await answer(manager, { answer: 'accept' })).statusCode, 403, 'only the organisation that takes over');
  assert.equal((await answer(dsl, { answer: 'accept', lead: 'Priya Nair, DSL' })).statusCode, 303);
  assert.deepEqual(
    (await dutiesOf(started, 'step-first-contact')).map(({ due_on }) => due_on?.toString()),
    ['2026-11-27'],
  );
  assert.match((await dsl.get(`${child}/level`)).body, /Now: <strong>L2: Early help/u);
  assert.equal((await answer(dsl, { answer: 'first-contact' })).statusCode, 303);
  assert.deepEqual(
    (await dutiesOf(started, 'step-first-contact')).map(({ ended_how }) => ended_how),
    ['done'],
  );
  const unclear = await answer(dsl, { answer: 'check-back' });
  assert.match(unclear.body, /Select whether it holds/u);
  assert.match(unclear.body, /Because the change is shown/u, 'what was typed is kept');
  assert.equal((await answer(dsl, { answer: 'check-back', outcome: 'bounced-back' })).statusCode, 303);
  assert.match((await dsl.get(`${child}/level`)).body, /Now: <strong>L3: Family help[\s\S]*Back to the level before/u);
  assert.deepEqual(await kindsOf(started), [
    'step.proposed',
    'step.agreed',
    'step.accepted',
    'step.first-contact-made',
    'step.checked-back',
  ]);
});

test('a decision on a step can be challenged where it is shown', async (t) => {
  const started = await testApp(t, {}, { own: withLadder });
  await withContact(started);
  await withStep(started);
  const manager = await started.signIn('teamManager');
  await answer(manager, { answer: 'refuse', said: 'Nothing has changed yet' });
  const page = (await (await started.signIn('primaryDsl')).get(step)).body;
  assert.match(page, /Nothing has changed yet[\s\S]*Challenge this decision/u);
});

const proposed = {
  to: 'L4',
  why: 'He has a burn that nobody explains',
  evidence: 'Seen by the first aid lead this morning',
  lead: 'The duty social worker',
  organisation: ids.council,
  'firstContactBy-day': '22',
  'firstContactBy-month': '11',
  'firstContactBy-year': '2026',
  'checkBackOn-day': '30',
  'checkBackOn-month': '11',
  'checkBackOn-year': '2026',
  bounceBack: 'Nothing: it stays until the enquiry has ended',
  family: 'not-yet',
  familySaid: 'It is not safe to tell them before the strategy discussion',
} as const;

test('a step up that cannot wait waits for nobody, and those who take over see what they are asked to take', async (t) => {
  const started = await testApp(t, {}, { own: withLadder });
  const worker = await started.signIn('socialWorker');
  assert.equal((await worker.get(child)).statusCode, 404);
  const dsl = await started.signIn('primaryDsl');
  const page = `${child}/steps/propose?to=L4`;
  const { body } = await dsl.get(page);
  assert.match(body, /Agreed by somebody else: Team manager or Service manager/u);
  assert.match(body, /version 2026\.1/u);
  const sent = await dsl.post(`${child}/steps/propose`, { ...proposed, planned: 'at-once', seen: seenOn(body) }, page);
  assert.equal(sent.statusCode, 303, sent.body);
  const shown = await worker.get(String(sent.headers.location));
  assert.equal(shown.statusCode, 200);
  assert.match(shown.body, /Taken at once, because the child cannot wait/u);
  assert.match(shown.body, /Take over/u);
});

test('a planned step says what shows what the document asks for, and is looked at after it began', async (t) => {
  const started = await testApp(t, {}, { own: withLadder });
  await withContact(started);
  const dsl = await started.signIn('primaryDsl');
  const page = `${child}/steps/propose?to=L4`;
  const { body } = await dsl.get(page);
  const refused = await dsl.post(
    `${child}/steps/propose`,
    { ...proposed, planned: 'planned', seen: seenOn(body) },
    page,
  );
  assert.match(refused.body, /Enter what shows what the document asks for/u);
  assert.match(refused.body, /He has a burn that nobody explains/u);
  const early = await dsl.post(
    `${child}/steps/propose`,
    { ...proposed, planned: 'at-once', 'firstContactBy-day': '30', 'checkBackOn-day': '29', seen: seenOn(body) },
    page,
  );
  assert.match(early.body, /must be the day of the first contact or later/u);
});

test('whoever does not read safeguarding proposes no step, and knows of none', async (t) => {
  const started = await testApp(t, {}, { own: withLadder });
  await withContact(started);
  await withStep(started);
  const admissions = await started.signIn('admissions');
  assert.equal((await admissions.get(`${child}/steps/propose`)).statusCode, 403);
  assert.equal((await admissions.get(step)).statusCode, 404);
  assert.doesNotMatch((await admissions.get(`${child}/level`)).body, /Step down to/u);
});
