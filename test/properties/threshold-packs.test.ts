/** The threshold documents that come with the product: the same facts at the level that each of them prints. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { projectRoot } from '../../src/config.ts';
import { type FactCode, factNamed } from '../../src/kinds/facts/facts.ts';
import { readPacks } from '../../src/record/read-engine.ts';
import { dayAt, dayText } from '../../src/rulebook/calendar/days.ts';
import { exampleEntries, instantOf } from '../../src/rulebook/example/example-entries.ts';
import { compileRulebook } from '../../src/rulebook/rulebook.ts';
import { at, chronicle, type Event, id } from '../../src/rulebook/testing/scene.ts';
import { readThreshold, type ThresholdOptions } from '../../src/rulebook/threshold/read-threshold.ts';
import type { ThresholdReading } from '../../src/rulebook/threshold/threshold.ts';
import { unknownPrompts } from '../../src/rulebook/threshold/unknown-prompts.ts';
import { emptyWorld } from '../../src/rulebook/world.ts';

const packs = await readPacks(join(projectRoot, 'packs'));
const rulebook = compileRulebook(packs);

const shownAs: Readonly<Record<string, Event['data']>> = {
  'suspension.recorded': { organisation: id(1), schoolDays: 2, reason: 'Threw a chair.' },
  'permanent-exclusion.recorded': { organisation: id(1), reason: 'Hurt another pupil.' },
  'missing-episode.recorded': { circumstances: 'Not home by ten.' },
};
const shown = (kind: string): Event => ({ kind, happened: '2026-09-21', data: shownAs[kind] ?? {} });
const observed = (fact: FactCode): Event => ({
  kind: 'observation.recorded',
  happened: '2026-09-21',
  data: { fact, certainty: 'confirmed', said: 'As seen.' },
});

function reading(document: string, events: readonly Event[], options?: ThresholdOptions): ThresholdReading {
  const found = readThreshold(rulebook, document, chronicle(...events), emptyWorld, at('2026-09-22'), options);
  assert.ok(found !== null, `there is a document "${document}"`);
  return found;
}

/** The ranks at which anything that matched is printed. */
const printed = ({ matches }: ThresholdReading): readonly number[] =>
  [...new Set(matches.flatMap(({ levels }) => levels.map(({ rank }) => rank)))].toSorted((a, b) => a - b);

// As the documents print it. An empty list: not in the part that could be read, which is not level 1.
const documents = [
  'kent',
  'hampshire',
  'brighton-and-hove-four-levels',
  'buckinghamshire',
  'wirral',
  'pan-london-bristol',
  'derby-derbyshire',
] as const;
type Row = readonly [signal: string, events: readonly Event[], ...levels: readonly (readonly number[])[]];
const table: readonly Row[] = [
  ['suspensions', [shown('suspension.recorded'), shown('suspension.recorded')], [2], [2], [3], [], [], [3], []],
  ['permanently excluded', [shown('permanent-exclusion.recorded')], [3], [4], [], [], [4], [], []],
  ['at risk of permanent exclusion', [observed('at-risk-of-permanent-exclusion')], [3], [], [], [], [4], [3], []],
  [
    'first or occasional missing',
    [shown('missing-episode.recorded'), observed('absent-without-consent')],
    [2],
    [2],
    [2],
    [3],
    [],
    [],
    [],
  ],
  [
    'regular or repeated missing',
    [observed('missing-repeatedly'), observed('missing-with-self-neglect'), observed('missing-in-danger')],
    [3],
    [4],
    [3],
    [4],
    [4],
    [],
    [],
  ],
  [
    'a single episode or low-level self-harm',
    [observed('self-harm-low-level'), observed('self-harm-single-episode')],
    [2],
    [],
    [],
    [],
    [2],
    [],
    [2],
  ],
  [
    'self-harm, unqualified or serious',
    [observed('self-harm'), observed('self-harm-with-serious-mental-health-difficulty'), observed('suicide-attempt')],
    [],
    [4],
    [],
    [3, 4],
    [4],
    [],
    [],
  ],
  ['beyond parental control', [observed('beyond-control')], [], [], [], [4], [], [], []],
  [
    'disruptive or challenging behaviour',
    [
      observed('disruptive-behaviour'),
      observed('disruptive-in-school-persistently'),
      observed('disruptive-at-school-home-and-neighbourhood'),
    ],
    [2],
    [],
    [2],
    [3],
    [],
    [],
    [],
  ],
];

