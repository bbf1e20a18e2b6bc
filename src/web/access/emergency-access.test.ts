import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { type Browser, type TestApp, testApp } from '../../../test/app.ts';
import { allRows, asSystemAppend, ids, people } from '../../../test/small-partnership.ts';
import { involvementStarts } from '../../record/involvements.ts';
import { asSystem } from '../../record/system.ts';

const address = '/emergency-access';
const child = `/children/${ids.child}`;
const who = {
  by: 'name',
  forename: 'Rowan',
  surname: 'Example',
  'born-day': '14',
  'born-month': '2',
  'born-year': '2015',
};
const grounds = { code: 'child-missing', reason: 'found alone at the station' };
const break_ = (browser: Browser, change: Readonly<Record<string, string>> = {}) =>
  browser.post(address, { ...who, ...grounds, ...change });

const deny = ({ services }: TestApp, practitioner: string) =>
  asSystem(services, { partnership: ids.partnership }, async ({ transaction, now }) => {
    await transaction
      .insertInto('access_denial')
      .values({
        partnership_id: ids.partnership,
        id: randomUUID(),
        practitioner_id: practitioner,
        subject_id: ids.child,
        found_by: 'detected',
        matched: ['telephone'],
        starts_at: now,
      })
      .execute();
  });

test('a constable opens a record by a full identity for four hours, to read only; the officer is told at once and reviews it', async (t) => {
  const started = await testApp(t);
  const constable = await started.signIn('constable');
  assert.equal((await constable.get(child)).statusCode, 404);
  const opened = await break_(constable);
  assert.equal(opened.headers.location, child);
  const page = await constable.get(child);
  assert.equal(page.statusCode, 200);
  assert.match((await constable.get(`${child}/involvement`)).body, /because of an emergency/u);
  for (const [url, fields] of [
    [`${child}/propose-move`, {}],
    [`${child}/share`, { step: 'look' }],
  ] as const)
    assert.equal((await constable.post(url, fields, address)).statusCode, 403, url);
  assert.equal((await constable.get(`${child}/involvement/add`)).statusCode, 403);

  const dsl = await started.signIn('primaryDsl');
  assert.match(
    (await dsl.get(child)).body,
    /Opened in an emergency[\s\S]*Ana Whitlock, Wyeshire Police[\s\S]*found alone at the station[\s\S]*has yet to review/u,
  );
  const officer = await started.signIn('protection');
  assert.match((await officer.get('/')).body, /Records opened in an emergency[\s\S]*\(1\)[\s\S]*23 November 2026/u);
  const reviews = await officer.get('/emergency-reviews');
  assert.match(
    reviews.body,
    /Rowan Example[\s\S]*Ana Whitlock[\s\S]*The child is missing[\s\S]*found alone at the station/u,
  );
  assert.doesNotMatch((await officer.get(`${child}/timeline`)).body, /became involved/u);

  started.services.clock.moveTo('2026-11-22T12:59:59Z');
  assert.equal((await (await started.signIn('constable')).get(child)).statusCode, 200);
  started.services.clock.moveTo('2026-11-22T13:00:00Z');
  assert.equal((await (await started.signIn('constable')).get(child)).statusCode, 404);

  started.services.clock.moveTo('2026-11-24T09:00:00Z');
  const late = await started.signIn('protection');
  const emergency = /name="emergency" value="([^"]+)"/u.exec((await late.get('/emergency-reviews')).body)?.[1] ?? '';
  assert.match((await late.get('/emergency-reviews')).body, /Late/u);
  const incomplete = await late.post('/emergency-reviews', { emergency, outcome: '', words: 'kept words' });
  assert.match(incomplete.body, /Select what came of your review[\s\S]*kept words/u);
  await late.post('/emergency-reviews', { emergency, outcome: 'justified', words: 'the child was found' });
  assert.doesNotMatch((await late.get('/')).body, /Records opened in an emergency/u);
  assert.equal((await late.get(child)).statusCode, 404, 'after the review the officer knows no more');
  assert.match((await (await started.signIn('primaryDsl')).get(child)).body, /It was needed/u);
  const actions = (await allRows<{ action: string }>(started.databases, 'audit_event')).map(({ action }) => action);
  for (const action of ['emergency access asked for', 'record opened in an emergency', 'emergency access reviewed'])
    assert.ok(actions.includes(action), action);
});

