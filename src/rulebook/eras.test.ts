import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { derive } from './derive.ts';
import { explain } from './explain.ts';
import type { Pack } from './pack/pack-schema.ts';
import { compileRulebook, type EarlierPacks } from './rulebook.ts';
import { at, chronicle, packOf, schoolWorld } from './testing/scene.ts';

const day = (text: string) => Temporal.PlainDate.from(text);

const lookInto = (within: string) => `
  - duty: look-into
    ABOUT
    when: { entry: concern.recorded }
    owner: { role: dsl, of: recorder }
    due: { within: ${within}, after: trigger }
    done: { entry: note.recorded }
`;
const writeDown = `
  - duty: write-down
    ABOUT
    when: { entry: concern.recorded }
    owner: { role: dsl, of: recorder }
    due: no fixed time
    done: { entry: note.recorded }
`;
const asked = `
  - prompt: again
    ABOUT
    question: Has anybody asked why?
    raised: { count: { entry: concern.recorded }, within: 4 weeks, atLeast: 1 }
    owner: { role: dsl, of: recorder }
    closedBy: [dsl]
`;
const version = (name: string, rules: string, changes: Partial<Pack> = {}): Pack => ({
  ...packOf(rules),
  version: name,
  ...changes,
});
const first = version('1', lookInto('2 weeks'));
const second = version('2', lookInto('1 weeks'));
const until = (text: string, ...packs: readonly Pack[]): EarlierPacks => ({ packs, until: day(text) });

const rulebook = (now: Pack, ...earlier: readonly EarlierPacks[]) => compileRulebook([now], { earlier });
const concern = (happened: string) => chronicle({ kind: 'concern.recorded', happened });
const world = schoolWorld();
const asOf = at('2026-12-01');
const owed = (rules: ReturnType<typeof rulebook>, happened: string) =>
  derive(concern(happened), world, rules, asOf).duties.map(({ rule, packVersion, due }) => [
    rule,
    packVersion,
    due.kind === 'at' ? Math.round((due.at - at(happened)) / 86_400_000) : due.kind,
  ]);

test('what began under a version runs on under it, from its first moment to its last', () => {
  const rules = rulebook(second, until('2026-06-01', first));
  assert.deepEqual(
    owed(rules, '2026-05-31T23:59').map(([rule, by]) => [rule, by]),
    [['look-into', '1']],
  );
  assert.deepEqual(
    owed(rules, '2026-06-01T00:00').map(([rule, by]) => [rule, by]),
    [['look-into', '2']],
  );
});

test('each is explained by the rule under which it runs', () => {
  const rules = rulebook(second, until('2026-06-01', first));
  const limits = ['2026-05-01', '2026-07-01'].map((happened) => {
    const entries = concern(happened);
    const [duty] = derive(entries, world, rules, asOf).duties;
    return duty === undefined ? null : explain(duty, entries, world, rules)?.limit;
  });
  assert.match(limits[0] ?? '', /2 weeks/u);
  assert.match(limits[1] ?? '', /1 week/u);
});

test('a version that applies to what is open takes over all of it', () => {
  const rules = rulebook({ ...second, appliesToOpen: true }, until('2026-06-01', first));
  assert.deepEqual(
    owed(rules, '2026-05-01').map(([, by]) => by),
    ['2'],
  );
  assert.deepEqual(
    owed(rules, '2026-07-01').map(([, by]) => by),
    ['2'],
  );
});

test('a version that applies to what is open also ends what it leaves out', () => {
  const both = version('1', lookInto('2 weeks') + writeDown);
  const kept = rulebook(second, until('2026-06-01', both));
  assert.deepEqual(
    owed(kept, '2026-05-01').map(([rule, by]) => [rule, by]),
    [
      ['look-into', '1'],
      ['write-down', '1'],
    ],
  );
  assert.deepEqual(
    owed(kept, '2026-06-02').map(([rule]) => rule),
    ['look-into'],
  );
  assert.equal(kept.dutyRule('write-down')?.rule.title, 'A rule', 'what still runs can be named');
  const ended = rulebook({ ...second, appliesToOpen: true }, until('2026-06-01', both));
  assert.deepEqual(
    owed(ended, '2026-05-01').map(([rule]) => rule),
    ['look-into'],
  );
});

