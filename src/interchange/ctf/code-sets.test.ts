import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { relationships } from '../../kinds/shared.ts';
import { codeInWords, codeSets, isKnownCode } from './code-sets.ts';

describe('a code', () => {
  it('is known in any case', () => {
    assert.ok(isKnownCode('senProvision', 'K'));
    assert.ok(isKnownCode('senProvision', 'k'));
    assert.ok(isKnownCode('yearGroup', '14'));
    assert.ok(!isKnownCode('yearGroup', '15'));
    assert.ok(!isKnownCode('senType', 'toString'));
  });
  it('of ethnicity is known in its extended form', () => {
    assert.ok(isKnownCode('ethnicity', 'WEUR'));
    assert.ok(!isKnownCode('ethnicity', 'XXXX'));
  });
  it('has plain words, or stands for itself', () => {
    assert.equal(codeInWords('senType', 'SEMH'), 'Social, emotional and mental health');
    assert.equal(codeInWords('leavingReason', 'NH'), 'NH');
    assert.equal(codeInWords('senType', 'NEW'), 'NEW');
  });
  it('of a relationship means what it means in the record', () => {
    assert.deepEqual(Object.fromEntries(codeSets.relationship.words), relationships);
  });
});
