import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { chronology } from '../../../test/properties/generate-chronology.ts';
import { effectiveEntries } from '../../rulebook/entry.ts';
import { completeEntry, type NewEntry, ruleEntry, type StoredEntry } from '../entry-row.ts';
import { entriesOf, knownAt, threadsOf } from './threads.ts';

const id = (number: number): string => `42000000-0000-4000-8000-00000000000${number}`;
const noon = Temporal.Instant.from('2026-11-02T12:00:00Z');

/** Recorded a day apart, in the order in which they are given. */
const recorded = (...entries: readonly Partial<NewEntry>[]): readonly StoredEntry[] =>
  entries.map((entry, index) =>
    completeEntry(
      {
        id: id(index + 1),
        kind: 'note.recorded',
        happened: { moment: noon },
        data: { text: `version ${index + 1}` },
        organisation: id(9),
        recordedBy: null,
        ...entry,
      },
      index + 1,
      noon.add({ hours: 24 * index }),
    ),
  );
const withdrawn = { kind: 'entry.withdrawn', data: { reason: 'wrong' } };
const said = (disputes: number) => ({ kind: 'entry.disputed', data: { disputes: id(disputes), statement: 'no' } });
const idsOf = (entries: readonly StoredEntry[]): readonly string[] => entries.map((entry) => entry.id);

test('a correction takes the place of what it corrects, which stays under it', () => {
  const [thread, ...others] = threadsOf(recorded({}, { corrects: id(1) }, { corrects: id(2) }));
  assert.equal(thread?.now.entry.id, id(3));
  assert.deepEqual(
    thread?.earlier.map(({ entry }) => entry.id),
    [id(2), id(1)],
  );
  assert.deepEqual(others, []);
});

test('a withdrawn correction gives its place back, and a withdrawal that is withdrawn counts for nothing', () => {
  const back = threadsOf(recorded({}, { corrects: id(1) }, { ...withdrawn, corrects: id(2) }))[0];
  assert.equal(back?.now.entry.id, id(1));
  assert.equal(back?.now.withdrawal, null);
  const all = recorded({}, { ...withdrawn, corrects: id(1) }, { ...withdrawn, corrects: id(2) });
  assert.equal(threadsOf(all.slice(0, 2))[0]?.now.withdrawal?.id, id(2));
  assert.equal(threadsOf(all)[0]?.now.withdrawal, null);
});

test('statements stand with what they dispute, whichever version that was, and alone where that is not seen', () => {
  const entries = recorded({}, said(1), { corrects: id(1) }, said(3), said(8));
  const [thread, alone] = threadsOf(entries);
  assert.deepEqual(
    thread?.disputes.map(({ entry }) => entry.id),
    [id(2), id(4)],
  );
  assert.equal(alone?.now.entry.id, id(5));
  assert.deepEqual(idsOf(threadsOf(entries.slice(1, 2)).map(({ now }) => now.entry)), [id(2)]);
});

test('as known on a day there is no correction, withdrawal or statement of a later one', () => {
  const entries = recorded({}, { corrects: id(1) }, said(2), { ...withdrawn, corrects: id(1) });
  const known = (days: number) => threadsOf(knownAt(entries, noon.add({ hours: 24 * days, seconds: 1 })))[0];
  assert.equal(known(0)?.now.entry.id, id(1));
  assert.equal(known(1)?.now.entry.id, id(2));
  assert.equal(known(1)?.disputes.length, 0);
  assert.equal(known(2)?.disputes.length, 1);
  assert.equal(known(2)?.now.withdrawal, null);
  assert.equal(known(3)?.now.withdrawal?.id, id(4));
  assert.deepEqual(threadsOf(knownAt(entries, noon)), []);
});

test('whatever was corrected and withdrawn: each entry stands once, and what counts is what the rules count', () => {
  fc.assert(
    fc.property(chronology, (rules) => {
      const entries = rules.map(
        (entry): StoredEntry => ({
          ...(recorded({ id: entry.id })[0] as StoredEntry),
          seq: entry.seq,
          kind: entry.kind,
          corrects: entry.corrects,
          data: entry.data,
        }),
      );
      const threads = threadsOf(entries);
      const shown = threads.flatMap((thread) => idsOf(entriesOf(thread)));
      assert.equal(new Set(shown).size, shown.length);
      assert.deepEqual(new Set(shown), new Set(idsOf(entries.filter(({ kind }) => kind !== 'entry.withdrawn'))));
      const counting = threads.flatMap(({ now }) => (now.withdrawal === null ? [now.entry.id] : []));
      assert.deepEqual(new Set(counting), new Set(effectiveEntries(entries.map(ruleEntry)).map((entry) => entry.id)));
    }),
    { numRuns: 1_000 },
  );
});
