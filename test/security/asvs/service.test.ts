/** OWASP ASVS 5.0.0, chapter V4: HTTP itself. */
import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { type TestContext, test } from 'node:test';
import { cookieIn, form, testApp } from '../../app.ts';
import { ids, people } from '../../small-partnership.ts';

test('V4.1.1 every reply says what it is, text in UTF-8', async (t) => {
  const started = await testApp(t);
  const browser = await started.signIn('primaryDsl');
  for (const url of ['/', `/children/${ids.child}`, '/nowhere', '/sign-in']) {
    const { headers, body } = await browser.get(url);
    assert.equal(headers['content-type'], 'text/html; charset=utf-8', url);
    assert.match(body, /<meta charset="utf-8">/iu);
  }
  const page = (await browser.get('/')).body;
  for (const [, asset = ''] of page.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/gu)) {
    const { headers } = await started.request({ url: asset });
    const expected = asset.endsWith('.css')
      ? /^text\/css/u
      : asset.endsWith('.js')
        ? /javascript/u
        : /^(image|font|application)\//u;
    assert.match(String(headers['content-type']), expected, asset);
  }
});

test('V4.1.3 headers of a proxy that anybody could send change nothing', async (t) => {
  const started = await testApp(t);
  const forged = {
    'x-forwarded-for': '10.0.0.1',
    'x-forwarded-host': 'evil.example',
    'x-forwarded-proto': 'https',
    'x-real-ip': '10.0.0.1',
    'x-user-id': people.admissions.id,
    'x-original-url': '/schools/add',
    'x-rewrite-url': '/schools/add',
    'x-http-method-override': 'POST',
    forwarded: 'for=10.0.0.1;host=evil.example;proto=https',
  };
  assert.equal((await started.request({ url: '/', headers: forged })).statusCode, 303);
  const signedIn = await started.request({
    method: 'POST',
    url: '/sign-in',
    payload: form({ person: people.primaryDsl.id, back: '/' }).payload,
    headers: { ...form({}).headers, ...forged },
  });
  assert.ok(!String(signedIn.headers.location).includes('evil.example'));
  const page = await started.request({ url: '/', headers: { cookie: cookieIn(signedIn), ...forged } });
  assert.match(page.body, new RegExp(people.primaryDsl.name, 'u'));
  assert.ok(!page.body.includes('evil.example'));
});

async function raw(t: TestContext, request: string): Promise<string> {
  const started = await testApp(t);
  const address = await started.app.server.listen({ host: '127.0.0.1', port: 0 });
  const socket = connect(Number(new URL(address).port), '127.0.0.1');
  t.after(() => socket.destroy());
  socket.write(request);
  let reply = '';
  for await (const part of socket) {
    reply += String(part);
    if (reply.includes('\r\n\r\n')) break;
  }
  return reply;
}

test('V4.2.1 a request with two lengths, or with a length and chunks, is refused and nothing after it is read', async (t) => {
  const smuggled = 'GET /healthz HTTP/1.1\r\nhost: localhost\r\n\r\n';
  for (const head of [
    `content-length: ${smuggled.length}\r\ntransfer-encoding: chunked`,
    'content-length: 0\r\ncontent-length: 10',
    'transfer-encoding: xchunked',
    'transfer-encoding : chunked',
    'content-length: +5',
  ]) {
    const reply = await raw(t, `POST /sign-in HTTP/1.1\r\nhost: localhost\r\n${head}\r\n\r\n0\r\n\r\n${smuggled}`);
    assert.match(reply, /^HTTP\/1\.1 (400|501)/u, head);
    assert.equal(reply.match(/HTTP\/1\.1/gu)?.length, 1, head);
  }
});
