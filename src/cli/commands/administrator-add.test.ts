import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cookieIn, testApp } from '../../../test/app.ts';
import { codeNow, password, post, secretIn } from '../../../test/sign-in.ts';
import { caller } from '../command.fixture.ts';
import { administratorAddCommand } from './administrator-add.ts';

const email = 'una.hale@wyeshire.example';

async function prepared(t: Parameters<typeof testApp>[0]) {
  const app = await testApp(t, {}, { demo: false });
  const call = await caller(t, app, administratorAddCommand, { PUBLIC_URL: 'https://throughline.example' });
  return { app, call };
}

const pathIn = (said: string): string =>
  /https:\/\/throughline\.example(?<path>\/set-up\/[\w-]{43})$/mu.exec(said)?.groups?.['path'] ?? '';

test('the first administrator of a live installation gets a link, and signs in with it', async (t) => {
  const { app, call } = await prepared(t);
  const { code, said } = await call(['Una', 'Hale'], { email });
  assert.equal(code, 0);
  const path = pathIn(said);
  assert.match(said, /It ends on 29 November 2026 at 9am/u);
  const first = await post(app, path, { email, password });
  const secret = secretIn(first.body);
  const begun = /name="begun" value="([^"]+)"/u.exec(first.body)?.[1] ?? '';
  const done = await post(app, `${path}/code`, { begun, code: codeNow(app, secret) });
  const home = await app.request({ url: '/', headers: { cookie: cookieIn(done) } });
  assert.match(home.body, /Una Hale<\/?|Una Hale, Wyeshire/u);
});

test('called again before the link is used, the new link counts and the old one does not', async (t) => {
  const { app, call } = await prepared(t);
  const [first, second] = [
    pathIn((await call(['Una Hale'], { email })).said),
    pathIn((await call(['Una Hale'], { email })).said),
  ];
  assert.equal((await app.request({ url: first })).statusCode, 404);
  assert.equal((await app.request({ url: second })).statusCode, 200);
});

test('somebody who can sign in keeps what they have, unless they are to start anew', async (t) => {
  const { app, call } = await prepared(t);
  const path = pathIn((await call(['Una Hale'], { email })).said);
  const first = await post(app, path, { email, password });
  const begun = /name="begun" value="([^"]+)"/u.exec(first.body)?.[1] ?? '';
  const done = await post(app, `${path}/code`, { begun, code: codeNow(app, secretIn(first.body)) });
  const cookie = cookieIn(done);
  const again = await call(['Una Hale'], { email });
  assert.match(again.said, /signs in as before/u);
  assert.equal((await app.request({ url: '/', headers: { cookie } })).statusCode, 200);
  const anew = await call(['Una Hale'], { email, 'start-anew': true });
  assert.notEqual(pathIn(anew.said), '');
  assert.equal((await app.request({ url: '/', headers: { cookie } })).statusCode, 303, 'all sessions end');
  const step = await post(app, '/sign-in', { email, password });
  assert.match(step.body, /is not right/u, 'the old password has gone');
});

test('a name and an address are asked for', async (t) => {
  const { call } = await prepared(t);
  for (const [words, options] of [
    [[], { email }],
    [['Una Hale'], {}],
    [['Una Hale'], { email: 'una.hale' }],
  ] as const)
    assert.equal((await call(words, options)).code, 2);
});
