import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import type { LightMyRequestResponse } from 'fastify';
import { tokenName } from '../../src/ui/components/form-element.ts';
import { ownPages, type TestApp, testApp } from '../app.ts';
import { client, type IdentityProvider, identityProvider } from '../identity-provider.ts';
import { emailOf, linkFor, post, setUp } from '../sign-in.ts';
import { allRows, ids, people } from '../small-partnership.ts';
import { temporaryFile } from '../temporary-file.ts';

const publicUrl = 'http://localhost:9';
const returned = (name: string): string => `${publicUrl}/sign-in/returned/${name}`;

type Started = { readonly app: TestApp; readonly council: IdentityProvider; readonly other: IdentityProvider };

/** Somebody of admissions is invited. The council's service and, as another employer, that of the secondary school. */
async function started(
  t: Parameters<typeof testApp>[0],
  changes: Readonly<Record<string, unknown>> = {},
): Promise<Started> {
  const council = await identityProvider(t, [returned('council')]);
  const other = await identityProvider(t, [returned('fallow-edge')]);
  const secret = await temporaryFile(t, 'secret', `${client.secret}\n`);
  const shared = { clientId: client.id, clientSecretFile: secret, requiredAmr: ['mfa'] };
  const file = await temporaryFile(
    t,
    'providers.json',
    JSON.stringify([
      {
        ...shared,
        name: 'council',
        title: 'Wyeshire County Council',
        issuer: council.issuer,
        organisation: ids.council,
        ...changes,
      },
      {
        ...shared,
        name: 'fallow-edge',
        title: 'Fallow Edge School',
        issuer: other.issuer,
        organisation: ids.secondary,
      },
    ]),
  );
  const app = await testApp(t, { PUBLIC_URL: publicUrl, SIGN_IN_PROVIDERS: file }, { demo: false });
  await linkFor(app, 'admissions');
  return { app, council, other };
}

const email = emailOf('admissions');
const verified = { email, email_verified: true } as const;

