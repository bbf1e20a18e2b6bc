import assert from 'node:assert/strict';
import { test } from 'node:test';
import { form, testApp } from '../../../test/app.ts';
import { people } from '../../../test/small-partnership.ts';

test('in a demo everybody can be chosen, under what they do', async (t) => {
  const { request } = await testApp(t);
  const { body } = await request({ url: '/sign-in' });
  for (const { name, id } of Object.values(people)) {
    assert.ok(body.includes(name), name);
    assert.ok(body.includes(`name="person" value="${id}"`), name);
  }
  assert.ok(body.indexOf('Secondary and primary schools') < body.indexOf(people.primaryDsl.name));
  assert.ok(body.indexOf('>Council<') < body.indexOf(people.admissions.name));
  assert.ok(!body.includes('You will come back'), 'nobody has been sent here');
});

test('somebody who asked for a page comes back to it', async (t) => {
  const { request } = await testApp(t);
  const asked = await request({ url: '/schools?q=alder&page=2' });
  const address = String(asked.headers.location);
  assert.equal(address, '/sign-in?back=%2Fschools%3Fq%3Dalder%26page%3D2');
  const { body } = await request({ url: address });
  assert.match(body, /You will come back to the page you asked for/u);
  const back = /name="back" value="([^"]+)"/u.exec(body)?.[1]?.replaceAll('&amp;', '&') ?? '';
  const response = await request({ method: 'POST', url: '/sign-in', ...form({ person: people.primaryDsl.id, back }) });
  assert.equal(response.headers.location, '/schools?q=alder&page=2');
});

test('somebody unknown, and nobody at all, are not signed in', async (t) => {
  const { request } = await testApp(t);
  for (const person of ['', 'x', '20000000-0000-4000-8000-00000000ffff', `${people.primaryDsl.id}\u0000`]) {
    const response = await request({ method: 'POST', url: '/sign-in', ...form({ person, back: '/' }) });
    assert.equal(response.statusCode, 404);
    assert.equal(response.headers['set-cookie'], undefined);
  }
});

test('another site can neither sign somebody in nor out', async (t) => {
  const { request, signIn } = await testApp(t);
  const { cookie, get } = await signIn('primaryDsl');
  const sent = form({ person: people.primaryTeacher.id, back: '/' });
  for (const url of ['/sign-in', '/sign-out']) {
    const headers = { ...sent.headers, cookie, 'sec-fetch-site': 'cross-site' };
    const response = await request({ method: 'POST', url, ...sent, headers });
    assert.equal(response.statusCode, 403, url);
  }
  assert.ok((await get('/')).body.includes(people.primaryDsl.name));
});

test('outside a demo the page asks for a password, says whom to ring, and why somebody is here', async (t) => {
  const { request } = await testApp(t, {}, { demo: false });
  const { body } = await request({ url: '/sign-in?back=%2Fmoves' });
  assert.match(body, /ring an administrator of your organisation/u);
  assert.match(body, /type="password"/u);
  assert.match(body, /You will come back to the page you asked for/u);
  assert.ok(!body.includes('This is a demonstration'));
});
