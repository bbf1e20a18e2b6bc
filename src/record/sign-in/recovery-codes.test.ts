import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newRecoveryCodes, recoveryCodeHash } from './recovery-codes.ts';

test('V6.5.4 codes are long, different, and recognised however they are typed', () => {
  const codes = [...newRecoveryCodes(), ...newRecoveryCodes()];
  assert.equal(new Set(codes).size, 16);
  for (const code of codes) {
    assert.match(code, /^(?:[0-9A-HJKMNP-TV-Z]{5}-){4}[0-9A-HJKMNP-TV-Z]{5}$/u);
    const hash = recoveryCodeHash(code);
    assert.ok(hash !== undefined);
    for (const typed of [
      code.toLowerCase(),
      code.replaceAll('-', ' '),
      ` ${code.replaceAll('-', '')}\n`,
      code.replaceAll('0', 'o').replaceAll('1', 'l'),
    ])
      assert.deepEqual(recoveryCodeHash(typed), hash, typed);
  }
});

test('what cannot be a code has no hash', () => {
  for (const typed of ['', '123456', 'U'.repeat(25), '7K3QF-9D2MX-0AB4C-HJ5NP-W8XY', 'x'.repeat(10_000)])
    assert.equal(recoveryCodeHash(typed), undefined, typed.slice(0, 30));
});
