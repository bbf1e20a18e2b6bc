import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseCtfFileName } from './ctf-file-name.ts';

describe('the name of a transfer file', () => {
  for (const [name, from, to, sequence] of [
    ['8302999_CTF_8304999_001.xml', { kind: 'school', number: '8302999' }, { kind: 'school', number: '8304999' }, 1],
    ['8302999_ctf_8304999_012.XML', { kind: 'school', number: '8302999' }, { kind: 'school', number: '8304999' }, 12],
    [
      'C:\\CTF\\8302999_CTF_830LLLL_002.xml',
      { kind: 'school', number: '8302999' },
      { kind: 'authority', authority: '830' },
      2,
    ],
    [
      'in/830LLLL_CTF_8304999_001.xml',
      { kind: 'authority', authority: '830' },
      { kind: 'school', number: '8304999' },
      1,
    ],
    ['8302999_CTF_XXXXXXX_001.xml', { kind: 'school', number: '8302999' }, { kind: 'unknown' }, 1],
    ['8302999_CTF_MMMMMMM_001.xml', { kind: 'school', number: '8302999' }, { kind: 'outside' }, 1],
  ] as const) {
    it(`"${name}" is read`, () => {
      assert.deepEqual(parseCtfFileName(name), { usual: true, from, to, sequence });
    });
  }

  for (const name of [
    '8302999_8304999_CTF_20260710.xml',
    '8302999_CTF_8304999_001 (1).xml',
    '8302999_ATF_8304999_001.xml',
    'ABC2999_CTF_8304999_001.xml',
    '8302999_CTF_830XXXX_001.xml',
    'leavers.xml',
    '',
  ]) {
    it(`"${name}" is not the usual one, and why is said`, () => {
      const parsed = parseCtfFileName(name);
      assert.ok(!parsed.usual && parsed.why.length > 20);
    });
  }
});
