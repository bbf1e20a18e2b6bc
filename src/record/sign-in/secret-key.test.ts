import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import * as fc from 'fast-check';
import { temporaryFolder } from '../../../test/temporary-folder.ts';
import { readSecretKey, secretKey } from './secret-key.ts';

async function folderFor(t: TestContext): Promise<string> {
  const folder = await temporaryFolder();
  t.after(() => rm(folder, { recursive: true }));
  return folder;
}

test('what is sealed opens with the same key for the same purpose, and with nothing else', () => {
  const [key, other] = [secretKey(randomBytes(32)), secretKey(randomBytes(32))];
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.nat(), (text, place) => {
      const sealed = key.seal('code app', text);
      assert.equal(key.open('code app', sealed), text.toWellFormed());
      assert.equal(key.open('kept form', sealed), undefined);
      assert.equal(other.open('code app', sealed), undefined);
      const changed = Buffer.from(sealed);
      const at = place % changed.length;
      changed[at] = (changed[at] ?? 0) ^ 1;
      assert.equal(key.open('code app', changed), undefined);
      assert.equal(key.open('code app', sealed.subarray(0, at)), undefined);
    }),
  );
});

test('the same text is never sealed alike, and is always marked alike', () => {
  const key = secretKey(randomBytes(32));
  assert.notDeepEqual(key.seal('a', 'x'), key.seal('a', 'x'));
  assert.deepEqual(key.mark('a', 'x'), key.mark('a', 'x'));
  assert.notDeepEqual(key.mark('a', 'x'), key.mark('b', 'x'));
});

test('a key is made once, for the account of the server only, and read again after that', async (t) => {
  const file = join(await folderFor(t), 'keys', 'sign-in.key');
  const [first, second] = await Promise.all([readSecretKey(file), readSecretKey(file)]);
  assert.deepEqual(first.fingerprint, second.fingerprint);
  assert.equal((await stat(file)).mode & 0o777, 0o600);
  assert.equal(Buffer.from(await readFile(file, 'utf8'), 'base64').length, 32);
});

test('a file that holds no key stops the start and is named', async (t) => {
  const file = join(await folderFor(t), 'sign-in.key');
  await writeFile(file, 'c2hvcnQ=');
  await assert.rejects(readSecretKey(file), (error: Error) => error.message.includes(file));
});
