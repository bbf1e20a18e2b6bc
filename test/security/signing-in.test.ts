import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cookieIn, type TestApp, testApp } from '../app.ts';
import { codeNow, emailOf, givePassword, nextCode, password, post, setUp, signInFully } from '../sign-in.ts';
import { allRows, people } from '../small-partnership.ts';

const live = (t: Parameters<typeof testApp>[0]): Promise<TestApp> => testApp(t, {}, { demo: false });
const home = (app: TestApp, cookie: string) => app.request({ url: '/', headers: { cookie } });

/** Parts of a page that hold what was typed. */
const alike = (body: string, email: string): string =>
  body.replaceAll(email, 'EMAIL').replace(/challenge&quot;:&quot;[\w-]{180,200}&/u, 'CHALLENGE&');

test('password and code, both right, sign somebody in, and lead where they wanted to go', async (t) => {
  const app = await live(t);
  const { secret } = await setUp(app, 'primaryDsl');
  const first = await givePassword(app, ` ${emailOf('primaryDsl').toUpperCase()} `, { back: '/schools?q=alder' });
  assert.equal(first.headers.location, '/sign-in/code');
  const second = await post(app, '/sign-in/code', { code: nextCode(app, secret) }, { cookie: first.step });
  assert.equal(second.headers.location, '/schools?q=alder');
  assert.ok((await home(app, cookieIn(second))).body.includes(people.primaryDsl.name));
});

test('V6.3.3 a password alone opens nothing', async (t) => {
  const app = await live(t);
  await setUp(app, 'primaryDsl');
  const first = await givePassword(app, emailOf('primaryDsl'));
  assert.equal((await home(app, first.step)).statusCode, 303);
  for (const code of ['', '000000', password]) {
    const reply = await post(app, '/sign-in/code', { code }, { cookie: first.step });
    assert.equal(reply.statusCode, 200);
    assert.ok(!cookieIn(reply).includes('session='), code);
  }
});

test('V6.3.8 nobody can tell an account from none: same bytes, same headers, same slow-down', async (t) => {
  const app = await live(t);
  await setUp(app, 'primaryDsl');
  const [known, unknown, notSetUp] = [emailOf('primaryDsl'), 'nobody-at-all@example.org', emailOf('secondaryDsl')];
  for (let round = 0; round < 8; round += 1) {
    const replies = [];
    for (const [index, email] of [known, unknown, notSetUp].entries())
      replies.push(await givePassword(app, email, { typed: 'wrong wrong wrong', address: `192.0.2.${index + 1}` }));
    const [first, ...others] = replies.map(({ body, headers, statusCode }, index) => ({
      body: alike(body, [known, unknown, notSetUp][index] ?? ''),
      names: Object.keys(headers).toSorted(),
      statusCode,
    }));
    for (const other of others) assert.deepEqual(other, first);
    if (round === 7) assert.match(first?.body ?? '', /too many attempts/u);
  }
});

test('V6.5.1 a code counts once, even when it is sent twice at the same time', async (t) => {
  const app = await live(t);
  const { secret } = await setUp(app, 'primaryDsl');
  const steps = await Promise.all([0, 1, 2].map(() => givePassword(app, emailOf('primaryDsl'))));
  const code = nextCode(app, secret);
  const replies = await Promise.all(steps.map(({ step }) => post(app, '/sign-in/code', { code }, { cookie: step })));
  assert.equal(replies.filter((reply) => reply.statusCode === 303).length, 1);
  const later = await givePassword(app, emailOf('primaryDsl'));
  const again = await post(app, '/sign-in/code', { code }, { cookie: later.step });
  assert.match(again.body, /used already/u);
});

test('the code with which the app was connected does not sign anybody in', async (t) => {
  const app = await live(t);
  const { secret } = await setUp(app, 'primaryDsl');
  const { step } = await givePassword(app, emailOf('primaryDsl'));
  const reply = await post(app, '/sign-in/code', { code: codeNow(app, secret) }, { cookie: step });
  assert.match(reply.body, /used already/u);
});