test('somebody who knows of the child opens it from its page', async (t) => {
  const started = await testApp(t);
  await asSystemAppend(started.services, [
    {
      subject: ids.child,
      isNew: false,
      entries: [
        involvementStarts(
          { organisation: ids.primary, recordedBy: null },
          {
            organisation: ids.primary,
            practitioner: people.secondaryDsl.id,
            role: 'dsl',
            purpose: 'prospective-admission',
            reason: 'applied',
            from: Temporal.Instant.from('2026-11-01T09:00:00Z'),
          },
        ),
      ],
    },
  ]);
  await asSystem(started.services, { partnership: ids.partnership }, ({ transaction }) =>
    transaction
      .updateTable('access_grant')
      .set({ mode: 'existence', compartments: [] })
      .where('viewer', '=', `person@${people.secondaryDsl.id}`)
      .execute(),
  );
  const dsl = await started.signIn('secondaryDsl');
  assert.match((await dsl.get(child)).body, /You know that this child has a record, and cannot read it/u);
  const form = `${address}?child=${ids.child}`;
  assert.match(
    (await dsl.post(address, { child: ids.child, code: 'child-missing', reason: '' }, form)).body,
    /Enter why you need/u,
  );
  assert.equal((await dsl.post(address, { child: ids.child, ...grounds }, form)).statusCode, 303);
  assert.match((await dsl.get(`${child}/timeline`)).body, /opened the record in an emergency/u);
});

test('a restricted record, somebody close, a wrong detail and nobody at all are refused with the same bytes, and every attempt is kept', async (t) => {
  const bytes = (body: string): string => body.replaceAll(/value="[^"]*"/gu, '');
  const answers: string[] = [];
  const plain = await testApp(t);
  for (const change of [{ forename: 'Robin' }, { 'born-day': '15' }, { surname: 'Exampl' }])
    answers.push(bytes((await break_(await plain.signIn('constable'), change)).body));
  const checks = await allRows<{ asked_for: string; subject_id: string | null }>(plain.databases, 'existence_check');
  assert.deepEqual(
    checks.map(({ asked_for, subject_id }) => [asked_for, subject_id]),
    Array.from({ length: 3 }, () => ['emergency', null]),
  );
  const conflicted = await testApp(t);
  await deny(conflicted, people.constable.id);
  answers.push(bytes((await break_(await conflicted.signIn('constable'))).body));
  const restricted = await testApp(t);
  await asSystemAppend(restricted.services, [
    {
      subject: ids.child,
      isNew: false,
      entries: [
        {
          kind: 'record.restricted',
          happened: { moment: Temporal.Instant.from('2026-11-21T09:00:00Z') },
          organisation: ids.council,
          recordedBy: null,
          data: {
            restriction: randomUUID(),
            ground: 'adoption',
            reason: 'adopted',
            reviewOn: '2027-01-01',
            named: [
              { practitioner: people.primaryDsl.id, organisation: ids.primary, role: 'dsl', purpose: 'education' },
            ],
          },
        },
      ],
    },
  ]);
  answers.push(bytes((await break_(await restricted.signIn('constable'))).body));
  assert.ok(answers.every((answer) => answer === answers[0]));
  assert.match(answers[0] ?? '', /No record can be opened here with these details/u);
});

test('somebody close to the child reads nothing even when the emergency was opened before it was found out', async (t) => {
  const started = await testApp(t);
  const constable = await started.signIn('constable');
  await break_(constable);
  assert.equal((await constable.get(child)).statusCode, 200);
  await deny(started, people.constable.id);
  assert.equal((await constable.get(child)).statusCode, 404);
});

test('only those who protect children open a record, not too often, and nobody reviews their own', async (t) => {
  const started = await testApp(t);
  for (const name of ['primaryTeacher', 'primaryOffice', 'protection', 'policy'] as const)
    assert.equal((await (await started.signIn(name)).get(address)).statusCode, 403, name);
  for (const name of ['constable', 'primaryDsl'] as const)
    assert.equal((await (await started.signIn(name)).get('/emergency-reviews')).statusCode, 403, name);
  const constable = await started.signIn('constable');
  for (let times = 1; times <= 5; times += 1) assert.equal((await break_(constable)).statusCode, 303);
  assert.equal((await break_(constable)).statusCode, 429);
  assert.equal((await constable.get(`${address}?child=${randomUUID()}`)).statusCode, 404);
});