test('a rule that nobody changed keeps one version as long as its pack has it', () => {
  const rules = rulebook(first, until('2026-06-01', first), until('2026-07-01', first));
  assert.deepEqual(owed(rules, '2026-05-01'), owed(compileRulebook([first]), '2026-05-01'));
  assert.equal(rules.duties.length, 1);
});

test('a rule that is new with a version keeps its own dates: it is owed for what was there before as well', () => {
  const rules = rulebook(version('2', lookInto('1 weeks') + writeDown), until('2026-06-01', first));
  assert.deepEqual(
    owed(rules, '2026-05-01').map(([rule, by]) => [rule, by]),
    [
      ['write-down', '2'],
      ['look-into', '1'],
    ],
  );
});

test('of three versions each has its own time', () => {
  const rules = rulebook(version('3', lookInto('3 days')), until('2026-06-01', first), until('2026-08-01', second));
  assert.deepEqual(
    ['2026-05-01', '2026-06-01', '2026-07-31', '2026-08-01'].map((happened) => owed(rules, happened)[0]?.[1]),
    ['1', '2', '2', '3'],
  );
});

test('a limit that a partnership shortens applies to what begins from that day on', () => {
  const overlay = (within: string): Pack => ({
    ...packOf(writeDown),
    pack: 'test/local',
    version: within,
    overlay: [{ tighten: 'look-into', within, because: 'agreed here' }],
  });
  const rules = compileRulebook([first, overlay('1 weeks')], { earlier: [until('2026-06-01', first)] });
  const limit = (happened: string) => owed(rules, happened).find(([rule]) => rule === 'look-into')?.[2];
  assert.ok(Number(limit('2026-05-01')) > Number(limit('2026-07-01')));
  const words = ['2026-05-01', '2026-07-01'].map((happened) => {
    const entries = concern(happened);
    const duty = derive(entries, world, rules, asOf).duties.find(({ rule }) => rule === 'look-into');
    return duty === undefined ? null : explain(duty, entries, world, rules)?.limit;
  });
  assert.match(words[0] ?? '', /2 weeks/u);
  assert.match(words[1] ?? '', /1 week/u);
});

test('a question stays after the version that raised it has gone, and is not asked anew', () => {
  const rules = rulebook(second, until('2026-06-01', version('1', lookInto('2 weeks') + asked)));
  const prompts = (happened: string) =>
    derive(concern(happened), world, rules, asOf).prompts.map(({ prompt }) => prompt);
  assert.deepEqual(prompts('2026-05-01'), ['again']);
  assert.deepEqual(prompts('2026-06-02'), []);
  const still = rulebook(version('2', asked), until('2026-06-01', version('1', asked)));
  assert.equal(derive(concern('2026-05-01'), world, still, asOf).prompts.length, 1, 'one question, not two');
});

test('whatever the versions, every concern makes one duty, under the version of its day', () => {
  const days = fc.uniqueArray(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(days, fc.integer({ min: 0, max: 320 }), (changes, concernDay) => {
      const begin = day('2026-01-01');
      const ends = changes.toSorted((a, b) => a - b);
      const versions = [...ends, null].map((_, index) => version(String(index), lookInto(`${index + 1} weeks`)));
      const earlier = ends.map((end, index) => ({
        packs: versions.slice(index, index + 1),
        until: begin.add({ days: end }),
      }));
      const rules = compileRulebook(versions.slice(-1), { earlier });
      const expected = ends.filter((end) => end <= concernDay).length;
      const found = derive(concern(begin.add({ days: concernDay }).toString()), world, rules, at('2027-06-01')).duties;
      assert.deepEqual(
        found.map(({ packVersion }) => packVersion),
        [String(expected)],
      );
    }),
  );
});
