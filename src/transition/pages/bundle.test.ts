import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bundling, choices, makeOnPages } from '../../../test/made-bundle.ts';
import { readBundle } from '../../interchange/bundle/read-bundle.ts';

test('a DSL makes a file for a school that does not sign in here, and types in the receipt', async (t) => {
  const { app, url } = await bundling(t);
  const dsl = await app.signIn('primaryDsl');
  const { body: first } = await dsl.get(url);
  const items = choices(first, 'items', 'school').slice(0, 2);
  assert.equal(items.length, 2);
  const { preview, made } = await makeOnPages(dsl, url, { part: 'school', items });
  assert.match(preview.body, /Likes to draw before maths/u);
  assert.doesNotMatch(preview.body, /Came without a coat/u);
  assert.equal(made.statusCode, 200, made.body.slice(0, 400));
  assert.equal(made.headers['content-type'], 'application/zip');
  const read = readBundle(made.rawPayload);
  assert.ok(read.ok);
  assert.deepEqual(
    read.manifest.carries.map(({ item }) => item),
    items,
  );
  assert.ok(read.manifest.entries.every(({ compartment }) => compartment !== 'safeguarding'));
  const { body } = await dsl.get(url);
  const bundle = /name="bundle" value="([^"]+)"/u.exec(body)?.[1] ?? '';
  const refused = await dsl.post(url, { step: 'receipt', bundle, by: 'Mr Ode', complete: 'no', words: '' });
  assert.match(refused.body, /Enter what is missing/u);
  const told = { step: 'receipt', bundle, by: 'Mr Ode, office', complete: 'yes', words: '' };
  assert.equal((await dsl.post(url, told)).statusCode, 303);
  assert.match((await dsl.get(url)).body, /Confirmed as complete by Mr Ode, office/u);
  assert.equal((await dsl.post(url, told)).statusCode, 409);
  const item = await dsl.get(url.replace(/bundle$/u, `handover/${items[0]}`));
  assert.match(item.body, /Accepted/u);
});

test('safeguarding goes in a bundle of its own, which only the DSL makes', async (t) => {
  const { app, url } = await bundling(t);
  const dsl = await app.signIn('primaryDsl');
  const { preview, made } = await makeOnPages(dsl, url, { part: 'safeguarding' });
  assert.match(preview.body, /Came without a coat/u);
  assert.doesNotMatch(preview.body, /Likes to draw/u);
  const read = readBundle(made.rawPayload);
  assert.ok(read.ok && read.manifest.part === 'safeguarding');
  const safeguarding = read.manifest.entries.map(({ id }) => id);
  const office = await app.signIn('primaryOffice');
  assert.doesNotMatch((await office.get(url)).body, /From DSL to DSL/u);
  for (const part of ['safeguarding', 'school']) {
    const tried = await office.post(url, { step: 'make', seen: '0', part, entries: safeguarding });
    assert.notEqual(tried.headers['content-type'], 'application/zip');
    assert.doesNotMatch(tried.body, /Came without a coat/u);
  }
});

test('the school that receives, and one that is not concerned, find no page', async (t) => {
  const { app, url } = await bundling(t);
  for (const name of ['secondaryDsl', 'academyDsl'] as const) {
    const browser = await app.signIn(name);
    assert.equal((await browser.get(url)).statusCode, 404, name);
    const tried = await browser.post(url, { step: 'make', part: 'school', entries: [], items: [] }, '/schools/add');
    assert.equal(tried.statusCode, 404, name);
  }
});

test('a bundle that was withdrawn takes no receipt, and its items are to be sent again', async (t) => {
  const { app, url } = await bundling(t);
  const dsl = await app.signIn('primaryDsl');
  const items = choices((await dsl.get(url)).body, 'items', 'school').slice(0, 1);
  await makeOnPages(dsl, url, { part: 'school', items });
  const bundle = /name="bundle" value="([^"]+)"/u.exec((await dsl.get(url)).body)?.[1] ?? '';
  assert.equal((await dsl.post(url, { step: 'withdraw', bundle })).statusCode, 303);
  assert.equal((await dsl.post(url, { step: 'receipt', bundle, by: 'A', complete: 'yes', words: '' })).statusCode, 409);
  const { body } = await dsl.get(url);
  assert.match(body, /Withdrawn/u);
  assert.deepEqual(
    choices(body, 'items', 'school').filter((code) => items.includes(code)),
    items,
  );
});
