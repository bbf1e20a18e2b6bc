import assert from 'node:assert/strict';
import { argon2Sync } from 'node:crypto';
import { test } from 'node:test';
import { hashPassword, isOutdated, isPassword } from './password-hash.ts';

test('V6.2.8 a password is recognised exactly as it was typed, and no other', async () => {
  const password = ' Füchse  jagen\u0301 leise 🦊 ';
  const stored = await hashPassword(password);
  assert.match(stored, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/u);
  assert.equal(await isPassword(password, stored), true);
  for (const other of [
    password.trim(),
    password.toLowerCase(),
    password.normalize('NFC').concat('x'),
    '',
    `${password} `,
  ])
    assert.equal(await isPassword(other, stored), false, other);
});

test('characters after the first 72, at which other algorithms stop, count too', async () => {
  const long = 'x'.repeat(200);
  const stored = await hashPassword(`${long}a`);
  assert.equal(await isPassword(`${long}b`, stored), false);
  assert.equal(await isPassword(`${long}a`, stored), true);
});

test('the same password has another hash for everybody', async () => {
  assert.notEqual(await hashPassword('the same for both of us'), await hashPassword('the same for both of us'));
});

test('a hash of other parameters still counts and is to be made anew; a fresh one is not', async () => {
  const [message, nonce] = ['otter kettle marble', Buffer.from('sixteen bytes ok')];
  const hash = argon2Sync('argon2id', { message, nonce, parallelism: 1, tagLength: 32, memory: 8_192, passes: 3 });
  const old = `$argon2id$v=19$m=8192,t=3,p=1$${nonce.toString('base64').replaceAll('=', '')}$${hash.toString('base64').replaceAll('=', '')}`;
  assert.equal(await isPassword(message, old), true);
  assert.equal(isOutdated(old), true);
  assert.equal(isOutdated(await hashPassword(message)), false);
});

test('where there is no password every answer is no, and takes as long', async () => {
  const stored = await hashPassword('marble otter kettle seven');
  const took = async (given: string | undefined): Promise<number> => {
    const started = performance.now();
    assert.equal(await isPassword('something else entirely', given), false);
    return performance.now() - started;
  };
  await took(undefined);
  const times = { known: [] as number[], unknown: [] as number[] };
  for (let round = 0; round < 9; round += 1) {
    times.known.push(await took(stored));
    times.unknown.push(await took(undefined));
  }
  const median = (of: readonly number[]): number => of.toSorted((a, b) => a - b)[Math.floor(of.length / 2)] ?? 0;
  const ratio = median(times.unknown) / median(times.known);
  assert.ok(ratio > 0.6 && ratio < 1.7, `unknown takes ${ratio} times as long`);
});
