import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Comparison } from '../pack/pattern-schema.ts';
import { compileComparison, fieldOf, namesTrigger, triggerPath } from './field.ts';

const trigger = { move: 'm1', to: { organisation: 's2' }, days: 5 };
const passes = (comparison: Comparison, value: unknown): boolean => compileComparison(comparison)(value, trigger);

test('a field is found along its path; what is not there is undefined, never inherited', () => {
  assert.equal(fieldOf({ to: { type: 'school' } }, ['to', 'type']), 'school');
  assert.equal(fieldOf({ to: 'school' }, ['to', 'length']), undefined);
  assert.equal(fieldOf({ to: null }, ['to', 'type']), undefined);
  assert.equal(fieldOf({}, ['constructor']), undefined);
  assert.equal(fieldOf({}, ['__proto__', 'constructor']), undefined);
});

test('only a text that begins with "trigger." names a field of the trigger', () => {
  assert.deepEqual(triggerPath('trigger.to.organisation'), ['to', 'organisation']);
  assert.equal(triggerPath('triggered'), null);
  assert.equal(triggerPath('the trigger.to'), null);
});

test('a literal has to be equal, and of the same type', () => {
  assert.equal(passes('K', 'K'), true);
  assert.equal(passes('K', 'k'), false);
  assert.equal(passes(1, '1'), false);
  assert.equal(passes(false, undefined), false);
  assert.equal(passes(true, true), true);
});

test('a field of the trigger has to be there and be equal', () => {
  assert.equal(passes('trigger.move', 'm1'), true);
  assert.equal(passes('trigger.to.organisation', 's2'), true);
  assert.equal(passes('trigger.move', 'm2'), false);
  assert.equal(passes('trigger.missing', undefined), false, 'two fields that are absent are not equal');
});

test('"in" passes one of several, literals and fields of the trigger alike', () => {
  assert.equal(passes({ in: ['K', 'E'] }, 'E'), true);
  assert.equal(passes({ in: ['K', 'E'] }, 'N'), false);
  assert.equal(passes({ in: ['K'] }, undefined), false);
  assert.equal(passes({ in: ['m0', 'trigger.move'] }, 'm1'), true);
  assert.equal(passes({ in: ['trigger.missing'] }, undefined), false);
});

test('"not" passes everything else, also what is absent', () => {
  assert.equal(passes({ not: 'K' }, 'E'), true);
  assert.equal(passes({ not: 'K' }, 'K'), false);
  assert.equal(passes({ not: 'K' }, undefined), true);
});

test('"not" with a field of the trigger passes every other value, not every value', () => {
  assert.equal(passes({ not: 'trigger.move' }, 'm1'), false);
  assert.equal(passes({ not: 'trigger.move' }, 'm2'), true);
  assert.equal(passes({ not: 'trigger.missing' }, undefined), true);
});

test('"present" asks whether the field is there, whatever it holds', () => {
  assert.equal(passes({ present: true }, false), true);
  assert.equal(passes({ present: true }, undefined), false);
  assert.equal(passes({ present: false }, undefined), true);
  assert.equal(passes({ present: false }, ''), false);
});

test('"contains" looks into a list, for a literal or a field of the trigger', () => {
  assert.equal(passes({ contains: 'HEAR' }, ['VIS', 'HEAR']), true);
  assert.equal(passes({ contains: 'HEAR' }, 'HEAR'), false);
  assert.equal(passes({ contains: 'HEAR' }, undefined), false);
  assert.equal(passes({ contains: 'trigger.move' }, ['m1']), true);
});

test('"at least" and "at most" include their bound and pass numbers only', () => {
  assert.equal(passes({ atLeast: 5 }, 5), true);
  assert.equal(passes({ atLeast: 5 }, 4.5), false);
  assert.equal(passes({ atMost: 5 }, 5), true);
  assert.equal(passes({ atMost: 5 }, 5.5), false);
  assert.equal(passes({ atLeast: 5 }, '9'), false);
  assert.equal(passes({ atMost: 5 }, undefined), false);
});

test('a comparison names the trigger wherever the field stands in it', () => {
  for (const comparison of [
    'trigger.move',
    { in: ['a', 'trigger.move'] },
    { not: 'trigger.move' },
    { contains: 'trigger.move' },
  ]) {
    assert.equal(namesTrigger(comparison), true, JSON.stringify(comparison));
  }
  for (const comparison of ['triggers', 5, true, { present: true }, { atLeast: 1 }, { in: ['a'] }]) {
    assert.equal(namesTrigger(comparison), false, JSON.stringify(comparison));
  }
});
