import assert from 'node:assert/strict';
import { test } from 'node:test';
import { form, testApp } from '../../../test/app.ts';
import { ids, people } from '../../../test/small-partnership.ts';
import { stopToken } from '../../notify/stop-token.ts';
import { ownChoices } from '../../record/notices/choices.ts';
import { insertMail } from '../../record/notices/mails.ts';
import { readSecretKey } from '../../record/sign-in/secret-key.ts';
import { asSystem } from '../../record/system.ts';

test('somebody chooses what they are told and when, and sees what they were told', async (t) => {
  const started = await testApp(t);
  await asSystem(started.services, { partnership: ids.partnership }, (access) =>
    insertMail(
      access,
      { partnership: ids.partnership, practitioner: people.primaryDsl.id },
      { kind: 'daily', counts: { new: 2 } },
    ),
  );
  const dsl = await started.signIn('primaryDsl');
  assert.match((await dsl.get('/your-sign-in')).body, /href="\/notices"/u);
  const page = (await dsl.get('/notices')).body;
  assert.match(page, /name="wanted"[^>]*value="new"[^>]*checked/u);
  assert.match(page, /2 new things to do[\s\S]*Waits to be sent/u);
  assert.doesNotMatch(page, /name="wanted"[^>]*value="overdue"/u);
  const saved = await dsl.post('/notices', { wanted: 'due-soon', from: '12' });
  assert.equal(saved.headers.location, '/notices');
  assert.deepEqual(await started.as('primaryDsl', ownChoices), { stopped: ['new'], dailyFrom: 12 });
  const wrong = await dsl.post('/notices', { from: '' });
  assert.match(wrong.body, /There is a problem[\s\S]*Select when the daily mail may come/u);
  for (const bad of [
    { wanted: 'overdue', from: '7' },
    { wanted: 'new', from: '3' },
  ])
    assert.match((await dsl.post('/notices', bad)).body, /There is a problem/u);
  assert.doesNotMatch((await (await started.signIn('primaryHead')).get('/notices')).body, /2 new things/u);
});

test('the daily mail is stopped by a link without signing in, by one press of a mail program too', async (t) => {
  const started = await testApp(t);
  const id = await asSystem(started.services, { partnership: ids.partnership }, async (access) => {
    await insertMail(
      access,
      { partnership: ids.partnership, practitioner: people.primaryDsl.id },
      { kind: 'daily', counts: { new: 1 } },
    );
    return (await access.transaction.selectFrom('mail').select('id').executeTakeFirstOrThrow()).id;
  });
  const secret = await readSecretKey(`${started.folder}/keys/sign-in.key`);
  const url = `/notices/stop/${stopToken(secret, id)}`;
  const page = await started.request({ url });
  assert.equal(page.statusCode, 200);
  assert.match(page.body, /Stop the daily mail\?/u);
  assert.doesNotMatch(page.body, /Priya|primarydsl/u);
  assert.deepEqual((await started.as('primaryDsl', ownChoices)).stopped, [], 'looking stops nothing');
  const pressed = await started.request({
    method: 'POST',
    url,
    payload: form({ 'List-Unsubscribe': 'One-Click' }).payload,
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'cross-site' },
  });
  assert.equal(pressed.statusCode, 200);
  assert.deepEqual((await started.as('primaryDsl', ownChoices)).stopped, ['due-soon', 'new']);
  const never = '30000000-0000-4000-8000-000000000009';
  for (const wrong of [
    `/notices/stop/${id}`,
    `/notices/stop/${id}.AAAA`,
    `/notices/stop/${stopToken(secret, never)}`,
    '/notices/stop/x',
  ])
    for (const method of ['GET', 'POST'] as const)
      assert.equal((await started.request({ method, url: wrong })).statusCode, 404, `${method} ${wrong}`);
});
