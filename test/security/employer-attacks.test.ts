import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import { ownPages } from '../app.ts';
import { comeBack, leave, returned, signInThere, verified, whoIs, withEmployers } from '../employers.ts';
import { client } from '../identity-provider.ts';
import { emailOf } from '../sign-in.ts';

test('V6.8.1 one employer speaks for nobody of another, even with the same account id', async (t) => {
  const all = await withEmployers(t);
  all.council.nextIs('subject-1', verified);
  await signInThere(all);
  all.other.nextIs('subject-1', verified);
  const { reply, cookie } = await signInThere(all, { name: 'fallow-edge' });
  assert.equal(reply.statusCode, 403);
  assert.equal(await whoIs(all, cookie), '');
});

test('V6.8.4 one factor is not enough, whatever the address', async (t) => {
  const all = await withEmployers(t, { requiredAmr: ['mfa', 'hwk'], requiredAcr: ['urn:two-factors'] });
  all.council.nextIs('subject-1', verified);
  for (const weak of [{ amr: ['pwd'] }, {}, { acr: 'urn:one-factor', amr: ['pwd'] }]) {
    all.council.strength(weak);
    assert.equal((await signInThere(all)).reply.statusCode, 403, JSON.stringify(weak));
  }
  for (const strong of [{ amr: ['pwd', 'hwk'] }, { acr: 'urn:two-factors' }]) {
    all.council.strength(strong);
    assert.equal((await signInThere(all)).reply.statusCode, 303, JSON.stringify(strong));
  }
});

test('state, code, issuer and browser have to be those of this sign-in', async (t) => {
  const all = await withEmployers(t);
  all.council.nextIs('subject-1', verified);
  all.other.nextIs('subject-1', verified);
  type Came = { readonly back: URL; readonly cookie: string };
  const changed = ({ back, cookie }: Came, name: string, value: string): Came => {
    back.searchParams.set(name, value);
    return { back, cookie };
  };
  const [another, elsewhere] = [await leave(all), await leave(all, { name: 'fallow-edge' })];
  const othersBack = await all.other.visit(elsewhere.to);
  const attacks: Readonly<Record<string, (came: Came) => Came>> = {
    'another state': (came) => changed(came, 'state', 'made-up'),
    'the state of another try': (came) => changed(came, 'state', new URL(another.to).searchParams.get('state') ?? ''),
    'another code': (came) => changed(came, 'code', 'made-up'),
    'another issuer': (came) => changed(came, 'iss', all.other.issuer),
    'no cookie': ({ back }) => ({ back, cookie: '' }),
    'the cookie of another try': ({ back }) => ({ back, cookie: another.cookie }),
    'the cookie of another employer': ({ back }) => ({ back, cookie: elsewhere.cookie }),
    'a changed cookie': ({ back, cookie }) => ({ back, cookie: `${cookie.slice(0, -3)}abc` }),
    'the answer of another employer': ({ cookie }) => ({
      back: new URL(othersBack.replace('/fallow-edge', '/council')),
      cookie,
    }),
    'an error': ({ back, cookie }) => ({
      back: new URL(`${returned('council')}?error=access_denied&state=${back.searchParams.get('state')}`),
      cookie,
    }),
    nothing: ({ cookie }) => ({ back: new URL(returned('council')), cookie }),
  };
  for (const [what, attack] of Object.entries(attacks)) {
    const away = await leave(all);
    const came = attack({ back: new URL(await all.council.visit(away.to)), cookie: away.cookie });
    const { reply, cookie: after } = await comeBack(all, came.back.href, came.cookie);
    assert.equal(reply.statusCode, 403, what);
    assert.doesNotMatch(reply.body, /has been used already/u, what);
    assert.equal(await whoIs(all, after), '', what);
  }
  assert.equal((await signInThere(all)).reply.statusCode, 303, 'without an attack it counts');
});

