import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { cookieIn, type TestApp, testApp } from '../../../test/app.ts';
import {
  codeNow,
  emailOf,
  givePassword,
  linkFor,
  nextCode,
  password,
  post,
  secretIn,
  setUp,
} from '../../../test/sign-in.ts';
import { people } from '../../../test/small-partnership.ts';

const live = (t: Parameters<typeof testApp>[0]): Promise<TestApp> => testApp(t, {}, { demo: false });
const begunIn = (body: string): string => /name="begun" value="([^"]+)"/u.exec(body)?.[1] ?? '';
const email = emailOf('primaryDsl');

test('a link leads to a password, a code app and recovery codes, and somebody is signed in', async (t) => {
  const app = await live(t);
  const token = await linkFor(app, 'primaryDsl');
  const page = await app.request({ url: `/set-up/${token}` });
  assert.match(page.body, /until 29 November 2026 at 9am/u);
  assert.ok(!page.body.includes(people.primaryDsl.name), 'whoever found the link is told nothing');
  const first = await post(app, `/set-up/${token}`, { email, password });
  assert.match(first.body, /<svg[^>]*role="img"/u);
  assert.equal(secretIn(first.body).length, 32);
  assert.ok(!first.body.includes(password));
  const done = await post(app, `/set-up/${token}/code`, {
    begun: begunIn(first.body),
    code: codeNow(app, secretIn(first.body)),
  });
  assert.match(done.body, /Your recovery codes/u);
  const home = await app.request({ url: '/', headers: { cookie: cookieIn(done) } });
  assert.ok(home.body.includes(people.primaryDsl.name));
});

test('V6.4.1 a link counts once, also when two use it at the same time', async (t) => {
  const app = await live(t);
  const { token } = await setUp(app, 'primaryDsl');
  assert.equal((await app.request({ url: `/set-up/${token}` })).statusCode, 404);
  assert.equal((await post(app, `/set-up/${token}`, { email, password })).statusCode, 404);
  const other = await linkFor(app, 'secondaryDsl');
  const steps = await Promise.all(
    [0, 1].map(() => post(app, `/set-up/${other}`, { email: emailOf('secondaryDsl'), password })),
  );
  const ends = await Promise.all(
    steps.map(({ body }) =>
      post(app, `/set-up/${other}/code`, { begun: begunIn(body), code: codeNow(app, secretIn(body)) }),
    ),
  );
  assert.deepEqual(
    ends.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b),
    [200, 404],
  );
  const winner = steps[ends.findIndex(({ statusCode }) => statusCode === 200)];
  const { step } = await givePassword(app, emailOf('secondaryDsl'));
  const code = nextCode(app, secretIn(winner?.body ?? ''));
  assert.equal((await post(app, '/sign-in/code', { code }, { cookie: step })).statusCode, 303);
});

test('V6.4.1 a link ends by itself, when a newer one is made, and when the person has left', async (t) => {
  const app = await live(t);
  const { clock } = app.services;
  const status = async (token: string): Promise<number> => (await app.request({ url: `/set-up/${token}` })).statusCode;
  const [older, newer] = [await linkFor(app, 'primaryDsl'), await linkFor(app, 'primaryDsl')];
  assert.deepEqual([await status(older), await status(newer)], [404, 200]);
  const recovery = await linkFor(app, 'secondaryDsl', 'recovery');
  clock.moveTo('2026-11-23T09:00:00Z');
  assert.deepEqual([await status(newer), await status(recovery)], [200, 404], 'a recovery ends after a day');
  const begun = await post(app, `/set-up/${newer}`, { email, password });
  clock.moveTo('2026-11-29T09:00:00Z');
  assert.equal(await status(newer), 404, 'an invitation after a week');
  const late = await post(app, `/set-up/${newer}/code`, {
    begun: begunIn(begun.body),
    code: codeNow(app, secretIn(begun.body)),
  });
  assert.notEqual(late.statusCode, 200);
  const left = await linkFor(app, 'academyDsl');
  await app.everything(({ transaction }) =>
    transaction.updateTable('practitioner').set({ active: false }).where('id', '=', people.academyDsl.id).execute(),
  );
  assert.equal(await status(left), 404);
});

