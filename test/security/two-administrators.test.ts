import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noticeAfter, proved, withAdministrators } from '../administrators.ts';
import { type Browser, testApp } from '../app.ts';
import { codeNow, emailOf, givePassword, password, post, secretIn, setUp } from '../sign-in.ts';
import { allRows, ids, type PersonName, people } from '../small-partnership.ts';

const today = { 'from-day': '22', 'from-month': '11', 'from-year': '2026' };
const pageOf = (name: PersonName): string => `/administration/people/${people[name].id}`;
const linkIn = (body: string): string => /(\/set-up\/[\w-]{43})/u.exec(body)?.[1] ?? '';

async function started(t: Parameters<typeof testApp>[0]) {
  const app = await testApp(t);
  await withAdministrators(app);
  return { app, browser: (name: PersonName): Promise<Browser> => proved(app, name) };
}

const askFor = (browser: Browser, who: PersonName, role: string, organisation: string) =>
  browser.post(`${pageOf(who)}/roles`, { organisation, role, ...today });

async function requestOn(browser: Browser): Promise<string> {
  return /\/administration\/requests\/([0-9a-f-]{36})/u.exec((await browser.get('/administration')).body)?.[1] ?? '';
}

const sees = async (browser: Browser): Promise<boolean> =>
  (await browser.get(`/children/${ids.child}`)).statusCode === 200;

test('an administrator who wants a role asks, and another gives it', async (t) => {
  const { app, browser } = await started(t);
  const own = await browser('primaryHead');
  await app.everything(({ transaction, now }) =>
    transaction
      .updateTable('role_held')
      .set({ ends_at: now })
      .where('practitioner_id', '=', people.primaryHead.id)
      .where('role', '=', 'headteacher')
      .execute(),
  );
  assert.equal(await sees(own), false);
  await askFor(own, 'primaryHead', 'dsl', ids.primary);
  assert.equal(await noticeAfter(own, pageOf('primaryHead')), 'It now waits for another administrator');
  assert.equal(await sees(own), false);
  const request = await requestOn(own);
  const decide = (by: Browser, decision: string) => by.post(`/administration/requests/${request}`, { decision });
  assert.equal((await decide(own, 'given')).statusCode, 403, 'not by oneself');
  assert.equal(await sees(own), false);
  const stranger = await browser('secondaryOffice');
  assert.equal((await decide(stranger, 'given')).statusCode, 409, 'not by one of another organisation');
  const second = await browser('primaryOffice');
  assert.equal((await decide(second, 'withdrawn')).statusCode, 403);
  assert.equal((await decide(second, 'given')).statusCode, 303);
  assert.equal(await sees(own), true);
  assert.equal((await decide(second, 'refused')).statusCode, 409, 'it is decided');
});

test('where there is one administrator, one of the partnership decides', async (t) => {
  const { browser } = await started(t);
  const own = await browser('secondaryOffice');
  await askFor(own, 'secondaryOffice', 'dsl', ids.secondary);
  const partnership = await browser('policy');
  const request = await requestOn(partnership);
  assert.equal(
    (await partnership.post(`/administration/requests/${request}`, { decision: 'refused' })).statusCode,
    303,
  );
  assert.equal(await requestOn(own), '');
});

test('of two who decide at the same time one is heard', async (t) => {
  const { app, browser } = await started(t);
  await askFor(await browser('secondaryOffice'), 'secondaryOffice', 'dsl', ids.secondary);
  const [first, second] = [await browser('policy'), await browser('director')];
  const request = await requestOn(first);
  const replies = await Promise.all([
    first.post(`/administration/requests/${request}`, { decision: 'given' }),
    second.post(`/administration/requests/${request}`, { decision: 'refused' }),
  ]);
  assert.deepEqual(
    replies.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b),
    [303, 409],
  );
  const rows = await allRows<{ action: string }>(app.databases, 'audit_event');
  assert.equal(rows.filter(({ action }) => action === 'role request decided').length, 1);
});

test('one who asks may withdraw, and nobody gives themselves a role through another form', async (t) => {
  const { app, browser } = await started(t);
  const own = await browser('primaryOffice');
  const add = await own.post('/administration/people/add', {
    organisation: ids.primary,
    name: 'x',
    email: emailOf('primaryOffice'),
    role: 'dsl',
    ...today,
  });
  assert.match(add.body, /your own address/u);
  await askFor(own, 'primaryOffice', 'dsl', ids.primary);
  const request = await requestOn(own);
  assert.equal((await own.post(`/administration/requests/${request}`, { decision: 'withdrawn' })).statusCode, 303);
  const held = await app.everything(({ transaction }) =>
    transaction.selectFrom('role_held').select('role').where('practitioner_id', '=', people.primaryOffice.id).execute(),
  );
  assert.deepEqual(held.map(({ role }) => role).toSorted(), ['administrator', 'data-manager']);
});

