import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { test } from 'node:test';
import { testApp } from '../../test/app.ts';
import { multipart } from '../../test/multipart.ts';
import { syntheticTransferFile } from '../../test/transfer-file.ts';

async function uploader(t: Parameters<typeof testApp>[0], settings: Readonly<Record<string, string>> = {}) {
  const started = await testApp(t, settings);
  const browser = await started.signIn('secondaryDsl');
  const token = /name="_token" value="([^"]+)"/u.exec((await browser.get('/imports')).body)?.[1] ?? '';
  const upload = (name: string, content: string, fields: Readonly<Record<string, string>> = { _token: token }) => {
    const file = { field: 'file', name, content: Buffer.from(content), type: 'text/xml' };
    const sent = multipart(fields, file);
    return started.request({
      method: 'POST',
      url: '/imports',
      ...sent,
      headers: { ...sent.headers, cookie: browser.cookie },
    });
  };
  const spooled = async () => {
    await started.app.background.settled();
    await new Promise((resolve) => setTimeout(resolve, 50));
    return readdir(`${started.folder}/spool`).catch(() => []);
  };
  return { ...started, browser, upload, spooled };
}

test('an uploaded file is read, shown, and gone from disk afterwards', async (t) => {
  const { upload, browser, spooled } = await uploader(t);
  const response = await upload('8302999_CTF_8304999_001.xml', syntheticTransferFile);
  assert.equal(response.statusCode, 303);
  const page = await browser.get(String(response.headers.location));
  assert.match(page.body, /Sent to the matching team/u);
  assert.deepEqual(await spooled(), []);
});

test('a file larger than may be taken is refused in words, and nothing stays on disk', async (t) => {
  const { upload, spooled } = await uploader(t, { UPLOAD_LIMIT_MB: '1' });
  const response = await upload('large.xml', `<CTfile>${'x'.repeat(1_200_000)}</CTfile>`);
  assert.equal(response.statusCode, 413);
  assert.match(response.body, /larger than the 1 MB/u);
  assert.deepEqual(await spooled(), []);
});

test('a form with a file needs its token too, and nothing stays on disk', async (t) => {
  const { upload, spooled } = await uploader(t);
  assert.equal((await upload('a.xml', '<CTfile/>', { _token: 'wrong' })).statusCode, 403);
  assert.deepEqual(await spooled(), []);
});

test('an empty file, or none, is asked for again', async (t) => {
  const { upload } = await uploader(t);
  assert.match((await upload('a.xml', '')).body, /Select a transfer file that is not empty/u);
  assert.match((await upload('', '')).body, /Select a transfer file that is not empty/u);
});

test('folders, control characters and markup in the name of a file do no harm', async (t) => {
  const { upload, browser } = await uploader(t);
  const response = await upload(String.raw`..\..\etc\<img src=x onerror=alert(1)>.xml`, syntheticTransferFile);
  assert.equal(response.statusCode, 303);
  const { body } = await browser.get(String(response.headers.location));
  assert.ok(!body.includes('<img src=x'));
  assert.match(body, /&lt;img src=x/u);
  assert.ok(!body.includes('etc'));
});