for (const [signal, events, ...levels] of table) {
  test(`the same fact, each document's own level: ${signal}`, () => {
    const [first, ...others] = documents;
    const side = reading(first, events, { others });
    const found = [side, ...side.others].map((each) => [each.threshold, printed(each)]);
    assert.deepEqual(
      found,
      documents.map((document, index) => [document, levels[index]]),
    );
    for (const each of [side, ...side.others])
      if (printed(each).length === 0) assert.equal(each.band, null, each.threshold);
  });
}

test('the edition of Brighton & Hove in use has three levels, and says nothing of indicators that were not read', () => {
  const { levels } = rulebook.thresholds.get('brighton-and-hove') ?? { levels: [] };
  assert.deepEqual(
    levels.map(({ rank, name }) => `${rank} ${name}`),
    ['1 Universal', '2 Family Help', '3 Specialist'],
  );
  assert.equal(
    reading(
      'brighton-and-hove',
      table.flatMap(([, events]) => events),
    ).band,
    null,
  );
});

for (const [document, { indicators, rule }] of rulebook.thresholds) {
  test(`each indicator of ${document}, fed alone, comes out at the level at which it is printed`, () => {
    for (const { indicator, levels } of indicators) {
      for (const event of indicator.facts.flatMap((fact) => [
        observed(fact),
        ...(factNamed(fact).shownBy ?? []).map(shown),
      ])) {
        const found = reading(document, [event]);
        const match = [...found.matches, ...found.strengths, ...found.unmetNeeds].find(
          (each) => each.indicator.id === indicator.id,
        );
        assert.ok(match !== undefined, `${indicator.id} is silent`);
        if (indicator.kind !== 'concern' || found.forcedMinimum !== null) continue;
        assert.deepEqual(
          printed(found),
          levels.map(({ rank }) => rank),
          indicator.id,
        );
        const alone = levels.filter(({ sufficiency }) => sufficiency.atLeast === 1);
        if (alone.length < levels.length) continue;
        assert.equal(found.band?.from.code, levels.at(0)?.code, indicator.id);
        assert.equal(found.band?.to.code, levels.at(-1)?.code, indicator.id);
      }
    }
  });

  test(`reasonable cause to suspect significant harm forces the highest level in ${document}, even when only alleged`, () => {
    const event = observed('reasonable-cause-to-suspect-significant-harm');
    const found = reading(document, [{ ...event, data: { ...event.data, certainty: 'alleged' } }]);
    const highest = Math.max(...rule.levels.map(({ rank }) => rank));
    assert.equal(found.band?.from.rank, highest);
    assert.ok(found.forcedMinimum?.by.some(({ trigger }) => trigger.law === 'section-47'));
  });
}

test('only the documents of Derby and Derbyshire and of the demo are in force; the others are examples', () => {
  const inForce = [...rulebook.thresholds.values()].filter(({ pack }) => pack.status === 'in-force');
  assert.deepEqual(
    inForce.map(({ rule }) => rule.threshold),
    ['arkenshire-thresholds', 'derby-derbyshire'],
  );
  for (const { pack } of rulebook.thresholds.values())
    assert.ok(
      pack.status === 'in-force' || (pack.status === 'example' && pack.pack.startsWith('examples/')),
      pack.pack,
    );
});

test('what the document of Derby and Derbyshire looks for at a level comes from Derby or Derbyshire', () => {
  for (const { indicator } of rulebook.thresholds.get('derby-derbyshire')?.indicators ?? [])
    assert.ok(indicator.kind !== 'concern' || indicator.source?.ref.startsWith('derby') === true, indicator.id);
});

test('every prompt that a document names is in some pack', () => {
  assert.deepEqual(unknownPrompts(packs), []);
  assert.match(
    unknownPrompts(packs.filter(({ pack }) => pack !== 'england/prompts'))[0] ?? '',
    /names the prompt "missing-again", which no pack has/u,
  );
});