const recover = (browser: Browser, who: PersonName, step: string, checkedHow = 'Spoke to them at the gate') =>
  browser.post(`${pageOf(who)}/recovery`, { step, checkedHow });

test('V6.4.3 V6.4.4 a recovery takes two administrators, neither of them the person; then everything before ends', async (t) => {
  const { app, browser } = await started(t);
  const before = await setUp(app, 'primaryDsl');
  const first = await browser('primaryOffice');
  await recover(first, 'primaryDsl', 'start');
  assert.equal((await recover(first, 'primaryDsl', 'confirmed')).statusCode, 403, 'one alone');
  assert.equal(
    (await app.request({ url: '/', headers: { cookie: before.cookie } })).statusCode,
    200,
    'nothing has ended yet',
  );
  const second = await browser('primaryHead');
  assert.match((await second.get('/administration')).body, /Priya Nair: confirm or refuse/u);
  assert.match((await second.get(pageOf('primaryDsl'))).body, /Spoke to them at the gate/u);
  const confirmed = await recover(second, 'primaryDsl', 'confirmed');
  assert.match(confirmed.body, /until 23 November 2026 at 9am/u);
  assert.equal((await app.request({ url: '/', headers: { cookie: before.cookie } })).statusCode, 303, 'sessions');
  assert.match((await givePassword(app, emailOf('primaryDsl'))).body, /is not right/u, 'password');
  const link = linkIn(confirmed.body);
  const step = await post(app, link, { email: emailOf('primaryDsl'), password });
  const begun = /name="begun" value="([^"]+)"/u.exec(step.body)?.[1] ?? '';
  const done = await post(app, `${link}/code`, { begun, code: codeNow(app, secretIn(step.body)) });
  const cookie = done.cookies.find(({ name }) => name === 'session')?.value ?? '';
  const home = await app.request({ url: '/', headers: { cookie: `session=${cookie}` } });
  assert.match(home.body, /Two administrators reset how you sign in/u, 'the person is told');
});

test('nobody resets themselves, starts for themselves or confirms for themselves', async (t) => {
  const { browser } = await started(t);
  const [first, second] = [await browser('primaryOffice'), await browser('primaryHead')];
  assert.equal((await recover(first, 'primaryOffice', 'start')).statusCode, 403);
  await recover(first, 'primaryHead', 'start');
  assert.equal((await recover(second, 'primaryHead', 'confirmed')).statusCode, 403);
  assert.equal((await recover(second, 'primaryHead', 'refused')).statusCode, 403);
  assert.equal((await recover(await browser('policy'), 'primaryHead', 'refused')).statusCode, 303);
});

test('of two who confirm at the same time one gets a link, and one link is all there is', async (t) => {
  const { app, browser } = await started(t);
  await setUp(app, 'primaryDsl');
  await recover(await browser('primaryOffice'), 'primaryDsl', 'start');
  const [first, second] = [await browser('primaryHead'), await browser('policy')];
  const replies = await Promise.all([
    recover(first, 'primaryDsl', 'confirmed'),
    recover(second, 'primaryDsl', 'confirmed'),
  ]);
  assert.deepEqual(
    replies.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b),
    [200, 409],
  );
  const links = await app.everything(({ transaction }) =>
    transaction.selectFrom('sign_in_link').select('kind').where('used_at', 'is', null).execute(),
  );
  assert.deepEqual(links, [{ kind: 'recovery' }]);
});

test('of two who start at the same time one is first; a link for somebody who can sign in needs two', async (t) => {
  const { app, browser } = await started(t);
  await setUp(app, 'primaryDsl');
  const [first, second] = [await browser('primaryOffice'), await browser('primaryHead')];
  const replies = await Promise.all([recover(first, 'primaryDsl', 'start'), recover(second, 'primaryDsl', 'start')]);
  assert.deepEqual(
    replies.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b),
    [303, 409],
  );
  assert.equal((await first.post(`${pageOf('primaryDsl')}/link`, {})).statusCode, 403);
});

test('the database itself refuses a recovery that one person would both start and confirm', async (t) => {
  const { app, browser } = await started(t);
  await recover(await browser('primaryOffice'), 'primaryDsl', 'start');
  for (const by of [people.primaryOffice.id, people.primaryDsl.id])
    await assert.rejects(
      app.everything(({ transaction, now }) =>
        transaction
          .updateTable('sign_in_recovery')
          .set({ ended_at: now, ended_by: by, outcome: 'confirmed' })
          .execute(),
      ),
      /check constraint/u,
    );
});
