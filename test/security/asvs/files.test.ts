/** OWASP ASVS 5.0.0, chapter V5: files that people bring, and files that they take away. */
import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { type TestContext, test } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import { checkAttachment } from '../../../src/interchange/attachments/check-attachment.ts';
import { takenTypes } from '../../../src/interchange/attachments/media-types.ts';
import { ownPages, testApp } from '../../app.ts';
import { bringIn, packYaml } from '../../pack-upload.ts';
import { syntheticTransferFile } from '../../transfer-file.ts';

async function uploader(t: TestContext, settings: Readonly<Record<string, string>> = {}) {
  const started = await testApp(t, settings);
  const browser = await started.signIn('secondaryDsl');
  const upload = async (name: string, content: string | Buffer) => {
    const token = /name="_token" value="([^"]+)"/u.exec((await browser.get('/imports')).body)?.[1] ?? '';
    const data = new FormData();
    data.set('_token', token);
    data.set('file', new Blob([new Uint8Array(Buffer.from(content))]), name);
    const sent = new Response(data);
    const response = await started.request({
      method: 'POST',
      url: '/imports',
      headers: { ...ownPages, cookie: browser.cookie, 'content-type': sent.headers.get('content-type') ?? '' },
      payload: Buffer.from(await sent.arrayBuffer()),
    });
    await started.app.background.settled();
    return response.statusCode === 303 ? browser.get(String(response.headers.location)) : response;
  };
  const onDisk = async () =>
    (await readdir(started.folder, { recursive: true })).filter(
      (name) => name.includes('.') && !name.startsWith('keys/'),
    );
  return { ...started, browser, upload, onDisk };
}

test('V5.2.1 a file that is too large is refused while it comes, and nothing stays', async (t) => {
  const { upload, onDisk } = await uploader(t, { UPLOAD_LIMIT_MB: '1' });
  const response = await upload('8302999_CTF_8304999_001.xml', Buffer.alloc(3_000_000, 'x'));
  assert.equal(response.statusCode, 413);
  assert.deepEqual(await onDisk(), []);
});

test('V5.2.2 a file counts as what it holds, whatever its name says', async (t) => {
  const { upload } = await uploader(t);
  for (const [name, content] of [
    ['transfer.xml', '%PDF-1.7 not a transfer file'],
    ['transfer.xml', 'MZ\u0090\u0000 a program'],
    ['transfer.xml', '<html><script>alert(1)</script></html>'],
    ['transfer.xml', ''],
    ['transfer.xml', '\u0000\u0000\u0000\u0000'],
  ] as const) {
    const page = await upload(name, content);
    assert.ok(page.statusCode < 500, content);
    assert.ok(!page.body.includes('<script>alert(1)'), content);
    assert.match(
      page.body,
      /was refused|could not be read|cannot be read|There is a problem|not a|is empty|is not/iu,
      content,
    );
  }
  assert.equal((await upload('holiday.jpg', syntheticTransferFile)).statusCode, 200);
});

/** A workbook whose one part unpacks to very much. */
function bomb(unpacked: number): Buffer {
  const name = Buffer.from('xl/worksheets/sheet1.xml');
  const packed = deflateRawSync(Buffer.alloc(unpacked, ' '));
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(20, 4);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(unpacked, 22);
  local.writeUInt16LE(name.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(20, 4);
  central.writeUInt16LE(20, 6);
  central.writeUInt16LE(8, 10);
  central.writeUInt32LE(packed.length, 20);
  central.writeUInt32LE(unpacked, 24);
  central.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length + name.length, 12);
  end.writeUInt32LE(local.length + name.length + packed.length, 16);
  return Buffer.concat([local, name, packed, central, name, end]);
}

test('V5.2.3 a workbook that unpacks to far more than its size is refused in words, in little memory', async (t) => {
  const started = await testApp(t);
  const policy = await started.signIn('policy');
  const file = bomb(400_000_000);
  const before = process.memoryUsage().rss;
  const address = await bringIn(started, policy, file, 'thresholds.xlsx');
  const page = await policy.get(address);
  assert.ok(page.statusCode < 500);
  assert.ok(process.memoryUsage().rss - before < 300_000_000, 'it was not unpacked');
});

test('V5.3.1 V5.3.2 the name of a file leads nowhere, and no uploaded file can be asked for', async (t) => {
  const { upload, onDisk, browser } = await uploader(t);
  for (const name of [
    '../../../../tmp/evil.xml',
    '/etc/passwd',
    '..\\..\\evil.xml',
    'a\u0000.xml',
    '.htaccess',
    'CON',
    'x'.repeat(300),
  ]) {
    const page = await upload(name, syntheticTransferFile);
    assert.ok(page.statusCode < 500, name);
    assert.deepEqual(await onDisk(), [], name);
  }
  for (const url of [
    '/spool/',
    '/data/spool',
    '/assets/../package.json',
    '/assets/..%2fpackage.json',
    '/assets/%2e%2e/src/app.ts',
    '/.git/config',
  ])
    assert.equal((await browser.get(url)).statusCode, 404, url);
});

test('V5.4.1 V5.4.2 files that are taken away carry a name of ours, and a strange name breaks nothing', async (t) => {
  const { upload, browser } = await uploader(t);
  const odd = 'a"; filename="evil.html\r\nset-cookie: a=b.xml';
  const page = await upload(odd, syntheticTransferFile);
  assert.ok(!page.body.includes('evil.html\r\n'));
  const started = await testApp(t);
  const policy = await started.signIn('policy');
  const address = await bringIn(started, policy, packYaml(), odd);
  const shown = await policy.get(address);
  assert.equal(shown.headers['set-cookie'], undefined);
  for (const [, link = ''] of `${page.body}${shown.body}`.matchAll(
    /href="([^"]*(?:download|receipt|export|workbook)[^"]*)"/gu,
  )) {
    const { headers, statusCode } = await browser.get(link);
    if (statusCode !== 200 || headers['content-disposition'] === undefined) continue;
    assert.match(headers['content-disposition'], /^attachment; filename="[\w.-]+"$/u);
  }
});

test('V1.3.4 no drawing that could hold a script is taken, however it begins', async (t) => {
  const script = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  for (const content of [
    script,
    `<?xml version="1.0"?>\n<!-- ${' '.repeat(5_000)} -->${script}`,
    `\uFEFF${script}`,
    `<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">${script}`,
    `<html><body>${script}</body></html>`,
  ])
    assert.equal((await checkAttachment(Buffer.from(content))).ok, false, content.slice(0, 40));
  assert.ok(!Object.keys(takenTypes).some((type) => /svg|xml$|html/u.test(type)));
  const { upload } = await uploader(t);
  for (const name of ['drawing.svg', 'transfer.xml']) {
    const page = await upload(name, script);
    assert.doesNotMatch(page.body, /<script>alert/u);
    assert.match(String(page.headers['content-security-policy']), /script-src 'self'/u);
  }
});
