/** OWASP ASVS 5.0.0, chapter V16: what is written down, and what is said when something fails. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cookieIn, form, ownPages, testApp } from '../../app.ts';
import { confirmedMove } from '../../decided-move.ts';
import { emailOf, givePassword, nextCode, post, setUp, signInFully } from '../../sign-in.ts';
import { allRows, ids, people } from '../../small-partnership.ts';
import { temporaryFile } from '../../temporary-file.ts';
import { everyAddress, nothing } from '../every-address.ts';

type Event = {
  readonly at: Temporal.Instant;
  readonly action: string;
  readonly practitioner_id: string | null;
  readonly detail: Readonly<Record<string, unknown>>;
};

test('V16.2.1 V16.2.2 V16.2.4 every line of the log is an object with a time in UTC and what was asked', async (t) => {
  const { logged, signIn } = await testApp(t);
  const browser = await signIn('primaryDsl');
  await browser.get(`/children/${ids.child}`);
  assert.ok(logged.length > 0);
  for (const line of logged) {
    const said = JSON.parse(line) as Readonly<Record<string, unknown>>;
    assert.equal(typeof said['time'], 'number');
    if (said['msg'] === 'answered')
      for (const part of ['method', 'route', 'status', 'ms']) assert.ok(part in said, part);
  }
});

test('V16.2.5 the log holds no data of a child and no secret, also of what was refused', async (t) => {
  const started = await testApp(t);
  const move = await confirmedMove(started);
  const browser = await started.signIn('primaryDsl');
  for (const { method, url } of everyAddress({ child: ids.child, move }))
    await (method === 'GET'
      ? browser.get(`${url}?q=Rowan`)
      : browser.post(url, { words: 'Rowan', reason: 'Rowan', name: 'Rowan' }, '/schools/add'));
  const text = started.logged.join('');
  const cookie = browser.cookie.slice(browser.cookie.indexOf('=') + 1);
  for (const secret of ['Rowan', 'Example', ids.child, move, cookie, people.primaryDsl.id, people.primaryDsl.name])
    assert.ok(!text.includes(secret), secret);
});

test('V16.3.1 every way in, every proof and every way out is in the audit, with the factors that were used', async (t) => {
  const started = await testApp(t, {}, { demo: false });
  const { secret, recoveryCodes, cookie } = await setUp(started, 'primaryDsl');
  await signInFully(started, 'primaryDsl', secret);
  const { step } = await givePassword(started, emailOf('primaryDsl'));
  await post(started, '/sign-in/code', { code: '000000' }, { cookie: step });
  await post(started, '/sign-in/code', { recoveryCode: recoveryCodes[0] ?? '' }, { cookie: step });
  await givePassword(started, emailOf('primaryDsl'), { typed: 'wrong wrong wrong' });
  const page = await started.request({ url: '/confirm-it-is-you', headers: { cookie } });
  const _token = /name="_token" value="([^"]+)"/u.exec(page.body)?.[1] ?? '';
  const proof = await post(started, '/confirm-it-is-you', { code: nextCode(started, secret), _token }, { cookie });
  await post(started, '/sign-out', {}, { cookie: cookieIn(proof) });
  const events = (await allRows<Event>(started.databases, 'audit_event'))
    .toSorted((a, b) => Temporal.Instant.compare(a.at, b.at))
    .map(({ action, detail }) => [action, detail['by'] ?? detail['because']].filter(Boolean).join(' '));
  for (const expected of [
    'sign-in set up code',
    'signed in code',
    'signed in recovery-code',
    'sign-in refused code',
    'sign-in refused password',
    'proved again code',
    'signed out',
  ])
    assert.ok(events.includes(expected), `${expected} is not among ${events.join(', ')}`);
});

test('V16.3.4 what fails unforeseen, and an employer whose service cannot be trusted, is in the log in codes', async (t) => {
  const file = await temporaryFile(
    t,
    'providers.json',
    JSON.stringify([
      {
        name: 'council',
        title: 'Wyeshire County Council',
        issuer: 'https://127.0.0.1:9',
        clientId: 'x',
        organisation: ids.council,
        requiredAmr: ['mfa'],
      },
    ]),
  );
  const started = await testApp(t, { SIGN_IN_PROVIDERS: file });
  await started.request({ url: '/sign-in/with/council', headers: ownPages });
  type Line = { readonly msg?: string; readonly reference?: string };
  const said = (text: string) => started.logged.map((line) => JSON.parse(line) as Line).find(({ msg }) => msg === text);
  assert.partialDeepStrictEqual(said("an employer's sign-in service failed"), { employer: 'council', level: 40 });
  const browser = await started.signIn('primaryDsl');
  await started.databases.app.close();
  const { body } = await browser.get('/');
  const failed = said('failed');
  assert.ok(
    failed?.reference !== undefined && body.includes(failed.reference),
    'by the reference that the person is given',
  );
});

test('V16.5.2 when an employer’s service is gone people who sign in otherwise do so, and others are told', async (t) => {
  const file = await temporaryFile(
    t,
    'providers.json',
    JSON.stringify([
      {
        name: 'council',
        title: 'Wyeshire County Council',
        issuer: 'http://127.0.0.1:9',
        clientId: 'x',
        organisation: ids.council,
        requiredAmr: ['mfa'],
      },
    ]),
  );
  const started = await testApp(t, { SIGN_IN_PROVIDERS: file }, { demo: false });
  const { secret } = await setUp(started, 'admissions');
  const gone = await started.request({ url: '/sign-in/with/council', headers: ownPages });
  assert.match(gone.body, /does not answer\. Try again in a few minutes/u);
  assert.equal(cookieIn(gone), '');
  assert.match(await signInFully(started, 'admissions', secret), /session=/u);
});

test('V16.3.2 who was refused, where and why, is in the audit; it is the same for what is hidden and what is not there', async (t) => {
  const started = await testApp(t);
  const stranger = await started.signIn('academyDsl');
  await stranger.get(`/children/${ids.child}`);
  await stranger.get(`/children/${nothing}`);
  await stranger.post('/rules/packs', {}, '/schools/add');
  const refused = (await allRows<Event>(started.databases, 'audit_event')).filter(({ action }) => action === 'refused');
  const ofChild = refused.filter(({ detail }) => detail['route'] === '/children/:child');
  assert.equal(ofChild.length, 2);
  for (const { practitioner_id, detail } of refused) {
    assert.equal(practitioner_id, people.academyDsl.id);
    assert.equal(typeof detail['code'], 'string');
  }
  assert.deepEqual(new Set(ofChild.map(({ detail }) => detail['asked'])), new Set([ids.child, nothing]));
});

test('V16.3.3 a form without its token is in the audit', async (t) => {
  const started = await testApp(t);
  const { cookie } = await started.signIn('primaryDsl');
  const sent = form({ name: 'x' });
  await started.request({ method: 'POST', url: '/schools/add', ...sent, headers: { ...sent.headers, cookie } });
  const events = await allRows<Event>(started.databases, 'audit_event');
  assert.ok(events.some(({ action, detail }) => action === 'refused' && detail['code'] === 'FORM_EXPIRED'));
});

test('V16.4.1 nothing that is sent can add a line to the log', async (t) => {
  const { request, logged } = await testApp(t);
  const before = logged.length;
  await request({
    url: '/nowhere?x=%0d%0a{"level":50,"msg":"forged"}',
    headers: { 'user-agent': 'a {"msg":"forged"}', referer: 'x' },
  });
  assert.equal(logged.length, before + 1);
  for (const line of logged) {
    assert.equal(line.trimEnd().split('\n').length, 1);
    assert.ok(!line.includes('forged'));
  }
});

test('V16.5.1 V16.5.3 when the database is gone nobody is let in, and nobody reads why', async (t) => {
  const started = await testApp(t);
  const browser = await started.signIn('primaryDsl');
  await started.databases.app.close();
  for (const url of ['/', `/children/${ids.child}`, '/schools']) {
    const { statusCode, body } = await browser.get(url);
    assert.ok(statusCode >= 500, `${url}: ${statusCode}`);
    assert.ok(!/postgres|pool|ECONN|stack|\.ts:|SELECT|Rowan/iu.test(body), body.slice(0, 500));
    assert.match(body, /reference/u);
  }
});
