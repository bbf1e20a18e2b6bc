import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cookieIn, type TestApp, testApp } from '../../../test/app.ts';
import {
  codeNow,
  emailOf,
  givePassword,
  nextCode,
  password,
  post,
  secretIn,
  setUp,
  signInFully,
} from '../../../test/sign-in.ts';
import { tokenName } from '../../ui/components/form-element.ts';

const live = (t: Parameters<typeof testApp>[0]): Promise<TestApp> => testApp(t, {}, { demo: false });
const get = (app: TestApp, url: string, cookie: string) => app.request({ url, headers: { cookie } });
const hidden = (body: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]+)"`, 'u').exec(body)?.[1] ?? '';

async function send(app: TestApp, url: string, cookie: string, fields: Readonly<Record<string, string>>) {
  const token = hidden((await get(app, '/your-sign-in/recovery-codes', cookie)).body, tokenName);
  return post(app, url, { ...fields, [tokenName]: token }, { cookie });
}

test('the page says what there is, where one is signed in and what has happened', async (t) => {
  const app = await live(t);
  const { cookie, secret } = await setUp(app, 'primaryDsl');
  const elsewhere = await signInFully(app, 'primaryDsl', secret);
  const { body } = await get(app, '/your-sign-in', cookie);
  assert.match(body, /You sign in as primarydsl@example\.org/u);
  assert.match(body, /8 left/u);
  assert.equal((body.match(/Sign out<span/gu) ?? []).length, 1, 'of the other browser');
  assert.match(body, /This one/u);
  assert.match(body, /You set up how you sign in: 22 November 2026 at 9am/u);
  assert.ok(!body.includes(elsewhere), 'no id that opens anything');
});

test('V7.5.2 signing out of one other browser, or of all, ends them and not this one', async (t) => {
  const app = await live(t);
  const { cookie, secret } = await setUp(app, 'primaryDsl');
  const others = [
    await signInFully(app, 'primaryDsl', secret),
    await signInFully(app, 'primaryDsl', secret),
    await signInFully(app, 'primaryDsl', secret),
  ];
  const { body } = await get(app, '/your-sign-in', cookie);
  const ids = [...body.matchAll(/name="session" value="([0-9a-f-]{36})"/gu)].map(([, id = '']) => id);
  assert.equal(ids.length, 3);
  await send(app, '/your-sign-in/sessions', cookie, { session: ids[0] ?? '' });
  const alive = async () => Promise.all(others.map(async (other) => (await get(app, '/', other)).statusCode));
  assert.equal((await alive()).filter((status) => status === 303).length, 1);
  await send(app, '/your-sign-in/sessions', cookie, { session: 'others' });
  assert.deepEqual(await alive(), [303, 303, 303]);
  assert.equal((await get(app, '/', cookie)).statusCode, 200);
});

test('nobody signs out somebody else', async (t) => {
  const app = await live(t);
  const victim = await setUp(app, 'primaryDsl');
  await setUp(app, 'primaryDsl', 'recovery');
  const { body } = await get(app, '/your-sign-in', victim.cookie);
  const attacker = await setUp(app, 'secondaryDsl');
  const ids = [...body.matchAll(/name="session" value="([0-9a-f-]{36})"/gu)].map(([, id = '']) => id);
  for (const session of [...ids, 'x', '']) await send(app, '/your-sign-in/sessions', attacker.cookie, { session });
  assert.equal((await get(app, '/', victim.cookie)).statusCode, 200);
});

test('V6.2.2 V6.2.3 V7.4.3 changing the password asks for the present one, ends other sessions, and counts at once', async (t) => {
  const app = await live(t);
  const { cookie, secret } = await setUp(app, 'primaryDsl');
  const other = await signInFully(app, 'primaryDsl', secret);
  const change = (presentPassword: string, newPassword: string) =>
    send(app, '/your-sign-in/password', cookie, { presentPassword, newPassword });
  const next = 'otter lantern gravel sponge';
  assert.match((await change('', next)).body, /Enter your present password/u);
  assert.match((await change('not the one at all', next)).body, /Enter your present password/u);
  assert.match((await change(password, 'primarydsl@example.org')).body, /harder to guess/u);
  assert.match((await change(password, 'Priya Nair Priya Nair')).body, /harder to guess/u);
  const done = await change(password, ` ${next} `);
  assert.equal(done.headers.location, '/your-sign-in');
  assert.equal((await get(app, '/', other)).statusCode, 303);
  assert.equal((await givePassword(app, emailOf('primaryDsl'))).statusCode, 200, 'the old one');
  assert.equal((await givePassword(app, emailOf('primaryDsl'), { typed: next })).statusCode, 200, 'spaces count');
  assert.equal((await givePassword(app, emailOf('primaryDsl'), { typed: ` ${next} ` })).statusCode, 303);
});

