/** What holds of every threshold document and every chronology: a concern never lowers a level. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { stringify } from 'yaml';
import type { RuleEntry } from '../../src/rulebook/entry.ts';
import { readPack } from '../../src/rulebook/pack/read-pack.ts';
import { compileRulebook, type Rulebook } from '../../src/rulebook/rulebook.ts';
import { id } from '../../src/rulebook/testing/scene.ts';
import { readThreshold } from '../../src/rulebook/threshold/read-threshold.ts';
import type { Match, ThresholdReading } from '../../src/rulebook/threshold/threshold.ts';
import { emptyWorld } from '../../src/rulebook/world.ts';
import { asOf, chronology, concern, entriesOf, happening, strength, thresholdPack } from './generate-threshold.ts';

const rulebook: fc.Arbitrary<Rulebook> = thresholdPack.map((content) => {
  const read = readPack(stringify(content, { aliasDuplicateObjects: false }));
  assert.ok(read.ok, read.ok ? '' : read.problems.map(({ at, says }) => `${at}: ${says}`).join('\n'));
  return compileRulebook([read.pack]);
});

function readingOf(book: Rulebook, entries: readonly RuleEntry[], at: number): ThresholdReading {
  const found = readThreshold(book, 'generated', entries, emptyWorld, at, { since: at - 40 * 86_400_000 });
  assert.ok(found !== null);
  return found;
}

const ranks = ({ band }: ThresholdReading): readonly [number, number] => [band?.from.rank ?? 0, band?.to.rank ?? 0];
const quotes = (matches: readonly Match[]) =>
  matches.map(({ indicator, evidence, doesNotCount }) => [
    indicator.id,
    evidence.map(({ entry }) => entry),
    doesNotCount,
  ]);
const judged = (reading: ThresholdReading) => ({
  band: ranks(reading),
  forced: reading.forcedMinimum?.level.code,
  matches: quotes(reading.matches),
  strengths: quotes(reading.strengths),
  unmetNeeds: quotes(reading.unmetNeeds),
  triggers: reading.triggers.map(({ trigger, evidence }) => [trigger.id, evidence.map(({ entry }) => entry)]),
  domains: reading.domains,
  toStepUp: reading.toStepUp.map(({ says }) => says),
});

const runs = { numRuns: 150 };

test('one more concern never lowers a band, a forced minimum or the number of matches', () => {
  fc.assert(
    fc.property(rulebook, chronology, happening(concern), asOf, (book, before, more, at) => {
      const was = readingOf(book, entriesOf(before), at);
      const is = readingOf(book, entriesOf([...before, more]), at);
      const [from, to] = ranks(was);
      assert.ok(ranks(is)[0] >= from && ranks(is)[1] >= to, `${from}-${to} became ${ranks(is).join('-')}`);
      assert.ok((is.forcedMinimum?.level.rank ?? 0) >= (was.forcedMinimum?.level.rank ?? 0));
      const still = new Set(is.matches.map(({ indicator }) => indicator.id));
      for (const { indicator } of was.matches) assert.ok(still.has(indicator.id), indicator.id);
    }),
    runs,
  );
});

test('strengths never change a band', () => {
  fc.assert(
    fc.property(
      rulebook,
      chronology,
      fc.array(happening(strength), { minLength: 1, maxLength: 4 }),
      asOf,
      (book, before, more, at) => {
        const was = readingOf(book, entriesOf(before), at);
        const is = readingOf(book, entriesOf([...before, ...more]), at);
        assert.deepEqual(ranks(is), ranks(was));
        assert.deepEqual(quotes(is.matches), quotes(was.matches));
        assert.deepEqual(is.toStepUp, was.toStepUp);
        assert.deepEqual(is.toStepDown, was.toStepDown);
      },
    ),
    runs,
  );
});

test('a correction that is withdrawn leaves everything as it was', () => {
  fc.assert(
    fc.property(
      rulebook,
      chronology,
      happening(fc.oneof(concern, strength)),
      fc.nat(),
      asOf,
      (book, before, other, place, at) => {
        const entries = entriesOf(before);
        const target = entries[place % Math.max(1, entries.length)];
        if (target === undefined) return;
        const added = entriesOf([
          ...before,
          other,
          { kind: 'entry.withdrawn', happened: other.happened, data: { reason: 'x' } },
        ]);
        const [correction, withdrawal] = added.slice(-2);
        if (correction === undefined || withdrawal === undefined) return;
        const after = [...entries, { ...correction, corrects: target.id }, { ...withdrawal, corrects: correction.id }];
        assert.deepEqual(judged(readingOf(book, after, at)), judged(readingOf(book, entries, at)));
      },
    ),
    runs,
  );
});

test('every match, trigger and question quotes an entry that stands, and the band rests on them', () => {
  fc.assert(
    fc.property(rulebook, chronology, asOf, (book, recorded, at) => {
      const reading = readingOf(book, entriesOf(recorded), at);
      const past = new Set(reading.past.map(({ entry }) => entry));
      const known = new Map(entriesOf(recorded).map((entry) => [entry.id, entry]));
      const seen = [...reading.matches, ...reading.strengths, ...reading.unmetNeeds, ...reading.triggers];
      for (const { evidence } of seen) {
        assert.ok(evidence.length > 0);
        for (const { entry } of evidence) {
          assert.ok((known.get(entry)?.happened ?? Number.POSITIVE_INFINITY) <= at);
          assert.ok(!past.has(entry), `${entry} is history`);
        }
      }
      for (const { prompt } of reading.fired) assert.ok(prompt.evidence.length > 0);
      if (reading.band !== null) assert.ok(reading.matches.length + reading.triggers.length > 0);
      assert.ok(ranks(reading)[0] <= ranks(reading)[1]);
      assert.ok(reading.legalTests.length > 0 && reading.basis.startsWith('From recorded information only'));
    }),
    runs,
  );
});

test('the order in which things were recorded does not matter', () => {
  fc.assert(
    fc.property(rulebook, chronology, fc.infiniteStream(fc.nat()), asOf, (book, recorded, random, at) => {
      const entries = entriesOf(recorded);
      const happenedAt = new Set(entries.map(({ happened }) => happened));
      fc.pre(happenedAt.size === entries.length);
      const keys = new Map(entries.map((entry) => [entry.id, random.next().value ?? 0]));
      const order = entries.toSorted((a, b) => (keys.get(a.id) ?? 0) - (keys.get(b.id) ?? 0));
      const shuffled = order.map((entry, index) => ({
        ...entry,
        seq: index + 1,
        recorded: (entries[index] ?? entry).recorded,
      }));
      assert.deepEqual(judged(readingOf(book, shuffled, at)), judged(readingOf(book, entries, at)));
    }),
    runs,
  );
});

test('what has left a window is still in the chronology and no longer quoted by what it has left', () => {
  fc.assert(
    fc.property(rulebook, chronology, asOf, (book, recorded, at) => {
      const reading = readingOf(book, entriesOf(recorded), at);
      const known = new Set(entriesOf(recorded).map((entry) => entry.id));
      for (const { by, entries, stillSpeaks } of reading.leftWindow) {
        const match = [...reading.matches, ...reading.strengths, ...reading.unmetNeeds].find(
          ({ indicator }) => indicator.id === by,
        );
        if (by.startsWith('indicator')) assert.equal(match !== undefined, stillSpeaks);
        for (const entry of entries) {
          assert.ok(known.has(entry));
          assert.ok(!match?.evidence.some((quoted) => quoted.entry === entry));
        }
      }
    }),
    runs,
  );
});

test('the ids of generated entries are those that reviews name', () => {
  assert.equal(entriesOf([{ kind: 'note.recorded', data: {}, happened: 0 }])[0]?.id, id(101));
});