/** Cookies that a browser keeps, with those that a reply sets or takes away. */
function kept(before: string, { cookies }: LightMyRequestResponse): string {
  const jar = new Map(before.split('; ').flatMap((one) => (one === '' ? [] : [one.split('=', 2) as [string, string]])));
  for (const { name, value } of cookies) {
    if (value === '') jar.delete(name);
    else jar.set(name, value);
  }
  return [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
}

type Trip = { readonly name?: string; readonly query?: string; readonly cookie?: string };

async function leave({ app }: Pick<Started, 'app'>, { name = 'council', query = '', cookie = '' }: Trip = {}) {
  const reply = await app.request({ url: `/sign-in/with/${name}${query}`, headers: { ...ownPages, cookie } });
  return { to: String(reply.headers.location), cookie: kept(cookie, reply), status: reply.statusCode };
}

async function comeBack({ app }: Pick<Started, 'app'>, address: string, cookie: string) {
  const { pathname, search } = new URL(address);
  const reply = await app.request({
    url: `${pathname}${search}`,
    headers: { cookie, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' },
  });
  return { reply, cookie: kept(cookie, reply) };
}

/** There, signed in there, and back. */
async function signIn(all: Started, trip: Trip = {}) {
  const away = await leave(all, trip);
  const at = trip.name === 'fallow-edge' ? all.other : all.council;
  return comeBack(all, await at.visit(away.to), away.cookie);
}

const whoIs = async ({ app }: Pick<Started, 'app'>, cookie: string): Promise<string> => {
  const { body, statusCode } = await app.request({ url: '/', headers: { cookie } });
  return statusCode === 200 ? (Object.values(people).find(({ name }) => body.includes(name))?.name ?? '') : '';
};

test('somebody signs in with their account at the council, is known by it after that, and comes back to their page', async (t) => {
  const all = await started(t);
  const page = await all.app.request({ url: '/sign-in' });
  assert.match(page.body, /Sign in with Wyeshire County Council/u);
  all.council.nextIs('subject-1', verified);
  const first = await signIn(all, { query: '?back=%2Fschools' });
  assert.equal(first.reply.headers.location, '/schools');
  assert.equal(await whoIs(all, first.cookie), people.admissions.name);
  all.council.nextIs('subject-1', { email: 'new.name@wyeshire.example', email_verified: true });
  const second = await signIn(all);
  assert.equal(await whoIs(all, second.cookie), people.admissions.name, 'the address may change, the account does not');
});

test('an address counts only when it is verified, known, and of somebody who works in that organisation', async (t) => {
  const all = await started(t);
  for (const claims of [
    { email, email_verified: false },
    { email },
    { email_verified: true },
    { email: 'stranger@example.org', email_verified: true },
    { email: emailOf('secondaryDsl'), email_verified: true },
    { email: [email], email_verified: true },
  ]) {
    all.council.nextIs(`subject-${JSON.stringify(claims)}`, claims);
    const { reply, cookie } = await signIn(all);
    assert.equal(reply.statusCode, 403, JSON.stringify(claims));
    assert.equal(await whoIs(all, cookie), '');
  }
  const rows = await allRows<{ action: string; detail: { because?: string } }>(all.app.databases, 'audit_event');
  assert.equal(
    rows.filter(({ action, detail }) => action === 'sign-in refused' && detail.because === 'employer').length,
    6,
  );
});

test('one employer speaks for nobody of another, even with the same account id (ASVS 6.8.1)', async (t) => {
  const all = await started(t);
  all.council.nextIs('subject-1', verified);
  await signIn(all);
  all.other.nextIs('subject-1', verified);
  const { reply, cookie } = await signIn(all, { name: 'fallow-edge' });
  assert.equal(reply.statusCode, 403);
  assert.equal(await whoIs(all, cookie), '');
});

test('one factor is not enough, whatever the address (ASVS 6.8.4)', async (t) => {
  const all = await started(t, { requiredAmr: ['mfa', 'hwk'], requiredAcr: ['urn:two-factors'] });
  all.council.nextIs('subject-1', verified);
  for (const weak of [{ amr: ['pwd'] }, {}, { acr: 'urn:one-factor', amr: ['pwd'] }]) {
    all.council.strength(weak);
    assert.equal((await signIn(all)).reply.statusCode, 403, JSON.stringify(weak));
  }
  for (const strong of [{ amr: ['pwd', 'hwk'] }, { acr: 'urn:two-factors' }]) {
    all.council.strength(strong);
    assert.equal((await signIn(all)).reply.statusCode, 303, JSON.stringify(strong));
  }
});

test('state, code, issuer and browser have to be those of this sign-in', async (t) => {
  const all = await started(t);
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
  assert.equal((await signIn(all)).reply.statusCode, 303, 'without an attack it counts');
});

test('what was asked for is what has to come back: the nonce, and the key to the code (PKCE)', async (t) => {
  const all = await started(t);
  all.council.nextIs('subject-1', verified);
  for (const name of ['nonce', 'code_challenge']) {
    const away = await leave(all);
    const asked = new URL(away.to);
    asked.searchParams.set(name, 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM');
    const { reply, cookie } = await comeBack(all, await all.council.visit(asked.href), away.cookie);
    assert.equal(reply.statusCode, 403, name);
    assert.equal(await whoIs(all, cookie), '', name);
  }
  assert.equal((await signIn(all)).reply.statusCode, 303, 'unchanged it counts');
});

test('an address binds an account only to somebody whom an administrator has just invited', async (t) => {
  const all = await started(t);
  const { clock } = all.app.services;
  all.council.nextIs('subject-2', { email: emailOf('matching'), email_verified: true });
  assert.equal((await signIn(all)).reply.statusCode, 403, 'has a role there, but was never invited');
  await linkFor(all.app, 'matching', 'recovery');
  assert.equal((await signIn(all)).reply.statusCode, 403, 'who starts anew uses the link that two administrators made');
  clock.moveTo(
    clock
      .now()
      .add({ hours: 7 * 24 })
      .toString(),
  );
  all.council.nextIs('subject-1', verified);
  assert.match((await signIn(all)).reply.body, /An invitation ends after 7 days/u);
  await linkFor(all.app, 'admissions');
  assert.equal((await signIn(all)).reply.statusCode, 303);
});

test('an answer counts once, and the sign-in there ends after a quarter of an hour', async (t) => {
  const all = await started(t);
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
  const all = await started(t, { requiredAcr: ['urn:two-factors'] });
  const { searchParams, origin } = new URL((await leave(all)).to);
  assert.equal(origin, all.council.issuer);
  assert.equal(searchParams.get('code_challenge_method'), 'S256');
  for (const name of ['code_challenge', 'state', 'nonce']) assert.ok((searchParams.get(name) ?? '').length >= 43, name);
  assert.equal(searchParams.get('acr_values'), 'urn:two-factors');
  assert.equal(searchParams.get('redirect_uri'), returned('council'));
  assert.equal(searchParams.get('scope'), 'openid email');
});

test('another site starts no sign-in, and nobody is led to another site afterwards (ASVS 7.6.2)', async (t) => {
  const all = await started(t);
  for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }, {}]) {
    const reply = await all.app.request({ url: '/sign-in/with/council', headers });
    assert.equal(reply.headers.location, '/sign-in?how=password');
  }
  all.council.nextIs('subject-1', verified);
  for (const back of ['https://evil.example', '//evil.example', '/%5Cevil.example']) {
    const { reply } = await signIn(all, { query: `?back=${encodeURIComponent(back)}` });
    const to = String(reply.headers.location);
    assert.ok(to.startsWith('/') && !to.startsWith('//') && !to.includes('\\'), to);
  }
  assert.equal((await all.app.request({ url: '/sign-in/with/nobody', headers: ownPages })).statusCode, 404);
});

