import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { type TestApp, testApp } from '../../../test/app.ts';
import { agreementText, draftedAgreement } from '../../../test/drafted-agreement.ts';
import { allRows, asSystemAppend, childEntries, ids, people } from '../../../test/small-partnership.ts';
import type { NewEntry } from '../../record/entry-row.ts';
import { involvementStarts } from '../../record/involvements.ts';
import { asSystem } from '../../record/system.ts';

const address = '/existence-check';
const upn = 'H801200001001';
const born = { 'born-day': '14', 'born-month': '2', 'born-year': '2015' };
const byName = {
  step: 'ask',
  by: 'name',
  forename: 'Rowan',
  surname: 'Example',
  ...born,
  purpose: 'social-care',
  reason: 'a call from a neighbour',
};
const byNumber = { step: 'ask', by: 'number', number: upn, purpose: 'social-care', reason: 'a call from a neighbour' };
const nobody = { ...byName, forename: 'Robin' };

const moment = (text: string) => ({ moment: Temporal.Instant.from(text) });
const append = ({ services }: Pick<TestApp, 'services'>, ...entries: readonly NewEntry[]) =>
  asSystemAppend(services, [{ subject: ids.child, isNew: false, entries }]);

const restricted: NewEntry = {
  kind: 'record.restricted',
  happened: moment('2026-11-21T09:00:00Z'),
  organisation: ids.council,
  recordedBy: null,
  data: {
    restriction: randomUUID(),
    ground: 'protected-person',
    reason: 'they are protected',
    reviewOn: '2027-01-01',
    named: [{ practitioner: people.primaryDsl.id, organisation: ids.primary, role: 'dsl', purpose: 'education' }],
  },
};

/** A page without the token of its form. */
const bytes = (body: string): string => body.replaceAll(/value="[\w-]{20,}"/gu, '');

test('the front door is told only whether somebody works with the child, and whom to ring', async (t) => {
  const { signIn, databases } = await testApp(t);
  const worker = await signIn('frontDoor');
  for (const question of [byName, byNumber, { ...byName, forename: 'rowan ', surname: 'EXAMPLE' }]) {
    const { body } = await worker.post(address, question);
    assert.match(body, /Somebody works with a child with these details/u);
    assert.match(body, /Alder Lane Primary School/u);
    assert.doesNotMatch(body, /Rowan|H801200001001|2015|Year/u);
  }
  assert.equal((await worker.get(`/children/${ids.child}`)).statusCode, 404);
  const disclosures = await allRows<{ shown_in: string; practitioner_id: string; subjects: string[] }>(
    databases,
    'disclosure',
  );
  assert.equal(
    disclosures.filter(({ shown_in, subjects }) => shown_in === 'existence check' && subjects.includes(ids.child))
      .length,
    3,
  );
  const checks = await allRows<{ reason: string; subject_id: string }>(databases, 'existence_check');
  assert.deepEqual(
    checks.map(({ reason, subject_id }) => [reason, subject_id]),
    Array.from({ length: 3 }, () => ['a call from a neighbour', ids.child]),
  );
});

test('a restricted child, one close to the asker, one known to a ward alone, and one that is not there answer with the same bytes', async (t) => {
  const answers: string[] = [];
  const worlds: readonly ((started: TestApp) => Promise<void>)[] = [
    () => Promise.resolve(),
    (started) => append(started, restricted),
    ({ services }) =>
      asSystem(services, { partnership: ids.partnership }, async ({ transaction, now }) => {
        await transaction
          .insertInto('access_denial')
          .values({
            partnership_id: ids.partnership,
            id: randomUUID(),
            practitioner_id: people.frontDoor.id,
            subject_id: ids.child,
            found_by: 'declared',
            matched: ['name-and-birth'],
            starts_at: now,
          })
          .execute();
      }),
  ];
  for (const [index, prepare] of worlds.entries()) {
    const started = await testApp(t);
    await prepare(started);
    const worker = await started.signIn('frontDoor');
    answers.push(bytes((await worker.post(address, index === 0 ? nobody : byName)).body));
    if (index > 0) answers.push(bytes((await worker.post(address, byNumber)).body));
  }
  const ward = await testApp(t);
  const elsewhere = randomUUID();
  const [identity] = childEntries();
  assert.ok(identity !== undefined);
  await asSystemAppend(ward.services, [
    {
      subject: elsewhere,
      isNew: true,
      entries: [
        { ...identity, data: { surname: 'Wardle', forename: 'Sam', dateOfBirth: '2015-02-14' } },
        involvementStarts(
          { organisation: ids.ward, recordedBy: null },
          {
            organisation: ids.ward,
            purpose: 'mental-health',
            reason: 'admitted',
            from: Temporal.Instant.from('2026-11-01T09:00:00Z'),
          },
        ),
      ],
    },
  ]);
  const worker = await ward.signIn('frontDoor');
  answers.push(bytes((await worker.post(address, { ...byName, forename: 'Sam', surname: 'Wardle' })).body));
  assert.ok(
    answers.every((answer) => answer === answers[0]),
    'all answers are the same',
  );
  assert.match(answers[0] ?? '', /There is nobody whom we can tell you of/u);
  for (const table of ['disclosure'] as const)
    assert.equal(
      (await allRows<{ shown_in: string }>(ward.databases, table)).some(
        ({ shown_in }) => shown_in === 'existence check',
      ),
      false,
    );
});

