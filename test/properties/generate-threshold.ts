/** Threshold documents made at random, right by every check, and chronologies of what they look for. */
import * as fc from 'fast-check';
import { type FactCode, factCodes, facts } from '../../src/kinds/facts/facts.ts';
import { certaintyCodes } from '../../src/kinds/observation.ts';
import { parseEntryData } from '../../src/kinds/registry.ts';
import type { Milliseconds } from '../../src/rulebook/calendar/days.ts';
import type { RuleEntry } from '../../src/rulebook/entry.ts';
import { id } from '../../src/rulebook/testing/scene.ts';
import { oneLine } from '../../src/rulebook/threshold/part-schema.ts';

type Json = Readonly<Record<string, unknown>>;
const pick = <Value>(...values: readonly Value[]): fc.Arbitrary<Value> => fc.constantFrom(...values);

const concernFacts: readonly FactCode[] = factCodes.filter((code) => !('isStrength' in facts[code])).slice(0, 40);
const strengthFacts: readonly FactCode[] = factCodes.filter((code) => 'isStrength' in facts[code]);
const domainAreas = [['health', 'education'], ['basic-care'], ['housing', 'outside-the-home'], ['identity']];

const hour = 3_600_000;
const earliest: Milliseconds = Date.UTC(2025, 8, 1);
const hours = 14_000;
export const asOf: fc.Arbitrary<Milliseconds> = fc
  .integer({ min: hours / 2, max: hours + 3_000 })
  .map((on) => earliest + on * hour);

/** What people write in cells, awkward words among it. */
export const line: fc.Arbitrary<string> = fc.oneof(
  pick(
    '=1+1',
    '_x0041_',
    '_x005F_',
    'null',
    '- a',
    '007',
    '1e5',
    'yes',
    '2026-01-01',
    '"quoted"',
    "it's",
    'a: b',
    '# c',
    '{x}',
    'a, b',
    '[b]',
    '&amp; <b>',
    '@sum',
    'ćwiczenie 🙂',
  ),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).filter((text) => oneLine.safeParse(text).success),
);

const windows = pick('30 days', '90 days', '6 months', undefined);
const entryPattern = pick<Json>(
  { entry: 'missing-episode.recorded' },
  { entry: 'suspension.recorded', where: { schoolDays: { atLeast: 2 } } },
  { entry: ['suspension.recorded', 'permanent-exclusion.recorded'] },
  { entry: 'contact.decided', where: { outcome: { in: ['no-further-action', 'early-help'] } } },
  { entry: 'observation.recorded', where: { certainty: { in: ['observed', 'confirmed'] } } },
);
const count: fc.Arbitrary<Json> = fc
  .tuple(entryPattern, pick(2, 3), windows)
  .map(([counted, atLeast, within]) => ({ count: counted, atLeast, ...(within && { within }) }));
const pattern: fc.Arbitrary<Json> = fc.oneof(
  entryPattern,
  count,
  fc.tuple(entryPattern, count).map((all) => ({ all })),
  fc.tuple(entryPattern, entryPattern).map((any) => ({ any })),
);

const sufficiency = fc
  .record({ atLeast: pick(1, 1, 2, 3), certainty: fc.subarray([...certaintyCodes], { minLength: 1 }) })
  .chain((made) =>
    fc.nat({ max: Math.min(1, made.atLeast - 1) }).map((more) => ({ ...made, domainsAtLeast: 1 + more })),
  );

type Parts = { readonly levels: readonly Json[]; readonly indicators: readonly Json[] } & Json;

/** Levels that each have a trigger of their own, so that all can be reached, and facts that each stand in one place. */
const documentParts: fc.Arbitrary<Parts> = fc
  .record({
    ranks: fc.integer({ min: 2, max: 5 }),
    rules: fc.array(sufficiency, { minLength: 5, maxLength: 5 }),
    shuffled: fc.shuffledSubarray([...concernFacts], { minLength: 30, maxLength: 40 }),
    made: fc.array(
      fc.record({
        kind: pick('concern', 'concern', 'concern', 'strength', 'unmet-need'),
        level: fc.integer({ min: 1, max: 5 }),
        above: pick(0, 0, 0, 1),
        domain: fc.nat({ max: 3 }),
        count: pick(0, 1, 2),
        when: fc.option(pattern, { nil: undefined }),
        period: windows,
        age: pick<Json | undefined>(undefined, undefined, { from: 10, to: 15 }),
        text: line,
        note: line,
        askNext: fc.array(line, { maxLength: 2 }),
      }),
      { minLength: 1, maxLength: 9 },
    ),
    names: fc.array(line, { minLength: 5, maxLength: 5 }),
    again: fc.option(count, { nil: undefined }),
  })
  .map(({ ranks, rules, shuffled, made, names, again }) => {
    const code = (rank: number): string => `L${Math.min(rank, ranks)}`;
    let next = 0;
    const take = (number: number): readonly FactCode[] => shuffled.slice(next, (next += number));
    const levels = Array.from({ length: ranks }, (_, index) => ({
      code: code(index + 1),
      rank: index + 1,
      name: names[index],
      familyName: names[ranks - 1 - index],
      means: names[0],
      sufficiency: rules[index],
      requires: index === 2 ? names : [],
    }));
    const triggers = levels.slice(1).map((level, index) => ({
      id: `trigger-${index}`,
      title: level.name,
      facts: take(1),
      forces: level.code,
      route: level.means,
    }));
    const indicators = made.map(
      ({ kind, level, above, domain, count: number, when, period, age, text, note, askNext }, index) => ({
        id: `indicator-${index}`,
        kind,
        levels: kind === 'unmet-need' ? [] : [...new Set([code(level), code(level + above)])],
        domain: `domain-${domain}`,
        text,
        facts:
          kind === 'strength'
            ? strengthFacts.slice(index * 2, index * 2 + 1)
            : take(number === 0 && when === undefined ? 1 : number),
        ...(when && kind !== 'strength' && { when }),
        ...(period && { period }),
        ...(age && { age }),
        note,
        askNext,
      }),
    );
    const domains = domainAreas.map((areas, index) => ({ id: `domain-${index}`, title: names[index], areas }));
    const cumulative =
      again === undefined ? [] : [{ id: 'again', title: names[1], when: again, review: code(2), ask: `${names[2]}?` }];
    return { levels, triggers, indicators, domains, cumulative };
  });

