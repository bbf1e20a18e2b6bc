/** OWASP ASVS 5.0.0, chapter V14: where data of children may not be. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../app.ts';
import { journey } from '../../browser.ts';
import { confirmedMove } from '../../decided-move.ts';
import { ids } from '../../small-partnership.ts';
import { everyAddress } from '../every-address.ts';

type Kept = {
  readonly local: readonly (readonly [string, string])[];
  readonly session: readonly (readonly [string, string])[];
  readonly databases: number;
  readonly caches: number;
  readonly cookies: string;
};

test('V14.2.1 no address that a page leads to, and none that a form makes, holds data of a child or of a session', async (t) => {
  const started = await testApp(t);
  const move = await confirmedMove(started);
  const browser = await started.signIn('primaryDsl');
  for (const { method, url, path } of everyAddress({ child: ids.child, move })) {
    if (method !== 'GET') continue;
    const { body, headers } = await browser.get(url);
    const addresses = [...body.matchAll(/(?:href|action|src)="([^"]*)"/gu)].map(([, address = '']) => address);
    for (const address of [...addresses, headers.location ?? ''])
      assert.ok(!/Rowan|Example|H801200001001|2015-02-14|_token/iu.test(address), `${path}: ${address}`);
    for (const [form = ''] of body.matchAll(/<form[^>]*method="get"[\s\S]*?<\/form>/giu))
      assert.ok(!form.includes('_token'), `${path}: the token would stand in the address`);
  }
});

test('V14.2.3 no page asks anything of another site', async (t) => {
  const { windowOf, address, ...started } = await journey(t);
  const move = await confirmedMove(started);
  const page = await windowOf('primaryDsl');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  for (const { method, url, path } of everyAddress({ child: ids.child, move }))
    if (method === 'GET' && !path.endsWith('.csv')) await page.goto(url);
  assert.ok(asked.length > 20);
  assert.deepEqual(
    asked.filter((url) => !url.startsWith(address) && !url.startsWith('data:')),
    [],
  );
});

test('V14.3.1 when a session ends the browser forgets what it kept, and going back shows nothing of a child', async (t) => {
  const { windowOf, request, services, signIn } = await journey(t);
  const page = await windowOf('primaryDsl', { host: 'localhost' });
  await page.goto(`/children/${ids.child}`);
  await page.getByText('Rowan').first().waitFor();
  await page.evaluate("localStorage.setItem('a', 'b'); sessionStorage.setItem('a', 'b');");
  await page.goto('/sign-out');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.waitForURL('**/sign-in');
  assert.deepEqual(await page.evaluate('[localStorage.length, sessionStorage.length]'), [0, 0]);
  for (let step = 0; step < 3; step += 1) {
    await page.goBack();
    assert.ok(!(await page.content()).includes('Rowan'), `${step + 1} back: ${page.url()}`);
  }
  const idle = await signIn('primaryDsl');
  services.clock.moveTo(services.clock.now().add({ hours: 1 }).toString());
  const { headers } = await idle.get(`/children/${ids.child}`);
  assert.equal(headers['clear-site-data'], '"cache", "storage"', 'also when it ended by itself');
  assert.equal(
    (await request({ url: '/' })).headers['clear-site-data'],
    undefined,
    'not for somebody who never was in',
  );
});

test('V14.3.2 no reply about anybody may be kept by a browser or a proxy', async (t) => {
  const started = await testApp(t);
  const move = await confirmedMove(started);
  const browser = await started.signIn('primaryDsl');
  for (const { method, url, path } of everyAddress({ child: ids.child, move })) {
    const { headers } = method === 'GET' ? await browser.get(url) : await browser.post(url, {}, '/schools/add');
    assert.equal(headers['cache-control'], 'no-store', path);
    assert.equal(headers['etag'], undefined, path);
    assert.equal(headers['last-modified'], undefined, path);
  }
});

test('V14.3.3 nothing of anybody is kept in the browser', async (t) => {
  const { windowOf, ...started } = await journey(t);
  const move = await confirmedMove(started);
  const page = await windowOf('primaryDsl');
  for (const { method, url, path } of everyAddress({ child: ids.child, move })) {
    if (method !== 'GET' || path.endsWith('.csv')) continue;
    await page.goto(url);
    const kept = await page.evaluate<Kept>(`(async () => ({
      local: Object.entries(localStorage),
      session: Object.entries(sessionStorage),
      databases: (await indexedDB.databases()).length,
      caches: 'caches' in globalThis ? (await caches.keys()).length : 0,
      cookies: document.cookie,
    }))()`);
    const names = [...kept.local, ...kept.session].flat().join(' ');
    assert.ok(!/Rowan|Example|[0-9a-f]{8}-[0-9a-f]{4}/u.test(names), `${path}: ${names}`);
    assert.deepEqual([kept.databases, kept.caches, kept.cookies], [0, 0, ''], path);
  }
});