test('V6.5.5 a code has run out after its thirty seconds, and who typed slowly is told so', async (t) => {
  const app = await live(t);
  const { secret } = await setUp(app, 'primaryDsl');
  const { step } = await givePassword(app, emailOf('primaryDsl'));
  const code = nextCode(app, secret);
  nextCode(app, secret);
  const late = await post(app, '/sign-in/code', { code }, { cookie: step });
  assert.match(late.body, /just run out/u);
  assert.equal((await post(app, '/sign-in/code', { code: codeNow(app, secret) }, { cookie: step })).statusCode, 303);
});

test('V6.5.1 a recovery code signs in once, and the person is told that one was used', async (t) => {
  const app = await live(t);
  const { recoveryCodes } = await setUp(app, 'primaryDsl');
  const [recoveryCode = ''] = recoveryCodes;
  assert.equal(recoveryCodes.length, 8);
  const signIn = async () => {
    const { step } = await givePassword(app, emailOf('primaryDsl'));
    return post(app, '/sign-in/code', { recoveryCode: recoveryCode.toLowerCase() }, { cookie: step });
  };
  const done = await signIn();
  assert.equal(done.statusCode, 303);
  assert.match((await home(app, cookieIn(done))).body, /A recovery code was used/u);
  assert.match((await signIn()).body, /has not been used/u);
});

test('the second step ends after ten minutes, cannot be made up, and not be taken for anything else', async (t) => {
  const app = await live(t);
  const { secret } = await setUp(app, 'primaryDsl');
  const { step } = await givePassword(app, emailOf('primaryDsl'));
  const middle = Math.floor(step.length / 2);
  const changed = `${step.slice(0, middle)}${step[middle] === 'A' ? 'B' : 'A'}${step.slice(middle + 1)}`;
  for (const cookie of [
    changed,
    'sign-in-step=',
    `sign-in-step=${'x'.repeat(3_000)}`,
    step.replace('sign-in-step', 'session'),
  ])
    assert.equal(
      (await post(app, '/sign-in/code', { code: codeNow(app, secret) }, { cookie })).headers.location,
      '/sign-in?how=password',
    );
  app.services.clock.moveTo(app.services.clock.now().add({ minutes: 11 }).toString());
  const late = await post(app, '/sign-in/code', { code: codeNow(app, secret) }, { cookie: step });
  assert.equal(late.headers.location, '/sign-in?how=password');
});

test('V6.3.1 many attempts at once are not heard more often than one by one', async (t) => {
  const app = await live(t);
  await setUp(app, 'primaryDsl');
  const tries = await Promise.all(
    Array.from({ length: 30 }, (_, index) =>
      givePassword(app, emailOf('primaryDsl'), { typed: `wrong wrong ${index}` }),
    ),
  );
  const heard = tries.filter(({ body }) => body.includes('is not right')).length;
  assert.equal(heard, 5);
  const right = await givePassword(app, emailOf('primaryDsl'));
  assert.match(right.body, /Try again in/u, 'a right password is not heard either: an attacker learns nothing');
  app.services.clock.moveTo(app.services.clock.now().add({ minutes: 16 }).toString());
  assert.equal((await givePassword(app, emailOf('primaryDsl'))).statusCode, 303);
});

