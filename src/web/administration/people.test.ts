import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noticeAfter, proved, withAdministrators } from '../../../test/administrators.ts';
import { type Browser, testApp } from '../../../test/app.ts';
import { allRows, ids, people } from '../../../test/small-partnership.ts';

const day = (name: string, text: string): Readonly<Record<string, string>> => {
  const [year = '', month = '', date = ''] = text.split('-');
  return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: year };
};

const joiner = { name: 'Nell Farrow', email: 'Nell.Farrow@example.org', role: 'dsl', ...day('from', '2026-11-22') };

const linkIn = (body: string): string => /https?:\/\/[^<\s]+(\/set-up\/[\w-]{43})/u.exec(body)?.[1] ?? '';

async function started(t: Parameters<typeof testApp>[0]) {
  const app = await testApp(t);
  const { partnership } = await withAdministrators(app);
  const idOf = async (email: string): Promise<string> => {
    const row = await app.everything(({ transaction }) =>
      transaction.selectFrom('practitioner').select('id').where('email', '=', email).executeTakeFirstOrThrow(),
    );
    return row.id;
  };
  return { app, partnership, idOf };
}

const add = (browser: Browser, organisation: string, fields: Readonly<Record<string, string>> = {}) =>
  browser.post('/administration/people/add', { ...joiner, organisation, ...fields });

test('an administrator sees the people of their organisation, and one of the partnership everybody', async (t) => {
  const { app } = await started(t);
  const own = (await (await app.signIn('primaryOffice')).get('/administration')).body;
  assert.ok(own.includes(people.primaryDsl.name) && !own.includes(people.secondaryDsl.name));
  assert.ok(!own.includes('Organisations</a>'));
  const all = (await (await app.signIn('policy')).get('/administration')).body;
  assert.ok(all.includes(people.primaryDsl.name) && all.includes(people.secondaryDsl.name));
  const found = (await (await app.signIn('policy')).get('/administration?q=bright')).body;
  assert.ok(found.includes(people.secondaryDsl.name) && !found.includes(people.primaryDsl.name));
  for (const wild of ['%25', '_', '%5C'])
    assert.match((await (await app.signIn('policy')).get(`/administration?q=${wild}`)).body, /Nobody fits/u);
});

test('nobody else gets there, whatever they ask for', async (t) => {
  const { app } = await started(t);
  const browser = await proved(app, 'primaryDsl');
  const person = people.primaryTeacher.id;
  for (const url of [
    '',
    '/people/add',
    '/teams',
    '/organisations',
    `/people/${person}`,
    `/people/${person}/roles`,
    `/people/${person}/leave`,
  ])
    assert.equal((await browser.get(`/administration${url}`)).statusCode, 403, url);
  for (const url of [
    'people/add',
    'teams',
    'organisations',
    ...['roles', 'leave', 'link', 'recovery', 'sessions', 'change'].map((end) => `people/${person}/${end}`),
  ]) {
    const { statusCode } = await browser.post(`/administration/${url}`, {
      ...joiner,
      organisation: ids.primary,
      step: 'start',
      checkedHow: 'x',
    });
    assert.ok([403, 404].includes(statusCode), `${url}: ${statusCode}`);
  }
});

test('a joiner gets a role and a link that is shown once', async (t) => {
  const { app, idOf } = await started(t);
  const browser = await proved(app, 'primaryOffice');
  const reply = await add(browser, ids.primary);
  assert.match(reply.body, /Hand this link to Nell Farrow/u);
  assert.equal((await app.request({ url: linkIn(reply.body) })).statusCode, 200);
  const person = await idOf('nell.farrow@example.org');
  const page = await browser.get(`/administration/people/${person}`);
  assert.match(page.body, /Designated safeguarding lead \(DSL\), Alder Lane Primary School/u);
  assert.match(page.body, /Has a link that can be used until 29 November 2026/u);
  assert.ok(!page.body.includes(linkIn(reply.body)));
});