test('a password step that was under way when the password changed begins again', async (t) => {
  const app = await live(t);
  const { cookie, secret } = await setUp(app, 'primaryDsl');
  const { step } = await givePassword(app, emailOf('primaryDsl'));
  app.services.clock.moveTo('2026-11-22T09:01:00Z');
  await send(app, '/your-sign-in/password', cookie, {
    presentPassword: password,
    newPassword: 'otter lantern gravel sponge',
  });
  const reply = await post(app, '/sign-in/code', { code: nextCode(app, secret) }, { cookie: step });
  assert.equal(reply.headers.location, '/sign-in?how=password');
});

test('another code app takes the place of the first, and new recovery codes that of the old', async (t) => {
  const app = await live(t);
  const { cookie, secret, recoveryCodes } = await setUp(app, 'primaryDsl');
  const page = await get(app, '/your-sign-in/code-app', cookie);
  const fresh = secretIn(page.body);
  assert.notEqual(fresh, secret);
  const begun = hidden(page.body, 'begun');
  const wrong = await send(app, '/your-sign-in/code-app', cookie, { begun, code: '000000' });
  assert.match(wrong.body, /Enter the code that your app shows now/u);
  await send(app, '/your-sign-in/code-app', cookie, { begun, code: codeNow(app, fresh) });
  const renewed = await send(app, '/your-sign-in/recovery-codes', cookie, {});
  const codes = [...renewed.body.matchAll(/<li>([0-9A-Z-]{29})<\/li>/gu)].map(([, code = '']) => code);
  assert.equal(codes.length, 8);
  const { step } = await givePassword(app, emailOf('primaryDsl'));
  const secondStep = (fields: Readonly<Record<string, string>>) => post(app, '/sign-in/code', fields, { cookie: step });
  nextCode(app, fresh);
  assert.equal((await secondStep({ code: codeNow(app, secret) })).statusCode, 200, 'the old app');
  assert.equal((await secondStep({ recoveryCode: recoveryCodes[0] ?? '' })).statusCode, 200, 'an old recovery code');
  assert.equal((await secondStep({ recoveryCode: codes[0] ?? '' })).statusCode, 303);
});

test('what was begun for one person cannot be ended for another', async (t) => {
  const app = await live(t);
  const victim = await setUp(app, 'primaryDsl');
  const attacker = await setUp(app, 'secondaryDsl');
  const page = await get(app, '/your-sign-in/code-app', attacker.cookie);
  const reply = await send(app, '/your-sign-in/code-app', victim.cookie, {
    begun: hidden(page.body, 'begun'),
    code: codeNow(app, secretIn(page.body)),
  });
  assert.equal(reply.headers.location, '/your-sign-in/code-app');
  assert.match(
    cookieIn(
      await post(
        app,
        '/sign-in/code',
        { code: nextCode(app, victim.secret) },
        { cookie: (await givePassword(app, emailOf('primaryDsl'))).step },
      ),
    ),
    /session=/u,
  );
});

test('somebody of the demo sets a password and a code app, and signs in with them', async (t) => {
  const app = await testApp(t);
  const { cookie } = await app.signIn('primaryDsl');
  const proved = await send(app, '/confirm-it-is-you', cookie, {});
  const session = cookieIn(proved);
  const set = await send(app, '/your-sign-in/password', session, { newPassword: password });
  assert.equal(set.headers.location, '/your-sign-in/code-app');
  const page = await get(app, '/your-sign-in/code-app', session);
  const secret = secretIn(page.body);
  await send(app, '/your-sign-in/code-app', session, { begun: hidden(page.body, 'begun'), code: codeNow(app, secret) });
  assert.match(await signInFully(app, 'primaryDsl', secret), /session=/u);
});