test('V6.3.1 strangers who try an account lock out neither a known browser nor a new one elsewhere', async (t) => {
  const app = await live(t);
  const { secret } = await setUp(app, 'primaryDsl');
  const cookie = await signInFully(app, 'primaryDsl', secret, { address: '192.0.2.1' });
  const device = cookie.split('; ').find((one) => one.startsWith('device=')) ?? '';
  const email = emailOf('primaryDsl');
  for (let stranger = 0; stranger < 15; stranger += 1)
    for (let attempt = 0; attempt < 6; attempt += 1)
      await givePassword(app, email, { typed: 'wrong wrong wrong', address: `198.51.100.${stranger}` });
  for (let attempt = 0; attempt < 12; attempt += 1)
    await givePassword(app, email, { typed: 'wrong wrong wrong', address: '192.0.2.1' });
  assert.match((await givePassword(app, email, { address: '192.0.2.1' })).body, /Try again in/u);
  assert.equal((await givePassword(app, email, { device, address: '192.0.2.1' })).statusCode, 303, 'known browser');
  assert.equal((await givePassword(app, email, { address: '203.0.113.9' })).statusCode, 303, 'first try of a network');
});

test('a browser that somebody else prepared is not known', async (t) => {
  const app = await live(t);
  const { secret } = await setUp(app, 'primaryDsl');
  const planted = `device=${'a'.repeat(43)}`;
  const cookie = await signInFully(app, 'primaryDsl', secret, { device: planted });
  assert.ok(!cookie.includes(planted));
  const email = emailOf('primaryDsl');
  for (let attempt = 0; attempt < 6; attempt += 1) await givePassword(app, email, { typed: 'wrong', device: planted });
  assert.match((await givePassword(app, email, { device: planted })).body, /Try again in/u);
});

test('V7.2.4 signing in ends the session that was there and never goes on with an id from outside', async (t) => {
  const app = await live(t);
  const { secret, cookie } = await setUp(app, 'primaryDsl');
  const fixed = `session=${'b'.repeat(43)}`;
  const { step } = await givePassword(app, emailOf('primaryDsl'));
  const code = nextCode(app, secret);
  const done = cookieIn(await post(app, '/sign-in/code', { code }, { cookie: `${step}; ${cookie}` }));
  assert.equal((await home(app, cookie)).statusCode, 303, 'the earlier session');
  assert.ok(!done.includes(fixed));
  assert.equal((await home(app, fixed)).statusCode, 303);
  assert.equal((await home(app, done)).statusCode, 200);
});

test('another site can sign nobody in, at neither step', async (t) => {
  const app = await live(t);
  const { secret } = await setUp(app, 'primaryDsl');
  const { step } = await givePassword(app, emailOf('primaryDsl'));
  for (const [url, payload] of [
    ['/sign-in', new URLSearchParams({ email: emailOf('primaryDsl'), password })],
    ['/sign-in/code', new URLSearchParams({ code: nextCode(app, secret) })],
  ] as const)
    for (const origin of [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://evil.example' },
      {},
    ]) {
      const headers = { 'content-type': 'application/x-www-form-urlencoded', cookie: step, ...origin };
      const reply = await app.request({ method: 'POST', url, payload: payload.toString(), headers });
      assert.equal(reply.statusCode, 403, url);
      assert.equal(reply.headers['set-cookie'], undefined);
    }
});

test('V16.3.1 who signed in, and every refusal, is in the audit log, without what was typed', async (t) => {
  const app = await live(t);
  const { secret } = await setUp(app, 'primaryDsl');
  await givePassword(app, emailOf('primaryDsl'), { typed: 'a secret typed wrongly' });
  await givePassword(app, 'stranger@example.org', { typed: 'another secret' });
  await signInFully(app, 'primaryDsl', secret);
  const events = await allRows<{ action: string; practitioner_id: string | null; detail: unknown }>(
    app.databases,
    'audit_event',
  );
  const of = (action: string) =>
    events.filter((event) => event.action === action).map((event) => event.practitioner_id);
  assert.deepEqual(of('sign-in refused'), [people.primaryDsl.id, null]);
  assert.deepEqual(of('sign-in set up'), [people.primaryDsl.id]);
  assert.equal(of('signed in').length, 2);
  const written = JSON.stringify(events) + app.logged.join('');
  for (const secretWord of ['typed wrongly', 'another secret', 'stranger@', emailOf('primaryDsl'), password, secret])
    assert.ok(!written.includes(secretWord), secretWord);
});
