/** OWASP ASVS 5.0.0, chapter V7: sessions. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asSystem } from '../../../src/record/system.ts';
import { routes } from '../../../src/web/routes.ts';
import { proved, withAdministrators } from '../../administrators.ts';
import { cookieIn, form, type TestApp, testApp } from '../../app.ts';
import { ids, people } from '../../small-partnership.ts';
import { everyAddress } from '../every-address.ts';

const signInAgain = (started: TestApp, cookie?: string) => {
  const sent = form({ person: people.primaryDsl.id, back: '/' });
  const headers = cookie === undefined ? sent.headers : { ...sent.headers, cookie };
  return started.request({ method: 'POST', url: '/sign-in', ...sent, headers });
};
const sessionIn = (cookie: string): string => /(?:^|; )session=([^;]+)/u.exec(cookie)?.[1] ?? '';

test('V7.2.1 V7.2.2 a cookie that the database does not know opens nothing', async (t) => {
  const started = await testApp(t);
  const { cookie } = await started.signIn('primaryDsl');
  const id = sessionIn(cookie);
  const changed = id.startsWith('A') ? `B${id.slice(1)}` : `A${id.slice(1)}`;
  for (const forged of ['', 'x', changed, `${id}x`, id.toLowerCase(), people.primaryDsl.id, 'null', '0'.repeat(43)]) {
    if (forged === id) continue;
    const { statusCode } = await started.request({ url: '/', headers: { cookie: `session=${forged}` } });
    assert.equal(statusCode, 303, forged);
  }
});

test('V7.2.3 ids of sessions are long, and no two are alike', async (t) => {
  const started = await testApp(t);
  const found = new Set<string>();
  for (let times = 0; times < 20; times += 1) found.add(sessionIn(cookieIn(await signInAgain(started))));
  assert.equal(found.size, 20);
  for (const id of found) assert.ok(Buffer.from(id, 'base64url').length >= 16, id);
});

test('V7.2.4 V7.6.2 signing in makes a new session, whatever cookie came along, and only when somebody asks for it', async (t) => {
  const started = await testApp(t);
  const chosen = `session=${'A'.repeat(43)}`;
  const first = cookieIn(await signInAgain(started, chosen));
  assert.notEqual(sessionIn(first), 'A'.repeat(43));
  assert.equal((await started.request({ url: '/', headers: { cookie: chosen } })).statusCode, 303);
  const looked = await started.request({ url: `/sign-in?person=${people.primaryDsl.id}` });
  assert.equal(sessionIn(cookieIn(looked)), '');
  const fromElsewhere = form({ person: people.primaryDsl.id, back: '/' });
  const refused = await started.request({
    method: 'POST',
    url: '/sign-in',
    payload: fromElsewhere.payload,
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'cross-site' },
  });
  assert.equal(sessionIn(cookieIn(refused)), '');
});

test('V7.3.1 V7.3.2 a session ends after 30 minutes without use, and after 12 hours with it', async (t) => {
  const started = await testApp(t);
  const idle = await started.signIn('primaryDsl');
  started.services.clock.moveTo('2026-11-22T09:29:59Z');
  assert.equal((await idle.get('/')).statusCode, 200);
  started.services.clock.moveTo('2026-11-22T10:00:00Z');
  assert.equal((await idle.get('/')).statusCode, 303);
  const busy = await started.signIn('primaryDsl');
  for (let minutes = 25; minutes < 720; minutes += 25) {
    started.services.clock.moveTo(Temporal.Instant.from('2026-11-22T10:00:00Z').add({ minutes }).toString());
    assert.equal((await busy.get('/')).statusCode, 200, String(minutes));
  }
  started.services.clock.moveTo('2026-11-22T22:00:00Z');
  assert.equal((await busy.get('/')).statusCode, 303);
});

test('V7.4.1 after signing out the session opens nothing any more, on any page', async (t) => {
  const started = await testApp(t);
  const browser = await started.signIn('primaryDsl');
  const sent = form({});
  await started.request({
    method: 'POST',
    url: '/sign-out',
    ...sent,
    headers: { ...sent.headers, cookie: browser.cookie },
  });
  for (const { method, url, path } of everyAddress({ child: ids.child })) {
    if (method !== 'GET') continue;
    assert.equal((await browser.get(url)).statusCode, 303, path);
  }
});

test('V7.4.2 whoever is no longer active is out with the next request', async (t) => {
  const started = await testApp(t);
  const browser = await started.signIn('primaryDsl');
  assert.equal((await browser.get(`/children/${ids.child}`)).statusCode, 200);
  await asSystem(started.services, { partnership: ids.partnership }, async ({ transaction }) => {
    await transaction
      .updateTable('practitioner')
      .set({ active: false })
      .where('id', '=', people.primaryDsl.id)
      .execute();
  });
  assert.equal((await browser.get(`/children/${ids.child}`)).statusCode, 303);
});

test('V7.4.4 every page has a way to sign out', async (t) => {
  const started = await testApp(t);
  const browser = await started.signIn('primaryDsl');
  for (const { method, url, path } of everyAddress({ child: ids.child })) {
    if (method !== 'GET' || path.endsWith('.csv')) continue;
    const { body, statusCode } = await browser.get(url);
    if (statusCode === 200) assert.match(body, /href="\/sign-out"/u, path);
  }
});

test('V7.4.5 an administrator signs somebody out everywhere, and nobody else does', async (t) => {
  const started = await testApp(t);
  await withAdministrators(started);
  const theirs = [await started.signIn('primaryDsl'), await started.signIn('primaryDsl')];
  const address = `/administration/people/${people.primaryDsl.id}/sessions`;
  const alive = async () => Promise.all(theirs.map(async ({ get }) => (await get('/')).statusCode));
  for (const name of ['secondaryOffice', 'primaryTeacher'] as const) {
    assert.ok((await (await proved(started, name)).post(address, {})).statusCode >= 400, name);
    assert.deepEqual(await alive(), [200, 200], name);
  }
  assert.equal((await (await proved(started, 'primaryOffice')).post(address, {})).statusCode, 303);
  assert.deepEqual(await alive(), [303, 303]);
});

test('V7.5.1 whatever decides how somebody signs in changes only after they have proved again who they are', () => {
  const deciding = /^\/your-sign-in\/|^\/administration\/people\/(?:add|:person\/(?:change|link|recovery|roles))/u;
  const found = routes.filter(({ method, path }) => method === 'POST' && deciding.test(path));
  assert.ok(found.length >= 9, found.map(({ path }) => path).join(' '));
  for (const { path, asksForProof } of found) assert.ok(asksForProof !== undefined, path);
});
