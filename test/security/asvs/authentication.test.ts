/** OWASP ASVS 5.0.0, chapter V6: what other tests of signing in do not decide by themselves. */
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { projectRoot } from '../../../src/config.ts';
import { newCodeSecret } from '../../../src/record/sign-in/code-app.ts';
import { newRecoveryCodes } from '../../../src/record/sign-in/recovery-codes.ts';
import { waysToProve } from '../../../src/record/sign-in/sessions.ts';
import { openRoutes } from '../../../src/web/sign-in/open-routes.ts';
import { type TestApp, testApp } from '../../app.ts';
import { emailOf, givePassword, linkFor, password, post, setUp, signInFully } from '../../sign-in.ts';

const live = (t: Parameters<typeof testApp>[0]): Promise<TestApp> => testApp(t, {}, { demo: false });

/** Every page with a box for a password, as text. */
async function passwordPages(app: TestApp): Promise<readonly string[]> {
  const token = await linkFor(app, 'secondaryDsl');
  const { cookie } = await setUp(app, 'primaryDsl');
  const pages = [
    { url: '/sign-in' },
    { url: `/set-up/${token}` },
    { url: '/your-sign-in/password', headers: { cookie } },
  ];
  return Promise.all(pages.map(async (page) => (await app.request(page)).body));
}

test('V6.2.6 V6.2.7 boxes for passwords hide what is typed, and nothing keeps a password manager or a paste away', async (t) => {
  for (const body of await passwordPages(await live(t))) {
    const boxes = [...body.matchAll(/<input[^>]*password[^>]*>/giu)].map(([box]) => box);
    assert.ok(boxes.length > 0);
    for (const box of boxes.filter((one) => !one.includes('type="hidden"'))) {
      assert.match(box, /type="password"/u);
      assert.match(box, /autocomplete="(?:current|new)-password"/u);
      assert.doesNotMatch(box, /onpaste|readonly|maxlength/iu);
    }
  }
});

test('V6.2.8 a password counts as it was typed, with spaces, capitals and other alphabets, and in no other way', async (t) => {
  const app = await live(t);
  const { cookie } = await setUp(app, 'primaryDsl');
  const typed = '  Őrült Kettle маrble \u{1F9A6}  ';
  const page = await app.request({ url: '/your-sign-in/password', headers: { cookie } });
  const token = /name="_token" value="([^"]+)"/u.exec(page.body)?.[1] ?? '';
  const fields = { presentPassword: password, newPassword: typed, _token: token };
  assert.equal((await post(app, '/your-sign-in/password', fields, { cookie })).statusCode, 303);
  for (const wrong of [typed.trim(), typed.toLowerCase(), typed.normalize('NFD'), typed.slice(0, -1)])
    assert.notEqual((await givePassword(app, emailOf('primaryDsl'), { typed: wrong })).statusCode, 303, wrong);
  assert.equal((await givePassword(app, emailOf('primaryDsl'), { typed })).statusCode, 303);
});

test('V6.2.10 a password of three years ago still counts', async (t) => {
  const app = await live(t);
  const { secret } = await setUp(app, 'primaryDsl');
  app.services.clock.moveTo('2029-11-22T09:00:00Z');
  assert.match(await signInFully(app, 'primaryDsl', secret), /session=/u);
});

test('V6.3.2 a live installation begins without any account that could sign in', async (t) => {
  const app = await live(t);
  const ways = await app.everything(async ({ transaction }) =>
    Promise.all(
      (['password', 'passkey', 'employer_account', 'code_app', 'sign_in_link'] as const).map((table) =>
        transaction.selectFrom(table).select('practitioner_id').execute(),
      ),
    ),
  );
  assert.deepEqual(ways.flat(), []);
  for (const name of ['admin', 'administrator', 'root', 'throughline', 'postgres'])
    for (const typed of [name, 'password', 'admin', ''])
      assert.equal((await givePassword(app, name, { typed })).headers.location, undefined, name);
});

test('V6.3.4 every way in is written down with its strength, and no open page lets anybody in without one', async (t) => {
  const written = await Promise.all(
    ['0019-how-people-prove-who-they-are', '0020-passkeys-and-accounts-of-employers'].map((name) =>
      readFile(join(projectRoot, 'docs/decisions', `${name}.md`), 'utf8'),
    ),
  );
  for (const way of Object.keys(waysToProve))
    assert.match(
      written.join('\n').toLowerCase(),
      new RegExp(way.replace('demo', 'demonstration').replace('-', ' '), 'u'),
    );
  const app = await live(t);
  const token = await linkFor(app, 'primaryDsl');
  for (const { method, path } of openRoutes) {
    const url = path.replace(':token', token).replace(':employer', 'council');
    const { cookies } = await (method === 'GET'
      ? app.request({ url })
      : post(app, url, { email: emailOf('primaryDsl'), password, code: '000000', answer: '{}', person: 'x' }));
    assert.ok(!cookies.some(({ name, value }) => name === 'session' && value !== ''), `${method} ${path}`);
  }
});

test('V6.4.2 nobody is asked for a hint or a secret question', async (t) => {
  const app = await live(t);
  const token = await linkFor(app, 'secondaryDsl');
  for (const { method, path } of openRoutes) {
    if (method !== 'GET') continue;
    const { body } = await app.request({ url: path.replace(':token', token) });
    assert.doesNotMatch(body, /password hint|maiden|first pet|secret question|security question/iu, path);
  }
});

test('V6.5.3 secrets come from the generator of the operating system, and no two are alike', async () => {
  const folder = join(projectRoot, 'src/record/sign-in');
  for (const name of await readdir(folder))
    assert.doesNotMatch(await readFile(join(folder, name), 'utf8'), /Math\.random/u, name);
  const secrets = Array.from({ length: 200 }, () => newCodeSecret());
  assert.equal(new Set(secrets).size, 200);
  assert.ok(
    secrets.every((secret) => secret.length >= 32),
    '160 bits in base32',
  );
  assert.equal(new Set(Array.from({ length: 50 }, newRecoveryCodes).flat()).size, 400);
});