test('what was asked for is what has to come back: the nonce, and the key to the code (PKCE)', async (t) => {
  const all = await withEmployers(t);
  all.council.nextIs('subject-1', verified);
  for (const name of ['nonce', 'code_challenge']) {
    const away = await leave(all);
    const asked = new URL(away.to);
    asked.searchParams.set(name, 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM');
    const { reply, cookie } = await comeBack(all, await all.council.visit(asked.href), away.cookie);
    assert.equal(reply.statusCode, 403, name);
    assert.equal(await whoIs(all, cookie), '', name);
  }
  assert.equal((await signInThere(all)).reply.statusCode, 303, 'unchanged it counts');
});

test('V6.8.2 what the employer says counts only with its signature, whoever is in between', async (t) => {
  const all = await withEmployers(t);
  all.council.nextIs('subject-1', verified);
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const read = (text = ''): Readonly<Record<string, unknown>> =>
    JSON.parse(Buffer.from(text, 'base64url').toString()) as Readonly<Record<string, unknown>>;
  const forgeries: Readonly<Record<string, (parts: readonly string[]) => readonly string[]>> = {
    'somebody else’s account': ([head = '', body, signature = '']) => [
      head,
      part({ ...read(body), sub: 'subject-2' }),
      signature,
    ],
    unsigned: ([, body = '']) => [part({ alg: 'none' }), body, ''],
    'without a signature': ([head = '', body = '']) => [head, body, ''],
    'signed with the secret of the client': ([, body = '']) => {
      const signed = `${part({ alg: 'HS256' })}.${body}`;
      return [signed, createHmac('sha256', client.secret).update(signed).digest('base64url')];
    },
    'another signature': ([head = '', body = '', signature = '']) => [head, body, `AAAA${signature.slice(4)}`],
  };
  for (const [what, forge] of Object.entries(forgeries)) {
    all.council.forge((token) => forge(token.split('.')).join('.'));
    const { reply, cookie } = await signInThere(all);
    assert.equal(reply.statusCode, 403, what);
    assert.equal(await whoIs(all, cookie), '', what);
  }
  all.council.forge((token) => token);
  assert.equal((await signInThere(all)).reply.statusCode, 303, 'and with it it does');
  assert.ok(all.app.logged.some((line) => line.includes("an employer's sign-in service failed")));
});

test('an answer counts once, and the sign-in there ends after a quarter of an hour', async (t) => {
  const all = await withEmployers(t);
  all.council.nextIs('subject-1', verified);
  const away = await leave(all);
  const back = await all.council.visit(away.to);
  assert.equal((await comeBack(all, back, away.cookie)).reply.statusCode, 303);
  const again = await comeBack(all, back, away.cookie);
  assert.equal(again.reply.statusCode, 403);
  assert.match(again.reply.body, /has been used already/u, 'whatever the employer would say to it');
  const late = await leave(all);
  const lateBack = await all.council.visit(late.to);
  all.app.services.clock.moveTo(all.app.services.clock.now().add({ minutes: 16 }).toString());
  assert.equal((await comeBack(all, lateBack, late.cookie)).reply.statusCode, 403);
});

test('what leads there carries PKCE, state and nonce, and asks for the strength that is needed', async (t) => {
  const all = await withEmployers(t, { requiredAcr: ['urn:two-factors'] });
  const { searchParams, origin } = new URL((await leave(all)).to);
  assert.equal(origin, all.council.issuer);
  assert.equal(searchParams.get('code_challenge_method'), 'S256');
  for (const name of ['code_challenge', 'state', 'nonce']) assert.ok((searchParams.get(name) ?? '').length >= 43, name);
  assert.equal(searchParams.get('acr_values'), 'urn:two-factors');
  assert.equal(searchParams.get('redirect_uri'), returned('council'));
  assert.equal(searchParams.get('scope'), 'openid email');
});

test('V7.6.2 another site starts no sign-in, and nobody is led to another site afterwards', async (t) => {
  const all = await withEmployers(t);
  for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }, {}]) {
    const reply = await all.app.request({ url: '/sign-in/with/council', headers });
    assert.equal(reply.headers.location, '/sign-in?how=password');
  }
  all.council.nextIs('subject-1', verified);
  for (const back of ['https://evil.example', '//evil.example', '/%5Cevil.example']) {
    const { reply } = await signInThere(all, { query: `?back=${encodeURIComponent(back)}` });
    const to = String(reply.headers.location);
    assert.ok(to.startsWith('/') && !to.startsWith('//') && !to.includes('\\'), to);
  }
  assert.equal((await all.app.request({ url: '/sign-in/with/nobody', headers: ownPages })).statusCode, 404);
});

test('somebody else’s account proves nothing, and neither does one in another session', async (t) => {
  const all = await withEmployers(t);
  all.council.nextIs('subject-1', verified);
  const { cookie } = await signInThere(all);
  all.council.nextIs('subject-2', { email: emailOf('matching'), email_verified: true });
  const others = await signInThere(all, { query: '?for=proof', cookie });
  assert.equal(others.reply.statusCode, 403);
  all.council.nextIs('subject-1', verified);
  const away = await leave(all, { query: '?for=proof', cookie });
  const again = await signInThere(all);
  const step = away.cookie.split('; ').find((one) => one.startsWith('employer-step=')) ?? '';
  const mixed = await comeBack(all, await all.council.visit(away.to), `${again.cookie}; ${step}`);
  assert.equal(mixed.reply.statusCode, 403);
});
