/** Chains of corrections and withdrawals, compared with a second reading of the same words. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { effectiveEntries, type RuleEntry, standingVersions } from '../../src/rulebook/entry.ts';
import { chronology } from './generate-chronology.ts';

/** Whether an entry stands, read from the rules word by word: it does unless something that stands withdraws it. */
function stands(entries: readonly RuleEntry[], entry: RuleEntry): boolean {
  return !entries.some(
    (other) => other.kind === 'entry.withdrawn' && other.corrects === entry.id && stands(entries, other),
  );
}

function rootOf(entries: readonly RuleEntry[], entry: RuleEntry): RuleEntry {
  const corrected = entries.find(({ id }) => id === entry.corrects);
  return corrected === undefined ? entry : rootOf(entries, corrected);
}

test('of each chain that was not withdrawn the newest version that stands counts, and nothing else', () => {
  fc.assert(
    fc.property(chronology, (entries) => {
      const counting = entries.filter((entry) => {
        const root = rootOf(entries, entry);
        const chain = entries.filter(
          (other) => other.kind !== 'entry.withdrawn' && rootOf(entries, other) === root && stands(entries, other),
        );
        return stands(entries, root) && chain.at(-1) === entry;
      });
      assert.deepEqual(
        new Map(effectiveEntries(entries).map(({ id, root }) => [id, root])),
        new Map(counting.map((entry) => [entry.id, rootOf(entries, entry).id])),
      );
    }),
  );
});

test('what counts is among what stands, and both grow out of the entries without changing them', () => {
  fc.assert(
    fc.property(chronology, (entries) => {
      const copy = structuredClone(entries);
      const standing = new Set(standingVersions(entries).map(({ id }) => id));
      for (const { id, seq } of effectiveEntries(entries)) {
        assert.ok(standing.has(id));
        assert.equal(entries[seq - 1]?.id, id);
      }
      assert.deepEqual(entries, copy);
    }),
  );
});
