import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tokenName } from '../../src/ui/components/form-element.ts';
import { cookieIn, type TestApp, testApp } from '../app.ts';
import { emailOf, givePassword, nextCode, password, post, type SetUp, setUp, signInFully } from '../sign-in.ts';
import { allRows, people } from '../small-partnership.ts';

const live = (t: Parameters<typeof testApp>[0]): Promise<TestApp> => testApp(t, {}, { demo: false });
const get = (app: TestApp, url: string, cookie: string) => app.request({ url, headers: { cookie } });
const tokenIn = (body: string): string => new RegExp(`name="${tokenName}" value="([^"]+)"`, 'u').exec(body)?.[1] ?? '';
const sessionIn = (cookie: string): string => cookie.split('; ').find((one) => one.startsWith('session=')) ?? '';

async function send(
  app: TestApp,
  url: string,
  cookie: string,
  fields: Readonly<Record<string, string>>,
  formOn = '/your-sign-in/recovery-codes',
) {
  const token = tokenIn((await get(app, formOn, cookie)).body);
  return post(app, url, { ...fields, [tokenName]: token }, { cookie });
}

/** Signed in, and longer ago than a proof counts. */
async function longAgo(t: Parameters<typeof testApp>[0]): Promise<{ app: TestApp; cookie: string; own: SetUp }> {
  const app = await live(t);
  const own = await setUp(app, 'primaryDsl');
  app.services.clock.moveTo('2026-11-22T09:11:00Z');
  return { app, cookie: sessionIn(own.cookie), own };
}

test('a sensitive form waits for a proof, keeps what was typed, and is then sent again by the person', async (t) => {
  const { app, cookie, own } = await longAgo(t);
  await signInFully(app, 'primaryDsl', own.secret);
  app.services.clock.moveTo('2026-11-22T09:25:00Z');
  const asked = await send(app, '/your-sign-in/sessions', cookie, { session: 'others' });
  const way = String(asked.headers.location);
  assert.match(way, /^\/confirm-it-is-you\?form=[0-9a-f-]{36}$/u);
  const form = new URL(way, 'http://x').searchParams.get('form') ?? '';
  const page = await get(app, way, cookie);
  assert.match(page.body, /You are about to sign out of other browsers\. What you entered is kept/u);
  const proved = await send(app, '/confirm-it-is-you', cookie, { form, code: nextCode(app, own.secret) }, way);
  const renewed = sessionIn(cookieIn(proved));
  assert.notEqual(renewed, cookie, 'a new id after a proof (ASVS 7.2.4)');
  assert.equal((await get(app, '/', cookie)).statusCode, 303, 'the id before opens nothing');
  const waiting = await get(app, String(proved.headers.location), renewed);
  assert.match(waiting.body, /action="\/your-sign-in\/sessions"/u);
  assert.match(waiting.body, /name="session" value="others"/u);
  const done = await post(
    app,
    '/your-sign-in/sessions',
    { session: 'others', [tokenName]: tokenIn(waiting.body) },
    { cookie: renewed },
  );
  assert.equal(done.headers.location, '/your-sign-in');
  assert.match((await get(app, '/your-sign-in', renewed)).body, /signed out everywhere else/u);
});

test('signing in is a proof for ten minutes', async (t) => {
  const app = await live(t);
  const { cookie } = await setUp(app, 'primaryDsl');
  app.services.clock.moveTo('2026-11-22T09:09:59Z');
  assert.equal((await get(app, '/your-sign-in/password', cookie)).statusCode, 200);
  app.services.clock.moveTo('2026-11-22T09:10:00Z');
  const later = await get(app, '/your-sign-in/password', cookie);
  assert.equal(later.headers.location, '/confirm-it-is-you?back=%2Fyour-sign-in%2Fpassword');
});

test('V7.5.2 every sensitive form asks for a proof', async (t) => {
  const { app, cookie } = await longAgo(t);
  const { routes } = await import('../../src/web/routes.ts');
  const sensitive = routes.filter(({ asksForProof }) => asksForProof !== undefined);
  assert.ok(sensitive.length >= 6);
  for (const { method, path } of sensitive) {
    const url = path.replaceAll(/:[a-zA-Z]+/gu, '20000000-0000-4000-8000-00000000ffff');
    const reply = method === 'GET' ? await get(app, url, cookie) : await send(app, url, cookie, {});
    assert.match(String(reply.headers.location), /^\/confirm-it-is-you\?/u, `${method} ${path}`);
  }
});

