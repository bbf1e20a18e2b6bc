import assert from 'node:assert/strict';
import { test } from 'node:test';
import { proved, withAdministrators } from '../../../test/administrators.ts';
import { testApp } from '../../../test/app.ts';
import { ids, people } from '../../../test/small-partnership.ts';

async function started(t: Parameters<typeof testApp>[0]) {
  const app = await testApp(t);
  await withAdministrators(app);
  return { app, administrator: await proved(app, 'primaryOffice') };
}

test('a team gets a name and members of its organisation, loses them, and is closed', async (t) => {
  const { administrator } = await started(t);
  const added = await administrator.post('/administration/teams', {
    organisation: ids.primary,
    name: 'Safeguarding team',
  });
  const team = String(added.headers.location);
  const step = (fields: Readonly<Record<string, string>>) => administrator.post(team, fields);
  assert.ok(
    !(await administrator.get(team)).body.includes(people.secondaryDsl.name),
    'only people of the school can join',
  );
  assert.equal((await step({ step: 'join', person: people.primaryDsl.id })).statusCode, 303);
  assert.match(
    (await administrator.get('/administration/teams')).body,
    /Safeguarding team<\/a>, Alder Lane Primary School: 1 person/u,
  );
  for (const person of [people.primaryDsl.id, people.secondaryDsl.id, 'x'])
    assert.equal(
      (await step({ step: 'join', person })).statusCode,
      404,
      'in it already, of another organisation, nobody',
    );
  await step({ step: 'leave', person: people.primaryDsl.id });
  assert.match((await administrator.get(team)).body, /Nobody is in it yet/u);
  await step({ step: 'join', person: people.primaryDsl.id });
  await administrator.post(`/administration/people/${people.primaryDsl.id}/leave`, {});
  assert.match((await administrator.get(team)).body, /Nobody is in it yet/u, 'a leaver is in no team');
  await step({ step: 'close' });
  assert.equal((await administrator.get(team)).statusCode, 404);
});

test('an administrator of another organisation neither sees nor changes it', async (t) => {
  const { app, administrator } = await started(t);
  const added = await administrator.post('/administration/teams', {
    organisation: ids.primary,
    name: 'Safeguarding team',
  });
  const other = await proved(app, 'secondaryOffice');
  assert.ok(!(await other.get('/administration/teams')).body.includes('Safeguarding team'));
  assert.equal((await other.get(String(added.headers.location))).statusCode, 404);
  assert.equal((await other.post(String(added.headers.location), { step: 'close' })).statusCode, 404);
  assert.equal((await other.post('/administration/teams', { organisation: ids.primary, name: 'x' })).statusCode, 404);
});

test('organisations are added by administrators of the partnership only', async (t) => {
  const { app, administrator } = await started(t);
  const fields = { name: 'Wye Valley Police', kind: 'police' };
  assert.equal((await administrator.post('/administration/organisations', fields)).statusCode, 403);
  const partnership = await proved(app, 'policy');
  const wrong = await partnership.post('/administration/organisations', { ...fields, authorityCode: 'abc' });
  assert.match(wrong.body, /three digits/u);
  assert.equal((await partnership.post('/administration/organisations', fields)).statusCode, 303);
  assert.match((await partnership.get('/administration/organisations')).body, /Wye Valley Police/u);
  assert.equal(
    (await partnership.post('/administration/organisations', { ...fields, kind: 'school' })).statusCode,
    200,
  );
});