test('what is missing or wrong is said at its field, and what was typed stays', async (t) => {
  const { app } = await started(t);
  const browser = await proved(app, 'primaryOffice');
  const reply = await add(browser, ids.primary, { email: 'nell.farrow', role: '', name: '' });
  for (const says of ['Enter the name', 'Enter an email address in the correct format', 'Select a role'])
    assert.ok(reply.body.includes(says), says);
  assert.match(reply.body, /value="nell\.farrow"/u);
  const own = await add(browser, ids.primary, { email: 'primaryoffice@example.org' });
  assert.match(own.body, /your own address/u);
});

test('an administrator of one organisation gives nothing in another, and no role that it does not have', async (t) => {
  const { app } = await started(t);
  const browser = await proved(app, 'primaryOffice');
  assert.equal((await add(browser, ids.secondary)).statusCode, 404);
  assert.equal((await add(browser, ids.primary, { role: 'director-childrens-services' })).statusCode, 403);
  assert.equal((await browser.get(`/administration/people/${people.secondaryDsl.id}`)).statusCode, 404);
  const rows = await allRows<{ action: string }>(app.databases, 'audit_event');
  assert.ok(!rows.some(({ action }) => action === 'role given'));
});

test('somebody of another organisation gets the role too, and stays out of reach otherwise', async (t) => {
  const { app } = await started(t);
  const browser = await proved(app, 'primaryOffice');
  const { headers } = await add(browser, ids.primary, { email: 'secondarydsl@example.org', name: 'whatever' });
  const page = String(headers.location);
  assert.equal(page, `/administration/people/${people.secondaryDsl.id}`);
  const { body } = await browser.get(page);
  assert.ok(body.includes(people.secondaryDsl.name), 'the name that they have stays');
  assert.ok(!body.includes('Fallow Edge'), 'roles elsewhere are not shown');
  assert.match(body, /works in another organisation too/u);
  assert.equal((await browser.post(`${page}/change`, { name: 'X', email: 'attacker@example.org' })).statusCode, 403);
  assert.equal((await browser.post(`${page}/recovery`, { step: 'start', checkedHow: 'x' })).statusCode, 403);
  assert.equal((await browser.post(`${page}/link`, {})).statusCode, 403);
});

test('a name and an address are changed, never to one that somebody else has, and the person is told', async (t) => {
  const { app } = await started(t);
  const browser = await proved(app, 'primaryOffice');
  const page = `/administration/people/${people.primaryTeacher.id}`;
  const taken = await browser.post(`${page}/change`, { name: 'Tom Ashworth', email: 'secondarydsl@example.org' });
  assert.match(taken.body, /Somebody else has this email address/u);
  await browser.post(`${page}/change`, { name: 'Tom Ashworth-Bell', email: 'tom.bell@example.org' });
  assert.equal(await noticeAfter(browser, page), 'The change has been saved');
  const home = await (await app.signIn('primaryTeacher')).get('/');
  assert.match(home.body, /Your email address here was changed by an administrator/u);
  assert.match(home.body, /Tom Ashworth-Bell/u);
});

test('a mover: one role begins as the other ends, and what they see changes on that request', async (t) => {
  const { app } = await started(t);
  const administrator = await proved(app, 'primaryOffice');
  const mover = await app.signIn('primaryDsl');
  assert.equal((await mover.get(`/children/${ids.child}`)).statusCode, 200);
  const url = `/administration/people/${people.primaryDsl.id}/roles`;
  const { body } = await administrator.get(url);
  const instead =
    /name="instead" type="checkbox" value="([^"]+)"/u.exec(body)?.[1] ??
    /value="([^"]*\.dsl\.[^"]+)"/u.exec(body)?.[1] ??
    '';
  assert.notEqual(instead, '');
  const fields = { organisation: ids.primary, role: 'class-teacher', instead, ...day('from', '2026-11-22') };
  const given = await administrator.post(url, fields);
  assert.equal(given.statusCode, 303);
  assert.equal((await mover.get(`/children/${ids.child}`)).statusCode, 404);
  assert.equal((await mover.get('/')).statusCode, 200);
});

