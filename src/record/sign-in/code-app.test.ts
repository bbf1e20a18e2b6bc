import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { Secret } from 'otpauth';
import { codeAppAddress, codeAt, judgeCode, newCodeSecret, spacedSecret, stepAt } from './code-app.ts';

const at = (seconds: number): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(seconds * 1_000);

test('codes are those of RFC 6238, appendix B, cut to six digits', () => {
  const secret = Secret.fromUTF8('12345678901234567890').base32;
  for (const [seconds, code] of [
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_234_567_890, '005924'],
    [20_000_000_000, '353130'],
  ] as const)
    assert.equal(codeAt(secret, stepAt(at(seconds))), code);
});

test('a code counts in its own thirty seconds, once', () => {
  const secret = newCodeSecret();
  fc.assert(
    fc.property(fc.integer({ min: 1_000, max: 100_000_000 }), fc.integer({ min: 0, max: 29 }), (step, second) => {
      const code = codeAt(secret, step);
      const judge = (seconds: number, lastStep = 0) => judgeCode(secret, code, { lastStep, now: at(seconds) });
      assert.deepEqual(judge(step * 30 + second), { kind: 'right', step });
      assert.notEqual(judge(step * 30 + second, step).kind, 'right');
      assert.notEqual(judge((step + 1) * 30 + second).kind, 'right');
      assert.notEqual(judge((step - 1) * 30 + second).kind, 'right');
    }),
    { numRuns: 50 },
  );
});

test('who typed slowly is told so, and gets nothing for it', () => {
  const secret = newCodeSecret();
  const code = codeAt(secret, 100);
  assert.equal(judgeCode(secret, code, { lastStep: 0, now: at(101 * 30) }).kind, 'just-ended');
  assert.equal(judgeCode(secret, code, { lastStep: 0, now: at(103 * 30) }).kind, 'wrong');
});

test('spaces do not matter; what is not six digits is wrong', () => {
  const secret = newCodeSecret();
  const code = codeAt(secret, 100);
  const judge = (typed: string) => judgeCode(secret, typed, { lastStep: 0, now: at(3_001) }).kind;
  assert.equal(judge(` ${code.slice(0, 3)} ${code.slice(3)} `), 'right');
  for (const typed of ['', '12345', `${code}0`, 'abcdef', '１２３４５６', `${code.slice(0, 5)}x`])
    assert.equal(judge(typed), 'wrong', typed);
});

test('the app is told what to show: whose, for what, and the secret', () => {
  const secret = newCodeSecret();
  const address = new URL(codeAppAddress(secret, 'dev.patel@wyeshire.example'));
  assert.equal(address.protocol, 'otpauth:');
  assert.equal(address.searchParams.get('secret'), secret);
  assert.equal(address.searchParams.get('issuer'), 'Throughline');
  assert.equal(spacedSecret(secret).replaceAll(' ', ''), secret);
  assert.equal(secret.length, 32, '160 bits');
});
