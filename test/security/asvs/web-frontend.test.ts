/** OWASP ASVS 5.0.0, chapter V3: what browsers are told and what they may do. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { signInRoute } from '../../../src/ui/addresses.ts';
import { routes } from '../../../src/web/routes.ts';
import { cookieIn, form, type TestApp, testApp } from '../../app.ts';
import { journey } from '../../browser.ts';
import { confirmedMove } from '../../decided-move.ts';
import { allRows, ids, people } from '../../small-partnership.ts';
import { everyAddress } from '../every-address.ts';

const secure = { PUBLIC_URL: 'https://throughline.example' };
const signingIn = (started: TestApp, back = '/') =>
  started.request({ method: 'POST', url: '/sign-in', ...form({ person: people.primaryDsl.id, back }) });

/** One reply of every kind: a page, a form refused, a redirect, nothing there, an asset, no sign-in. */
async function replies(started: TestApp) {
  const browser = await started.signIn('primaryDsl');
  const page = await browser.get(`/children/${ids.child}`);
  const asset = /href="(\/assets\/[^"]+\.css)"/u.exec(page.body)?.[1] ?? '';
  return [
    page,
    await browser.get('/'),
    await browser.get('/nowhere'),
    await browser.get('/children/%zz'),
    await browser.post('/schools/add', {}),
    await started.request({ url: '/' }),
    await started.request({ url: '/sign-in' }),
    await started.request({ url: asset }),
    await started.request({ url: '/healthz' }),
    await started.request({ method: 'POST', url: '/sign-out', ...form({}) }),
  ];
}

test('V3.2.1 what is sent to be kept is a download, and nothing is shown as another type than it has', async (t) => {
  const started = await testApp(t);
  for (const { headers, statusCode, body } of await replies(started)) {
    assert.equal(headers['x-content-type-options'], 'nosniff');
    assert.match(String(headers['content-security-policy']), /default-src 'none'/u);
    if (body !== '') assert.ok(headers['content-type'] !== undefined, String(statusCode));
  }
});

test('V3.2.2 what people typed is shown as text, also by the scripts of the pages', async (t) => {
  const { windowOf } = await journey(t);
  const bad = '<img src=x onerror="document.title=1">';
  const page = await windowOf('admissions');
  await page.goto('/schools/add');
  await page.getByLabel('Name', { exact: false }).first().fill(bad);
  await page.getByRole('button', { name: /Add/u }).first().click();
  await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
  assert.equal(await page.locator('img[src="x"]').count(), 0);
  assert.notEqual(await page.title(), '1');
  assert.equal(await page.getByLabel('Name', { exact: false }).first().inputValue(), bad);
});

test('V3.3.1 V3.3.3 cookies are secure and bound to this host by their name', async (t) => {
  const started = await testApp(t, secure);
  const response = await signingIn(started);
  assert.ok(response.cookies.length > 0);
  for (const cookie of response.cookies) {
    assert.match(cookie.name, /^__Host-/u);
    assert.equal(cookie.secure, true);
    assert.equal(cookie.path, '/');
    assert.equal(cookie.domain, undefined);
  }
});

test('V3.3.2 cookies are not sent along with what other sites send', async (t) => {
  for (const settings of [secure, {}]) {
    const response = await signingIn(await testApp(t, settings));
    for (const cookie of response.cookies) assert.match(String(cookie.sameSite), /^(Lax|Strict)$/u);
  }
});

test('V3.3.4 scripts cannot read the session, and it stands nowhere else', async (t) => {
  const started = await testApp(t);
  const response = await signingIn(started);
  for (const cookie of response.cookies) assert.equal(cookie.httpOnly, true);
  const value = response.cookies[0]?.value ?? '';
  assert.ok(value.length > 20);
  const page = await started.request({ url: '/', headers: { cookie: cookieIn(response) } });
  assert.ok(!page.body.includes(value));
  assert.ok(!String(response.headers.location).includes(value));
});

test('V3.4.1 browsers are told to use https for two years, names below this one included', async (t) => {
  for (const { headers } of await replies(await testApp(t, secure)))
    assert.match(String(headers['strict-transport-security']), /^max-age=63072000; includeSubDomains$/u);
});

