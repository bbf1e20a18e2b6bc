import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, chronicle } from '../testing/scene.ts';
import { chronologyOf } from './chronology.ts';

const ids = (entries: readonly { readonly id: string }[]): readonly string[] => entries.map(({ id }) => id);

test('entries of a kind come in the order in which they happened, then were recorded', () => {
  const chronology = chronologyOf(
    chronicle(
      { kind: 'note.recorded', happened: '2026-03-02' },
      { kind: 'note.recorded', happened: '2026-03-01' },
      { kind: 'concern.recorded', happened: '2026-03-01' },
      { kind: 'note.recorded', happened: '2026-03-01' },
    ),
  );
  assert.deepEqual(ids(chronology.ofKind('note.recorded')), ['e2', 'e4', 'e1']);
  assert.deepEqual(ids(chronology.ofKind('concern.recorded')), ['e3']);
  assert.deepEqual(chronology.ofKind('suspension.recorded'), []);
});

test('a correction that changes the kind moves the entry to the other kind', () => {
  const chronology = chronologyOf(
    chronicle(
      { kind: 'note.recorded', happened: '2026-03-02' },
      { kind: 'concern.recorded', happened: '2026-03-02', corrects: 'e1' },
    ),
  );
  assert.deepEqual(ids(chronology.ofKind('note.recorded')), []);
  assert.deepEqual(ids(chronology.ofKind('concern.recorded')), ['e2']);
});

test('as recorded by an earlier time, a chain shows its version of then, and what was withdrawn since stays away', () => {
  const chronology = chronologyOf(
    chronicle(
      { kind: 'note.recorded', happened: '2026-03-01', recorded: '2026-03-01' },
      { kind: 'note.recorded', happened: '2026-03-02', recorded: '2026-03-02' },
      { kind: 'note.recorded', happened: '2026-03-01', recorded: '2026-03-03', corrects: 'e1' },
      { kind: 'entry.withdrawn', happened: '2026-03-04', corrects: 'e2' },
    ),
  );
  assert.deepEqual(ids(chronology.ofKind('note.recorded')), ['e3']);
  assert.deepEqual(ids(chronology.recordedBy(at('2026-03-02')).ofKind('note.recorded')), ['e1']);
  assert.deepEqual(ids(chronology.recordedBy(at('2026-02-28')).ofKind('note.recorded')), []);
});