test('a prompt that is a rule of its own speaks in the reading of the document that names it', () => {
  const days = ['2026-07-01', '2026-08-01', '2026-09-01'];
  const found = reading(
    'derby-derbyshire',
    days.map((happened) => ({ ...shown('missing-episode.recorded'), happened })),
  );
  assert.deepEqual(
    found.fired.map(({ cumulative, prompt }) => [cumulative.id, prompt.prompt]),
    [['missing-again', 'missing-again']],
  );
});

/** A worked example of the illustrative document, as of its day. */
function worked(letter: string): ThresholdReading {
  const pack = packs.find((each) => each.pack === 'examples/illustrative');
  const rule = pack?.rules[0];
  assert.ok(pack !== undefined && rule !== undefined && 'threshold' in rule);
  const example = rule.examples.find(({ title }) => title.startsWith(`${letter}:`));
  assert.ok(example !== undefined);
  const since = example.since === undefined ? undefined : instantOf(example.since);
  const found = readThreshold(
    rulebook,
    'illustrative',
    exampleEntries(example, pack),
    emptyWorld,
    instantOf(example.asOf),
    {
      since,
      others: ['kent', 'pan-london-bristol'],
    },
  );
  assert.ok(found !== null);
  return found;
}

const quotedOf = (found: ThresholdReading, indicator: string): readonly string[] =>
  found.matches
    .find((each) => each.indicator.id === indicator)
    ?.evidence.map(({ happened }) => dayText(dayAt(happened))) ?? [];

test('A: two suspensions and disruption are level 2 here and in Kent, and level 3 material in Bristol', () => {
  const found = worked('A');
  assert.match(found.says, /^L2 Early help is indicated/u);
  assert.deepEqual(quotedOf(found, 'suspended'), ['2026-07-02', '2026-09-15']);
  assert.deepEqual(
    found.notKnown.map(({ title }) => title),
    ['Family and environment', 'Harm outside the home'],
  );
  assert.match(found.toStepUp[0]?.says[0] ?? '', /^2 more L3 indicators, in 2 domains\.$/u);
  assert.deepEqual(
    found.unmetNeeds.map(({ indicator }) => indicator.text),
    ['Has an unmet need been considered, and who will ask?'],
  );
  assert.equal(found.notHeardFrom.child, true);
  assert.deepEqual(
    found.others.map(({ threshold, band }) => `${threshold} ${band?.to.code}`),
    ['kent L2', 'pan-london-bristol L3'],
  );
});

test('B: all three patterns over time have fired, and level 4 remains a human call', () => {
  const found = worked('B');
  assert.deepEqual(
    found.fired.map(({ cumulative, holdsNow }) => [cumulative.id, holdsNow]),
    [
      ['missing-again', true],
      ['contacts-again', true],
      ['no-progress', true],
    ],
  );
  assert.deepEqual(quotedOf(found, 'missing'), ['2026-10-09', '2026-11-20', '2026-12-12']);
  assert.equal(
    found.matches.find(({ indicator }) => indicator.id === 'the-problem')?.evidence[0]?.isSelfReported,
    true,
  );
  assert.match(
    found.toStepUp[0]?.says.join(' ') ?? '',
    /1 more L4 indicator.*A strategy discussion is a decision that a person can take at any time/u,
  );
});

test('C: what fired stays though the window has passed, and a diagnosis adds need and lowers nothing', () => {
  const found = worked('C');
  assert.equal(found.forcedMinimum?.level.code, 'L4');
  assert.deepEqual(
    found.fired.map(({ cumulative, holdsNow }) => [cumulative.id, holdsNow]),
    [
      ['missing-again', false],
      ['contacts-again', true],
      ['no-progress', true],
    ],
  );
  assert.deepEqual(found.leftWindow.find(({ by }) => by === 'missing-again')?.stillSpeaks, false);
  assert.deepEqual(
    found.triggers.map(({ trigger }) => trigger.id),
    ['suicide-attempt-now', 'disabled-child'],
  );
  assert.ok(found.unmetNeeds.some(({ indicator }) => indicator.id === 'second-reading'));
  assert.ok(
    found.compartments.includes('health'),
    'the diagnosis is in the health compartment, and so is what rests on it',
  );
  const band = rulebook.thresholds.get('illustrative')?.rule.levels.find(({ code }) => code === 'L4');
  assert.deepEqual(band?.agreement, ['not-a-condition']);
});