test('V3.4.2 no other site may read a reply', async (t) => {
  const started = await testApp(t);
  const browser = await started.signIn('primaryDsl');
  for (const origin of ['https://evil.example', 'null', 'http://localhost:80.evil.example']) {
    const response = await started.request({ url: '/', headers: { cookie: browser.cookie, origin } });
    assert.equal(response.headers['access-control-allow-origin'], undefined);
    assert.equal(response.headers['access-control-allow-credentials'], undefined);
    assert.equal(response.headers['cross-origin-resource-policy'], 'same-origin');
    assert.equal(response.headers['cross-origin-opener-policy'], 'same-origin');
  }
});

test('V3.4.3 V3.4.6 only our own scripts and styles run, nothing inline, and no page stands in a frame', async (t) => {
  const started = await testApp(t);
  for (const { headers, body } of await replies(started)) {
    const policy = String(headers['content-security-policy']);
    for (const part of ["default-src 'none'", "script-src 'self'", "base-uri 'none'", "frame-ancestors 'none'"])
      assert.ok(policy.includes(part), part);
    assert.ok(!/unsafe-|\*|https?:/u.test(policy), policy);
    assert.ok(!/<script(?![^>]*\bsrc=)[^>]*>/u.test(body), 'no script stands in a page');
    assert.ok(!/\son[a-z]+="/u.test(body), 'no script stands in an attribute');
    assert.ok(!/javascript:/iu.test(body));
  }
});

test('V3.4.4 V3.4.5 types are not guessed, and no other site learns where somebody came from', async (t) => {
  for (const { headers } of await replies(await testApp(t))) {
    assert.equal(headers['x-content-type-options'], 'nosniff');
    assert.equal(headers['referrer-policy'], 'no-referrer');
  }
});

test('V3.5.1 V3.5.2 every form is refused without its token, from another site, and in a form that needs no leave', async (t) => {
  const started = await testApp(t);
  const { cookie } = await started.signIn('primaryDsl');
  const before = (await allRows(started.databases, 'entry')).length;
  for (const { method, path, url } of everyAddress({ child: ids.child })) {
    if (method === 'GET') continue;
    for (const headers of [
      { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
      { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'cross-site' },
      { 'content-type': 'application/x-www-form-urlencoded', origin: 'https://evil.example' },
      { 'content-type': 'text/plain', 'sec-fetch-site': 'cross-site' },
      { 'content-type': 'multipart/form-data; boundary=x', 'sec-fetch-site': 'same-site' },
    ]) {
      const { statusCode } = await started.request({ method, url, payload: 'a=b', headers: { ...headers, cookie } });
      assert.ok([400, 403, 415].includes(statusCode), `${path}: ${statusCode} ${JSON.stringify(headers)}`);
    }
  }
  assert.equal((await allRows(started.databases, 'entry')).length, before);
});

test('V3.5.3 looking changes nothing: no page writes an entry, whoever opens it and however', async (t) => {
  const started = await testApp(t);
  const move = await confirmedMove(started);
  const browser = await started.signIn('primaryDsl');
  const rows = async () => [
    (await allRows(started.databases, 'entry')).length,
    (await allRows<{ action: string }>(started.databases, 'audit_event')).filter(
      ({ action }) => action !== 'refused' && action !== 'timeline opened for printing',
    ).length,
  ];
  const before = await rows();
  for (const { method, url } of everyAddress({ child: ids.child, move })) {
    if (method !== 'GET') continue;
    await browser.get(url);
    await started.request({ method: 'HEAD', url, headers: { cookie: browser.cookie } });
    await started.request({ method: 'OPTIONS', url, headers: { cookie: browser.cookie } });
  }
  assert.deepEqual(await rows(), before);
  assert.ok(routes.every(({ method }) => method === 'GET' || method === 'POST'));
});

test('V3.7.2 nobody is sent to another site, whatever the address asks for', async (t) => {
  const started = await testApp(t);
  const elsewhere = [
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '\\/\\/evil.example',
    'javascript:alert(1)',
    '/%2F/evil.example',
    'http:evil.example',
    '/.//evil.example',
    '/\u0000/evil.example',
  ];
  for (const back of elsewhere) {
    const location = String((await signingIn(started, back)).headers.location);
    assert.equal(new URL(location, 'https://throughline.example').host, 'throughline.example', `${back}: ${location}`);
    assert.match(location, /^\/(?![/\\])/u);
    const page = await started.request({ url: signInRoute.link({}, { back }).toString() });
    for (const [, address = ''] of page.body.matchAll(/(?:href|action)="([^"]*)"/gu))
      assert.ok(!/^(?:\/\/|\/\\|javascript:)|evil\.example\/?$/iu.test(address) || address.startsWith('/'), address);
  }
});