/** The content of a pack with one such document, as its file would hold it. */
export const thresholdPack: fc.Arbitrary<Json> = fc
  .record({ parts: documentParts, title: line, area: line })
  .map(({ parts, title, area }) => ({
    pack: 'test/generated',
    title,
    version: '1',
    status: 'in-force',
    sources: { source: { title, edition: 'first' } },
    rules: [
      {
        threshold: 'generated',
        title,
        basis: 'local-policy',
        source: { ref: 'source', at: area },
        verified: 'no',
        note: title,
        area,
        ...parts,
        examples: [
          {
            title,
            entries: [{ kind: 'note.recorded', happened: '2026-01-01', data: { text: title } }],
            asOf: '2026-01-02',
            expect: { band: 'nothing', notKnown: domainAreas.map((_, index) => `domain-${index}`) },
          },
        ],
      },
    ],
  }));

export type Fact = { readonly kind: string; readonly data: Json };
const of = (kind: string, data: Json): Fact => ({ kind, data: parseEntryData(kind, data) });

/** Something of concern, as it is recorded. */
export const concern: fc.Arbitrary<Fact> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(pick(...concernFacts), pick(...certaintyCodes))
      .map(([fact, certainty]) => of('observation.recorded', { fact, certainty, said: 'x' })),
  },
  { weight: 2, arbitrary: fc.constant(of('missing-episode.recorded', { circumstances: 'x' })) },
  {
    weight: 1,
    arbitrary: pick(1, 5).map((schoolDays) =>
      of('suspension.recorded', { organisation: id(1), schoolDays, reason: 'x' }),
    ),
  },
  {
    weight: 1,
    arbitrary: pick('no-further-action', 'early-help').map((outcome) =>
      of('contact.decided', { contact: id(5), outcome, rationale: 'x' }),
    ),
  },
);

/** Something that goes well, or that was asked about and found to be well. */
export const strength: fc.Arbitrary<Fact> = fc.oneof(
  pick(...strengthFacts).map((fact) => of('observation.recorded', { fact, certainty: 'observed', said: 'x' })),
  pick('housing', 'identity').map((area) => of('area.explored', { area, said: 'x' })),
);

const other: fc.Arbitrary<Fact> = fc.oneof(
  pick('2010-06-15', '2016-02-29').map((dateOfBirth) =>
    of('identity.recorded', { surname: 'A', forename: 'B', dateOfBirth }),
  ),
  fc
    .tuple(fc.integer({ min: 101, max: 120 }), pick('current', 'resolved', 'unsubstantiated'))
    .map(([entry, standing]) => of('observation.reviewed', { of: id(entry), standing, because: 'x' })),
);

export type Recorded = Fact & { readonly happened: Milliseconds };
export const happening = (content: fc.Arbitrary<Fact>): fc.Arbitrary<Recorded> =>
  fc.tuple(content, fc.nat({ max: hours })).map(([made, on]) => ({ ...made, happened: earliest + on * hour }));

/** Entries recorded in this order, all of them before anything is read; the first has the id `id(101)`. */
export const entriesOf = (recorded: readonly Recorded[]): readonly RuleEntry[] =>
  recorded.map((made, index) => ({
    ...made,
    id: id(101 + index),
    seq: index + 1,
    recorded: earliest - hour + index,
    compartment: 'safeguarding',
    organisation: null,
    audience: null,
    corrects: null,
  }));

export const chronology: fc.Arbitrary<readonly Recorded[]> = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: happening(concern) },
    { weight: 2, arbitrary: happening(strength) },
    { weight: 2, arbitrary: happening(other) },
  ),
  { maxLength: 18 },
);