test('a wrong code, a used one, and a form of another session do not go on', async (t) => {
  const { app, cookie, own } = await longAgo(t);
  const other = await setUp(app, 'secondaryDsl');
  const asked = await send(app, '/your-sign-in/sessions', cookie, { session: 'others' });
  const form = new URL(String(asked.headers.location), 'http://x').searchParams.get('form') ?? '';
  for (const code of ['', '000000', own.token]) {
    const reply = await send(app, '/confirm-it-is-you', cookie, { form, code }, '/confirm-it-is-you');
    assert.equal(reply.statusCode, 200, code);
    assert.match(reply.body, new RegExp(`name="form" value="${form}"`, 'u'), 'the form still waits');
  }
  const elsewhere = await get(app, `/confirm-it-is-you/continue?form=${form}`, other.cookie);
  assert.equal(elsewhere.headers.location, '/');
  app.services.clock.moveTo('2026-11-22T09:35:00Z');
  const ended = await get(app, `/confirm-it-is-you/continue?form=${form}`, cookie);
  assert.equal(ended.headers.location, '/', 'after twenty minutes it waits no more');
});

test('after a proof nobody is led to another site', async (t) => {
  const { app, cookie, own } = await longAgo(t);
  let session = cookie;
  for (const back of ['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)']) {
    const reply = await send(
      app,
      '/confirm-it-is-you',
      session,
      { back, code: nextCode(app, own.secret) },
      '/confirm-it-is-you',
    );
    assert.equal(reply.headers.location, '/', back);
    session = sessionIn(cookieIn(reply));
  }
});

test('passwords never wait in the database, and what waits cannot be read there', async (t) => {
  const { app, cookie } = await longAgo(t);
  const fields = { presentPassword: password, newPassword: 'otter lantern gravel sponge', note: 'Rowan in clear' };
  const asked = await send(app, '/your-sign-in/password', cookie, fields);
  const form = new URL(String(asked.headers.location), 'http://x').searchParams.get('form') ?? '';
  const waiting = await get(app, `/confirm-it-is-you/continue?form=${form}`, cookie);
  assert.match(waiting.body, /Rowan in clear/u);
  assert.ok(!waiting.body.includes('otter lantern') && !waiting.body.includes(password));
  const rows = await app.everything(({ transaction }) => transaction.selectFrom('kept_form').selectAll().execute());
  assert.equal(rows.length, 1);
  assert.ok(!Buffer.concat(rows.map((row) => row.sealed_form)).includes('Rowan'));
});

test('in a demo the proof is a page that explains and a button', async (t) => {
  const app = await testApp(t);
  const { cookie } = await app.signIn('primaryDsl');
  const asked = await get(app, '/your-sign-in/password', cookie);
  const page = await get(app, String(asked.headers.location), cookie);
  assert.match(page.body, /In a live service you would now use your passkey/u);
  const done = await send(app, '/confirm-it-is-you', cookie, { back: '/your-sign-in/password' }, '/confirm-it-is-you');
  assert.equal(done.headers.location, '/your-sign-in/password');
  assert.equal((await get(app, '/your-sign-in/password', cookieIn(done))).statusCode, 200);
});

test('a demo proof does not work outside a demo, nor for somebody who signed in with a password', async (t) => {
  const { app, cookie } = await longAgo(t);
  const reply = await send(app, '/confirm-it-is-you', cookie, { back: '/' }, '/confirm-it-is-you');
  assert.equal(reply.statusCode, 200);
  const demo = await testApp(t);
  const own = await setUp(demo, 'primaryDsl');
  demo.services.clock.moveTo('2026-11-22T09:15:00Z');
  const again = await send(demo, '/confirm-it-is-you', own.cookie, { back: '/' }, '/confirm-it-is-you');
  assert.equal(again.statusCode, 200);
});

test('each proof that failed is in the audit log, and many are slowed down', async (t) => {
  const { app, cookie, own } = await longAgo(t);
  for (let attempt = 0; attempt < 5; attempt += 1)
    await send(app, '/confirm-it-is-you', cookie, { code: '000000' }, '/confirm-it-is-you');
  const slow = await send(app, '/confirm-it-is-you', cookie, { code: nextCode(app, own.secret) }, '/confirm-it-is-you');
  const events = await allRows<{ action: string; practitioner_id: string }>(app.databases, 'audit_event');
  const refused = events.filter(({ action }) => action === 'sign-in refused');
  assert.ok(refused.length >= 5 && refused.every((event) => event.practitioner_id === people.primaryDsl.id));
  assert.ok([200, 303].includes(slow.statusCode));
  assert.equal((await givePassword(app, emailOf('primaryDsl'))).statusCode, 303, 'signing in is counted apart');
});
