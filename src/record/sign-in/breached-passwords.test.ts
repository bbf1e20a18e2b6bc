import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { temporaryFile } from '../../../test/temporary-file.ts';
import { checkBreachedPasswords, isBreached, newPasswordFault } from './breached-passwords.ts';

const hash = (password: string): string => createHash('sha1').update(password).digest('hex').toUpperCase();

/** As they are given out: in order, with counts. */
const listOf = (passwords: readonly string[], end = '\r\n'): string =>
  passwords
    .map((password, index) => `${hash(password)}:${7 ** (index % 12)}`)
    .toSorted()
    .join(end);

test('V6.2.12 every password of the list is found in it, and no other, wherever it stands', async (t) => {
  const known = Array.from({ length: 3_000 }, (_, index) => `known password ${index}`);
  for (const end of ['\n', '\r\n']) {
    const path = await temporaryFile(t, 'list.txt', listOf(known, end));
    for (const password of known) assert.ok(await isBreached(path, password), password);
    for (let index = 0; index < 300; index += 1)
      assert.equal(await isBreached(path, `another ${index}`), false, String(index));
  }
});

test('lists of any length are searched, also without counts and in small letters', async (t) => {
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(fc.string(), { maxLength: 120 }), fc.string(), async (known, other) => {
      const lines = known.map((password) => hash(password).toLowerCase()).toSorted();
      const path = await temporaryFile(t, 'list.txt', `${lines.join('\n')}\n`);
      for (const password of known) assert.ok(await isBreached(path, password));
      assert.equal(await isBreached(path, other), known.includes(other));
    }),
    { numRuns: 25 },
  );
});

test('a password of the list is refused in words; without a list the other rules stay', async (t) => {
  const breachedPasswords = await temporaryFile(t, 'list.txt', listOf(['kettle marble otter candle']));
  assert.match(
    (await newPasswordFault({ breachedPasswords }, 'kettle marble otter candle', [])) ?? '',
    /have become known/u,
  );
  assert.equal(await newPasswordFault({ breachedPasswords }, 'gravel lantern sponge owl', []), undefined);
  assert.equal(await newPasswordFault({ breachedPasswords: undefined }, 'kettle marble otter candle', []), undefined);
  assert.match((await newPasswordFault({ breachedPasswords: undefined }, 'short', [])) ?? '', /15 characters/u);
});

test('a file that is missing or holds something else stops the start', async (t) => {
  await assert.rejects(checkBreachedPasswords('/nowhere/list.txt'), /BREACHED_PASSWORDS/u);
  await assert.rejects(
    checkBreachedPasswords(await temporaryFile(t, 'list.txt', 'password\n123456\n')),
    /holds no list of hashes/u,
  );
  await checkBreachedPasswords(await temporaryFile(t, 'list.txt', `${hash('x')}:3\n`));
  await checkBreachedPasswords(undefined);
});