test('somebody who signs in otherwise already connects the account themselves; no address does it for them', async (t) => {
  const all = await started(t);
  const own = await setUp(all.app, 'admissions');
  all.council.nextIs('subject-1', verified);
  const refused = await signIn(all);
  assert.match(refused.reply.body, /sign in here in another way already/u);
  all.council.nextIs('subject-1', { email: 'dev@elsewhere.example', email_verified: true });
  const connected = await signIn(all, { query: '?for=connect', cookie: own.cookie });
  assert.equal(connected.reply.headers.location, '/your-sign-in');
  assert.notEqual(connected.cookie, own.cookie, 'the session goes on under a new id');
  const page = await all.app.request({ url: '/your-sign-in', headers: { cookie: connected.cookie } });
  assert.match(page.body, /account is connected/u);
  assert.equal(await whoIs(all, (await signIn(all)).cookie), people.admissions.name);
});

test('an account is connected only by somebody who has just proved who they are, who works there, and only once', async (t) => {
  const all = await started(t);
  const own = await setUp(all.app, 'admissions');
  const outsider = await setUp(all.app, 'primaryDsl');
  all.council.nextIs('subject-1', verified);
  assert.equal(
    (await signIn(all, { query: '?for=connect', cookie: outsider.cookie })).reply.statusCode,
    403,
    'works elsewhere',
  );
  assert.equal((await signIn(all, { query: '?for=connect', cookie: own.cookie })).reply.statusCode, 303);
  const colleague = await setUp(all.app, 'matching');
  assert.equal(
    (await signIn(all, { query: '?for=connect', cookie: colleague.cookie })).reply.statusCode,
    403,
    'it is taken',
  );
  all.app.services.clock.moveTo(all.app.services.clock.now().add({ minutes: 11 }).toString());
  assert.match((await leave(all, { query: '?for=connect', cookie: colleague.cookie })).to, /^\/confirm-it-is-you/u);
  assert.match((await leave(all, { query: '?for=connect' })).to, /^\/sign-in/u);
});

