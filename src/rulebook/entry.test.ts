import assert from 'node:assert/strict';
import { test } from 'node:test';
import { effectiveEntries, standingVersions } from './entry.ts';
import { chronicle, type Event } from './testing/scene.ts';

const note = (changes: Partial<Event> = {}): Event => ({ kind: 'note.recorded', happened: '2026-09-01', ...changes });
const withdrawn = (corrects: string): Event => ({ kind: 'entry.withdrawn', happened: '2026-09-02', corrects });

const counting = (...events: readonly Event[]): readonly string[] =>
  effectiveEntries(chronicle(...events)).map(({ id, root }) => (id === root ? id : `${id} of ${root}`));

test('entries that nothing corrects all count, each as its own root', () => {
  assert.deepEqual(counting(note(), note(), note()), ['e1', 'e2', 'e3']);
});

test('the newest of a chain of corrections counts, under the name of the first', () => {
  assert.deepEqual(counting(note(), note({ corrects: 'e1' }), note({ corrects: 'e2' })), ['e3 of e1']);
});

test('two corrections of the same entry are one chain, and the later one counts', () => {
  assert.deepEqual(counting(note(), note({ corrects: 'e1' }), note({ corrects: 'e1' })), ['e3 of e1']);
});

test('withdrawing a correction brings the version before it back', () => {
  const chain = [note(), note({ corrects: 'e1' }), note({ corrects: 'e2' })];
  assert.deepEqual(counting(...chain, withdrawn('e3')), ['e2 of e1']);
  assert.deepEqual(counting(...chain, withdrawn('e3'), withdrawn('e2')), ['e1']);
});

test('withdrawing a correction in the middle leaves the newest in place', () => {
  assert.deepEqual(counting(note(), note({ corrects: 'e1' }), note({ corrects: 'e2' }), withdrawn('e2')), ['e3 of e1']);
});

test('withdrawing a withdrawal brings back what it had taken away', () => {
  assert.deepEqual(counting(note(), withdrawn('e1')), []);
  assert.deepEqual(counting(note(), withdrawn('e1'), withdrawn('e2')), ['e1']);
  assert.deepEqual(counting(note(), withdrawn('e1'), withdrawn('e2'), withdrawn('e3')), []);
});

test('withdrawing the first entry of a chain takes the whole chain away, also corrections that come later', () => {
  assert.deepEqual(counting(note(), note({ corrects: 'e1' }), withdrawn('e1')), []);
  assert.deepEqual(counting(note(), withdrawn('e1'), note({ corrects: 'e1' })), []);
});

test('a correction of an entry that is not known begins a chain of its own', () => {
  const [first, second] = [note({ corrects: 'elsewhere' }), note({ corrects: 'e1' })];
  assert.deepEqual(counting(first, second), ['e2 of e1']);
  assert.deepEqual(counting(first, second, withdrawn('e1')), []);
});

test('a withdrawal never counts itself, also when it names nothing or something unknown', () => {
  assert.deepEqual(counting(note(), { kind: 'entry.withdrawn', happened: '2026-09-02' }), ['e1']);
  assert.deepEqual(counting(note(), withdrawn('elsewhere')), ['e1']);
});

test('a correction may be of another kind; it is still the same chain', () => {
  const [counted] = effectiveEntries(chronicle(note(), { ...note({ corrects: 'e1' }), kind: 'concern.recorded' }));
  assert.deepEqual([counted?.kind, counted?.root], ['concern.recorded', 'e1']);
});

test('chains come in the order in which they began, whenever they were corrected', () => {
  assert.deepEqual(counting(note(), note(), note({ corrects: 'e1' })), ['e3 of e1', 'e2']);
});

test('the versions that stand are all that were not withdrawn, older ones too', () => {
  const chain = chronicle(note(), note({ corrects: 'e1' }), note({ corrects: 'e2' }), withdrawn('e2'), note());
  assert.deepEqual(
    standingVersions(chain).map(({ id }) => id),
    ['e1', 'e3', 'e5'],
  );
});