test('where a child is told by nobody while that is protected, and by the others as before', async (t) => {
  const started = await testApp(t);
  await append(started, {
    kind: 'location.protected',
    happened: moment('2026-11-21T09:00:00Z'),
    organisation: ids.council,
    recordedBy: null,
    data: {
      protection: randomUUID(),
      ground: 'refuge',
      reason: 'fled',
      reviewOn: '2027-01-01',
      covers: [],
      named: [{ practitioner: people.primaryDsl.id, organisation: ids.primary, role: 'dsl', purpose: 'education' }],
    },
  });
  await append(
    started,
    involvementStarts(
      { organisation: ids.academy, recordedBy: null },
      {
        organisation: ids.academy,
        purpose: 'education',
        reason: 'a new place',
        from: Temporal.Instant.from('2026-11-21T10:00:00Z'),
      },
    ),
  );
  const { body } = await (await started.signIn('frontDoor')).post(address, byName);
  assert.match(body, /Alder Lane/u);
  assert.doesNotMatch(body, /Withens/u);
});

test('by an agreement a charity may ask too, and is told of those it names alone', async (t) => {
  const started = await testApp(t);
  const volunteer = await started.signIn('volunteer');
  assert.equal((await volunteer.get(address)).statusCode, 403);
  const policy = await started.signIn('policy');
  const draft = await draftedAgreement(policy, agreementText({}, { modes: ['EXISTENCE'], dataTypes: undefined }));
  for (const name of ['director', 'primaryHead'] as const)
    await (await started.signIn(name)).post(draft, { step: 'approve', words: 'yes' });
  await policy.post(draft, { step: 'put-into-force' });
  assert.equal((await volunteer.get(address)).statusCode, 200);
  const { body } = await volunteer.post(address, { ...byName, purpose: 'family-help' });
  assert.match(body, /Alder Lane Primary School/u);
  assert.doesNotMatch(body, /Wyeshire County Council<|Take up work/u);
  await (await started.signIn('director')).post(draft, { step: 'revoke', words: 'no longer' });
  assert.equal((await volunteer.get(address)).statusCode, 403);
});

test('whoever has the remit takes up the work, within the hour and only themselves', async (t) => {
  const started = await testApp(t);
  const worker = await started.signIn('frontDoor');
  const { body } = await worker.post(address, byName);
  const check = /name="check" value="([^"]+)"/u.exec(body)?.[1] ?? '';
  const takeUp = { step: 'take-up', check, reason: 'to decide on the contact' };
  assert.match((await worker.post(address, { ...takeUp, reason: '' })).body, /Enter why you take up work/u);
  const other = await started.signIn('primaryDsl');
  assert.equal((await other.post(address, takeUp, `/children/${ids.child}/share`)).statusCode, 403);
  assert.equal((await worker.post(address, { ...takeUp, check: randomUUID() })).statusCode, 404);
  assert.equal((await worker.post(address, takeUp)).statusCode, 303);
  assert.equal((await worker.get(`/children/${ids.child}`)).statusCode, 200);
  const list = await other.get(`/children/${ids.child}/involvement`);
  assert.match(list.body, /Front door worker[\s\S]*to decide on the contact/u);
  started.services.clock.moveTo('2026-11-22T10:01:00Z');
  assert.equal((await (await started.signIn('frontDoor')).post(address, takeUp)).statusCode, 404);
});

test('less than a full identity finds nobody, what is wrong is said, and too many questions are refused', async (t) => {
  const { signIn } = await testApp(t);
  const worker = await signIn('frontDoor');
  for (const [change, message] of [
    [{ surname: '' }, 'Enter the last name'],
    [{ forename: '' }, 'Enter the first name'],
    [{ 'born-day': '' }, 'must include a day'],
    [{ reason: '' }, 'Enter why you ask'],
    [{ by: 'number', number: 'H8012' }, 'without a mistake'],
  ] as const) {
    const { body } = await worker.post(address, { ...byName, ...change });
    assert.ok(body.includes(message), message);
    assert.doesNotMatch(body, /Somebody works with/u);
  }
  assert.match((await worker.post(address, { ...byName, surname: 'Exampl' })).body, /nobody whom we can tell/u);
  for (let asked = 1; asked < 20; asked += 1) assert.equal((await worker.post(address, nobody)).statusCode, 200);
  assert.equal((await worker.post(address, byName)).statusCode, 429);
});