test('a role for a fixed time begins and ends by itself', async (t) => {
  const { app } = await started(t);
  const administrator = await proved(app, 'primaryOffice');
  const url = `/administration/people/${people.primaryTeacher.id}/roles`;
  const fields = { organisation: ids.primary, role: 'dsl', ...day('from', '2026-11-23'), ...day('to', '2026-11-24') };
  assert.equal((await administrator.post(url, fields)).statusCode, 303);
  const wrong = await administrator.post(url, { ...fields, ...day('to', '2026-11-22') });
  assert.match(wrong.body, /The last day must be the first day or later/u);
  assert.match((await administrator.post(url, fields)).body, /hold this role already/u);
  const status = async (now: string): Promise<number> => {
    app.services.clock.moveTo(now);
    return (await (await app.signIn('primaryTeacher')).get(`/children/${ids.child}`)).statusCode;
  };
  assert.equal(await status('2026-11-22T23:59:59Z'), 404);
  assert.equal(await status('2026-11-23T00:00:00Z'), 200);
  assert.equal(await status('2026-11-24T23:59:59Z'), 200);
  assert.equal(await status('2026-11-25T00:00:00Z'), 404);
});

test('a role ends now or at the end of a day; the last administrator of the partnership stays', async (t) => {
  const { app, partnership } = await started(t);
  const administrator = await proved(app, 'policy');
  const page = `/administration/people/${people.primaryDsl.id}`;
  const from = Temporal.Instant.from('2026-11-22T09:00:00Z')
    .subtract({ hours: 24 * 800 })
    .toString();
  const end = (fields: Readonly<Record<string, string>>) =>
    administrator.post(`${page}/roles/end`, { organisation: ids.primary, role: 'dsl', from, ...fields });
  assert.match((await end({ when: 'later' })).body, /Enter a last day/u);
  assert.equal((await end({ when: 'later', ...day('last', '2026-11-30') })).statusCode, 303);
  assert.match((await administrator.get(page)).body, /to 30 November 2026/u);
  assert.equal((await end({ when: 'now' })).statusCode, 303);
  assert.equal((await end({ when: 'now' })).statusCode, 404, 'it is over');
  const since = Temporal.Instant.from('2026-11-22T09:00:00Z')
    .subtract({ hours: 24 * 400 })
    .toString();
  const dismiss = (who: 'director' | 'policy') =>
    administrator.post(`/administration/people/${people[who].id}/roles/end`, {
      organisation: partnership,
      role: 'administrator',
      from: since,
      when: 'now',
    });
  assert.equal((await dismiss('director')).statusCode, 303);
  assert.equal((await dismiss('policy')).statusCode, 403);
});

test('everything an administrator does is in the audit log, with ids and codes only', async (t) => {
  const { app, idOf } = await started(t);
  const administrator = await proved(app, 'primaryOffice');
  await add(administrator, ids.primary);
  const person = await idOf('nell.farrow@example.org');
  await administrator.post(`/administration/people/${person}/change`, {
    name: 'Nell Farrow-Hill',
    email: 'nell.hill@example.org',
  });
  await administrator.post(`/administration/people/${person}/link`, {});
  await administrator.post(`/administration/people/${person}/sessions`, {});
  await administrator.post(`/administration/people/${person}/leave`, {});
  const rows = await allRows<{ action: string; practitioner_id: string; detail: Record<string, unknown> }>(
    app.databases,
    'audit_event',
  );
  const about = rows.filter(({ detail }) => detail['person'] === person);
  assert.deepEqual(
    about.map(({ action }) => action),
    [
      'person added',
      'role given',
      'sign-in link made',
      'person changed',
      'sign-in link made',
      'sessions ended',
      'sessions ended',
      'person left',
    ],
  );
  assert.ok(about.every((row) => row.practitioner_id === people.primaryOffice.id));
  assert.ok(!JSON.stringify(rows).includes('Farrow'));
});