test('proving again leads through the employer, who asks anew, and back to the form that waits', async (t) => {
  const all = await started(t);
  all.council.nextIs('subject-1', verified);
  const { cookie } = await signIn(all);
  all.app.services.clock.moveTo(all.app.services.clock.now().add({ minutes: 11 }).toString());
  const page = await all.app.request({ url: '/your-sign-in/recovery-codes', headers: { cookie } });
  const token = new RegExp(`name="${tokenName}" value="([^"]+)"`, 'u').exec(page.body)?.[1] ?? '';
  const asked = await post(all.app, '/your-sign-in/sessions', { session: 'others', [tokenName]: token }, { cookie });
  const proof = await all.app.request({ url: String(asked.headers.location), headers: { cookie } });
  const link = /href="(\/sign-in\/with\/council[^"]*)"/u.exec(proof.body)?.[1]?.replaceAll('&amp;', '&') ?? '';
  const query = link.slice(link.indexOf('?'));
  const away = await leave(all, { query, cookie });
  assert.equal(new URL(away.to).searchParams.get('prompt'), 'login');
  assert.equal(new URL(away.to).searchParams.get('max_age'), '0');
  const back = await comeBack(all, await all.council.visit(away.to), away.cookie);
  assert.match(String(back.reply.headers.location), /^\/confirm-it-is-you\/continue\?form=/u);
  assert.equal(await whoIs(all, cookie), '', 'the session has a new id');
  assert.equal(await whoIs(all, back.cookie), people.admissions.name);
});

test('somebody else’s account proves nothing, and neither does one in another session', async (t) => {
  const all = await started(t);
  all.council.nextIs('subject-1', verified);
  const { cookie } = await signIn(all);
  all.council.nextIs('subject-2', { email: emailOf('matching'), email_verified: true });
  const others = await signIn(all, { query: '?for=proof', cookie });
  assert.equal(others.reply.statusCode, 403);
  all.council.nextIs('subject-1', verified);
  const away = await leave(all, { query: '?for=proof', cookie });
  const again = await signIn(all);
  const step = away.cookie.split('; ').find((one) => one.startsWith('employer-step=')) ?? '';
  const mixed = await comeBack(all, await all.council.visit(away.to), `${again.cookie}; ${step}`);
  assert.equal(mixed.reply.statusCode, 403);
});

test('who has no role there any more is out, and an unused link ends when the account is bound', async (t) => {
  const all = await started(t);
  const token = await linkFor(all.app, 'admissions');
  all.council.nextIs('subject-1', verified);
  const { cookie } = await signIn(all);
  assert.equal((await all.app.request({ url: `/set-up/${token}` })).statusCode, 404);
  await all.app.everything(({ transaction, now }) =>
    transaction
      .updateTable('role_held')
      .set({ ends_at: now })
      .where('practitioner_id', '=', people.admissions.id)
      .execute(),
  );
  const later = await signIn(all);
  assert.equal(later.reply.statusCode, 403);
  assert.match(later.reply.body, /no role in that organisation/u);
  assert.equal(await whoIs(all, cookie), people.admissions.name, 'the session shows them nothing of children any more');
});

test('a service that does not answer is said to be so, and the page goes on', async (t) => {
  const all = await started(t, { issuer: 'http://127.0.0.1:9' });
  const reply = await all.app.request({ url: '/sign-in/with/council', headers: ownPages });
  assert.match(reply.body, /does not answer/u);
  assert.equal((await all.app.request({ url: '/sign-in' })).statusCode, 200);
});

test('a file that is wrong stops the start and says what is wrong with it', async (t) => {
  const { app } = await started(t);
  const good = {
    name: 'council',
    title: 'C',
    issuer: 'https://sign-in.example',
    clientId: 'x',
    organisation: ids.council,
    requiredAmr: ['mfa'],
  };
  const file = join(app.folder, 'providers.json');
  const { readEmployers } = await import('../../src/web/sign-in/read-employers.ts');
  for (const [content, says] of [
    ['{', /not JSON/u],
    [JSON.stringify([{ ...good, issuer: 'http://sign-in.example' }]), /must begin with https/u],
    [JSON.stringify([{ ...good, requiredAmr: [] }]), /two factors/u],
    [JSON.stringify([good, good]), /same name/u],
    [JSON.stringify([{ ...good, secret: 'x' }]), /secret/u],
    [JSON.stringify([{ ...good, clientSecretFile: 'missing' }]), /cannot be read/u],
  ] as const) {
    await writeFile(file, content);
    await assert.rejects(readEmployers(file), says);
  }
  await writeFile(file, JSON.stringify([good]));
  assert.equal((await readEmployers(file)).length, 1);
});
