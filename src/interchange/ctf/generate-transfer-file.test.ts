import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { read } from './ctf-text.fixture.ts';
import { generateTransferFile } from './generate-transfer-file.ts';

const whole = (pupils: number, seed?: number): string =>
  [...generateTransferFile({ pupils, ...(seed !== undefined && { seed }) })].join('');

describe('a generated transfer file', () => {
  it('is read without a refusal and without an error', async () => {
    const result = await read(whole(500));
    assert.equal(result.refusal, undefined);
    assert.equal(result.taken.filter(Boolean).length, 500);
    assert.deepEqual(
      new Set(result.problems.filter(({ severity }) => severity !== 'info').map(({ code }) => code)).difference(
        new Set(['contact-same-name']),
      ),
      new Set(),
    );
    assert.equal(new Set(result.pupils.map(({ upn }) => upn)).size, 500);
  });
  it('is the same for the same number and another for another', () => {
    assert.equal(whole(20), whole(20));
    assert.notEqual(whole(20), whole(20, 2));
  });
  it('has about 3.4 kB a pupil', () => {
    const bytes = Buffer.byteLength(whole(1000)) / 1000;
    assert.ok(bytes > 3_200 && bytes < 3_600, `${bytes}`);
  });
  it('names telephone numbers of drama only', async () => {
    const { pupils } = await read(whole(100));
    for (const { phones, contacts } of pupils) {
      for (const { number } of [...(phones ?? []), ...(contacts?.[0]?.phones ?? [])]) {
        assert.match(number ?? '', /^(?:01632960|07700900)\d{3}$/u);
      }
    }
  });
});
