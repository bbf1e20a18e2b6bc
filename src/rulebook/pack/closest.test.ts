import assert from 'node:assert/strict';
import { test } from 'node:test';
import { closest, suggestion } from './closest.ts';

test('the nearest name is the one that was probably meant', () => {
  assert.equal(closest('satrtsOn', ['leavesOn', 'startsOn', 'starts']), 'startsOn');
  assert.equal(closest('dls', ['senco', 'dsl']), 'dsl');
  assert.equal(closest('concern.recored', ['concern.recorded', 'behaviour.recorded']), 'concern.recorded');
});

test('a name that is too far off is not suggested', () => {
  assert.equal(closest('anything', ['startsOn', 'leavesOn']), undefined);
  assert.equal(closest('x', []), undefined);
});

test('of names that are equally near the first is suggested', () => {
  assert.equal(closest('aa', ['ab', 'ac']), 'ab');
});

test('a suggestion is a sentence of its own, or nothing', () => {
  assert.equal(suggestion('dls', ['dsl']), ' Did you mean "dsl"?');
  assert.equal(suggestion('anything', ['dsl']), '');
});
