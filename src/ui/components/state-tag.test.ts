import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stateTag } from './state-tag.ts';

test('a state is shown in words and in colour', () => {
  const shown = stateTag({ late: { words: 'Late', colour: 'red' }, sent: { words: 'Sent', colour: 'blue' } });
  assert.equal(shown('late').toString(), '<strong class="govuk-tag govuk-tag--red">Late</strong>');
});

test('a state without words, or with those of another, is refused', () => {
  assert.throws(() => stateTag({ late: { words: ' ', colour: 'red' } }), /no words/);
  assert.throws(
    () => stateTag({ a: { words: 'Late', colour: 'red' }, b: { words: 'Late', colour: 'orange' } }),
    /Two states/,
  );
});

test('what is not a state is refused, even where every object has something of that name', () => {
  const shown = stateTag({ late: { words: 'Late', colour: 'red' } });
  assert.throws(() => shown('constructor' as 'late'), /no such state/);
});
