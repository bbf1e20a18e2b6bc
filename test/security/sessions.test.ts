import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { cookieIn, form, testApp } from '../app.ts';
import { ids, people } from '../small-partnership.ts';

test('the cookie is opaque, out of reach of scripts and of other sites; only its hash is stored', async (t) => {
  const { request, databases } = await testApp(t);
  const response = await request({
    method: 'POST',
    url: '/sign-in',
    ...form({ person: people.primaryDsl.id, back: '/' }),
  });
  const header = String(response.headers['set-cookie']);
  assert.match(header, /HttpOnly/u);
  assert.match(header, /SameSite=Lax/u);
  const value = response.cookies[0]?.value ?? '';
  assert.ok(value.length >= 43);
  const { rows } = await sql<{
    hash: string;
  }>`SELECT encode(id_hash, 'hex') || id_hash::text AS hash FROM session`.execute(databases.app.kysely);
  assert.ok(rows.every(({ hash }) => !hash.includes(value)));
});

test('behind https the cookie is secure and bound to the host, and transport security is strict', async (t) => {
  const { request } = await testApp(t, { PUBLIC_URL: 'https://throughline.example' });
  const response = await request({
    method: 'POST',
    url: '/sign-in',
    ...form({ person: people.primaryDsl.id, back: '/' }),
  });
  assert.match(String(response.headers['set-cookie']), /^__Host-session=.*Path=\/.*Secure/u);
  assert.match(String(response.headers['strict-transport-security']), /max-age=\d{8}/u);
});

test('somebody who is away too long, or signed in too long, is signed out', async (t) => {
  const { signIn, services } = await testApp(t);
  const browser = await signIn('primaryDsl');
  services.clock.moveTo('2026-11-22T09:29:00Z');
  assert.equal((await browser.get('/')).statusCode, 200);
  services.clock.moveTo('2026-11-22T10:00:00Z');
  assert.equal((await browser.get('/')).statusCode, 303, 'idle for more than 30 minutes');
  const busy = await signIn('primaryDsl');
  for (let minutes = 20; minutes < 12 * 60; minutes += 20) {
    services.clock.moveTo(Temporal.Instant.from('2026-11-22T10:00:00Z').add({ minutes }).toString());
    assert.equal((await busy.get('/')).statusCode, 200);
  }
  services.clock.moveTo('2026-11-22T22:00:01Z');
  assert.equal((await busy.get('/')).statusCode, 303, 'longer than 12 hours');
});

test('signing out ends the session, not only the cookie', async (t) => {
  const { signIn, request } = await testApp(t);
  const browser = await signIn('primaryDsl');
  const sent = form({});
  assert.equal(
    (await request({ method: 'POST', url: '/sign-out', ...sent, headers: { ...sent.headers, cookie: browser.cookie } }))
      .statusCode,
    303,
  );
  assert.equal((await browser.get('/')).statusCode, 303);
});

test('signing in again gives a new session and ends the one before', async (t) => {
  const { signIn, request } = await testApp(t);
  const first = await signIn('primaryDsl');
  const sent = form({ person: people.primaryDsl.id, back: '/' });
  const again = await request({
    method: 'POST',
    url: '/sign-in',
    ...sent,
    headers: { ...sent.headers, cookie: first.cookie },
  });
  assert.notEqual(cookieIn(again), first.cookie);
  assert.equal((await first.get('/')).statusCode, 303);
});

test('a made-up or altered cookie is nobody', async (t) => {
  const { signIn, request } = await testApp(t);
  const { cookie } = await signIn('primaryDsl');
  assert.match(cookie, /^session=/u);
  for (const made of [
    `${cookie}x`,
    'session=',
    'session=%00',
    `session=${'a'.repeat(5_000)}`,
    cookie.slice(0, -1),
    "session=' OR 1=1 --",
  ]) {
    const response = await request({ url: '/', headers: { cookie: made } });
    assert.equal(response.statusCode, 303, made.slice(0, 20));
  }
});

test('after signing in nobody is sent to another site', async (t) => {
  const { request } = await testApp(t);
  for (const back of [
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
    '/%0d%0aLocation: x',
    `/children/${ids.child}`,
  ]) {
    const response = await request({
      method: 'POST',
      url: '/sign-in',
      ...form({ person: people.primaryDsl.id, back }),
    });
    const location = String(response.headers.location);
    assert.ok(
      location.startsWith('/') && !location.startsWith('//') && !location.includes('\\'),
      `${back} -> ${location}`,
    );
  }
});

test('a practitioner who is no longer active is out at once', async (t) => {
  const { signIn, everything } = await testApp(t);
  const browser = await signIn('primaryDsl');
  await everything(({ transaction }) =>
    transaction.updateTable('practitioner').set({ active: false }).where('id', '=', people.primaryDsl.id).execute(),
  );
  assert.equal((await browser.get('/')).statusCode, 303);
});

test('a role that has ended acts on the next request', async (t) => {
  const { signIn, everything, services } = await testApp(t);
  const browser = await signIn('primaryDsl');
  assert.equal((await browser.get(`/children/${ids.child}`)).statusCode, 200);
  await everything(({ transaction }) =>
    transaction
      .updateTable('role_held')
      .set({ ends_at: services.clock.now() })
      .where('practitioner_id', '=', people.primaryDsl.id)
      .execute(),
  );
  assert.equal((await browser.get(`/children/${ids.child}`)).statusCode, 404);
});

test('outside a demo nobody can choose who to be', async (t) => {
  const { request } = await testApp(t, {}, { demo: false });
  const page = await request({ url: '/sign-in' });
  assert.ok(!page.body.includes(people.primaryDsl.name));
  const response = await request({
    method: 'POST',
    url: '/sign-in',
    ...form({ person: people.primaryDsl.id, back: '/' }),
  });
  assert.equal(response.statusCode, 404);
  assert.equal(response.headers['set-cookie'], undefined);
});
