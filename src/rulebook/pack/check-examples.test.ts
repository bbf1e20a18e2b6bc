import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problemsOf, rightPack, testRefusals } from '../testing/right-pack.ts';

testRefusals([
  [
    'an example that names an unknown entry',
    '- concern\n',
    '- concerns\n',
    '52: The example world has no entry called "concerns". Did you mean "concern"?',
  ],
  [
    'an example entry that is like an unknown one',
    'like: concern,',
    'like: concerns,',
    '53: The example world has no entry called "concerns". Did you mean "concern"?',
  ],
  [
    'example data that does not fit its kind',
    'data: { what: Burn }',
    'data: { wat: Burn }',
    '53: An entry of kind "concern.recorded" cannot have this data. "wat" is not known here. Did you mean "what"?',
  ],
  [
    'data of the example world that does not fit its kind',
    'data: { what: Bruise }',
    'data: { what: 5 }',
    '22: An entry of kind "concern.recorded" cannot have this data. This is wrong: expected string, received number',
  ],
  [
    'an unknown kind in an example',
    '- kind: entry.withdrawn',
    '- kind: entry.withdrew',
    '54: There is no kind of entry called "entry.withdrew". Did you mean "entry.withdrawn"?',
  ],
  [
    'an unknown kind in the example world',
    'kind: concern.recorded\n',
    'kind: concern.recored\n',
    '20: There is no kind of entry called "concern.recored". Did you mean "concern.recorded"?',
  ],
  [
    'an example entry that nobody can date',
    '- kind: entry.withdrawn\n            happened: "2026-01-22"',
    '- kind: entry.withdrawn',
    '54: An entry needs a kind and when it happened.',
  ],
  [
    'an example that corrects what comes later',
    'corrects: 2',
    'corrects: 3',
    '56: An entry can only correct one that comes before it in the example.',
  ],
  [
    'an example at a time that is none',
    'asOf: "2026-02-01"',
    'asOf: "2026-02-30"',
    '58: Write a day, for example 2026-09-22 (then noon is meant), or a day and a time, for example 2026-09-22T09:00',
  ],
  [
    'an unknown calendar of an example school',
    'new-school: usual-terms',
    'new-school: usual-term',
    '15: The example world has no calendar called "usual-term". Did you mean "usual-terms"?',
  ],
  [
    'an unknown school of an example council',
    'council: [old-school]',
    'council: [oldschool]',
    '17: The example world has no school called "oldschool". Did you mean "old-school"?',
  ],
]);

test('entries of an example world that are like each other are refused', () => {
  const loop = rightPack.replace(
    'diary: { kind',
    'second: { like: third }\n    third: { like: second }\n    diary: { kind',
  );
  assert.deepEqual(problemsOf(loop), ['23: "third" is like itself.', '24: "second" is like itself.']);
});
