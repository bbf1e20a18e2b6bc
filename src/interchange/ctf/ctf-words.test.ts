import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ctfProblems } from './ctf-problems.ts';
import { ctfRefusals } from './ctf-refusals.ts';

describe('every sentence of the registries', () => {
  const sample = {
    why: 'X.',
    expected: 'x',
    authority: 'x',
    first: { pupil: 1, line: 1 },
    age: 1,
    list: 'x',
    limit: 1,
    element: 'x',
    what: 'x',
    version: 'x',
    current: 'x',
    declared: 'x',
    looksLike: 'x',
    encoding: 'x',
    byte: 1,
    found: 'x',
    detail: 'x',
    pupils: 1,
    root: 'x',
    accepted: 'x',
    seconds: 1,
  };
  for (const [code, { says, next }] of [...Object.entries(ctfProblems), ...Object.entries(ctfRefusals)]) {
    it(`${code} is a sentence, with what to do next`, () => {
      for (const text of [(says as (details: unknown) => string)(sample), next]) {
        assert.match(text, /^[A-Z].*[.]$/u);
        assert.doesNotMatch(text, /undefined|\[object/u);
      }
    });
  }
});