test('V6.6.3 somebody else who has the link does not get in with it', async (t) => {
  const app = await live(t);
  const token = await linkFor(app, 'primaryDsl');
  const other = await setUp(app, 'secondaryDsl');
  const page = await app.request({ url: `/set-up/${token}`, headers: { cookie: other.cookie } });
  assert.match(page.body, /signed in as somebody else/u);
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const reply = await post(app, `/set-up/${token}`, { email: `guess${attempt}@example.org`, password });
    assert.match(reply.body, /for which this link was made/u);
    assert.ok(!reply.body.includes(email));
  }
  assert.match((await post(app, `/set-up/${token}`, { email, password })).body, /Try again in/u);
});

test('V6.6.2 what was begun with one link does not end another, and cannot be made up', async (t) => {
  const app = await live(t);
  const [own, others] = [await linkFor(app, 'primaryDsl'), await linkFor(app, 'secondaryDsl')];
  const { body } = await post(app, `/set-up/${own}`, { email, password });
  const code = codeNow(app, secretIn(body));
  for (const [token, begun] of [
    [others, begunIn(body)],
    [own, `${begunIn(body).slice(0, -4)}AAAA`],
    [own, ''],
  ] as const)
    assert.equal((await post(app, `/set-up/${token}/code`, { begun, code })).headers.location, `/set-up/${token}`);
});

test('a weak password and a wrong first code keep the person on the page', async (t) => {
  const app = await live(t);
  const token = await linkFor(app, 'primaryDsl');
  const weak = await post(app, `/set-up/${token}`, { email, password: 'passwordpassword' });
  assert.match(weak.body, /harder to guess/u);
  assert.match(weak.body, new RegExp(`value="${email}"`, 'u'), 'what was typed is kept');
  assert.ok(!weak.body.includes('value="passwordpassword"'), 'but no password');
  const first = await post(app, `/set-up/${token}`, { email, password });
  const wrong = await post(app, `/set-up/${token}/code`, { begun: begunIn(first.body), code: '000000' });
  assert.match(wrong.body, /Enter the code that your app shows now/u);
  assert.equal(secretIn(wrong.body), secretIn(first.body), 'the app need not be connected again');
});

test('V6.5.2 links, passwords, recovery codes and secrets stand nowhere in the database as they are', async (t) => {
  const app = await live(t);
  const { token, secret, recoveryCodes } = await setUp(app, 'primaryDsl');
  const open = await linkFor(app, 'secondaryDsl');
  for (const table of [
    'password',
    'code_app',
    'recovery_code',
    'sign_in_link',
    'sign_in_attempt',
    'known_device',
    'session',
  ]) {
    const rows = await app.everything(async ({ transaction }) => {
      const found = await sql<{ row: string }>`SELECT to_jsonb(t)::text AS row FROM ${sql.table(table)} t`.execute(
        transaction,
      );
      return found.rows.map(({ row }) => row).join('\n');
    });
    const decoded = [...rows.matchAll(/\\\\x([0-9a-f]+)/gu)]
      .map(([, hex = '']) => Buffer.from(hex, 'hex').toString('latin1'))
      .join('\n');
    for (const hidden of [
      token,
      open,
      secret,
      password,
      ...recoveryCodes,
      ...recoveryCodes.map((code) => code.replaceAll('-', '')),
    ])
      assert.ok(!rows.includes(hidden) && !decoded.includes(hidden), table);
  }
});

test('requests that serve pages cannot read a single credential', async (t) => {
  const app = await live(t);
  await setUp(app, 'primaryDsl');
  for (const table of [
    'password',
    'code_app',
    'recovery_code',
    'passkey',
    'sign_in_link',
    'known_device',
    'sign_in_key',
  ])
    await assert.rejects(
      sql`SELECT FROM ${sql.table(table)}`.execute(app.databases.app.kysely),
      /permission denied/u,
      table,
    );
});
