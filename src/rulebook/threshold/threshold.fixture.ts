/** A threshold document without mistakes, in which tests change one thing at a time, and entries to read under it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Pack } from '../pack/pack-schema.ts';
import { readPack } from '../pack/read-pack.ts';
import { compileRulebook } from '../rulebook.ts';
import { at, chronicle, type Event } from '../testing/scene.ts';
import { emptyWorld, type World } from '../world.ts';
import { readThreshold, type ThresholdOptions } from './read-threshold.ts';
import type { ThresholdReading } from './threshold.ts';

export const document = `pack: test/threshold
title: A threshold document
version: "1"
status: in-force
sources:
  manual: { title: Manual, edition: first }
rules:
  - threshold: local
    title: Local thresholds
    basis: local-policy
    source: { ref: manual, at: page 1 }
    verified: partly
    note: A test.
    area: Testshire
    levels:
      - { code: L1, rank: 1, name: Universal, familyName: Everyone, means: Doing well. }
      - { code: L2, rank: 2, name: Early help, familyName: Some help, means: Some help., agreement: [asked] }
      - { code: L3, rank: 3, name: Intensive, familyName: More help, means: More help., sufficiency: { atLeast: 2, domainsAtLeast: 2 }, law: [section-17], requires: [The reasons are written down.] }
      - { code: L4, rank: 4, name: Protection, familyName: Safety, means: Harm., sufficiency: { certainty: [observed, confirmed] }, law: [section-47], timescales: [conference] }
    domains:
      - { id: child, title: Child, areas: [health, education, emotional-and-behavioural, identity] }
      - { id: parenting, title: Parenting, areas: [basic-care, ensuring-safety, guidance-and-boundaries, engagement] }
      - { id: home, title: Home, areas: [housing, outside-the-home] }
    indicators:
      - { id: suspended, levels: [L2], domain: child, text: Suspended, facts: [suspension] }
      - { id: smoking-young, levels: [L2], domain: child, text: Smoking before 16, facts: [smoking], age: { to: 15 } }
      - { id: missing-lately, levels: [L2], domain: home, text: Missing within 90 days, facts: [missing], period: 90 days }
      - { id: missing-often, levels: [L3], domain: home, text: Missing twice in a month, when: { count: { entry: missing-episode.recorded }, atLeast: 2, within: 1 month } }
      - { id: self-harm, levels: [L3, L4], domain: child, text: Self-harm, facts: [self-harm] }
      - { id: poor-care, levels: [L3], domain: parenting, text: Struggling to care, facts: [struggling-to-care] }
      - { id: beyond-control, levels: [L4], domain: parenting, text: Beyond control, facts: [beyond-control] }
      - { id: engaged, kind: strength, levels: [L1], domain: parenting, text: Works with services, facts: [works-with-services] }
      - { id: unmet, kind: unmet-need, domain: child, text: Was an unmet need considered, facts: [disruptive-behaviour] }
    triggers:
      - { id: harm, title: Reasonable cause, facts: [reasonable-cause-to-suspect-significant-harm], forces: L4, route: Strategy discussion, law: section-47 }
      - { id: disabled, title: Disabled child, facts: [disabled-child], eligible: An assessment, route: Assessment, law: section-17 }
    cumulative:
      - { id: missing-again, title: Missing three times, when: { count: { entry: missing-episode.recorded }, atLeast: 3, within: 90 days }, review: L3, ask: Who reads it all again? }
    agreement:
      - { id: asked, title: Asked, says: The family is asked., needed: needed }
    steps:
      - { id: up, title: Up, from: L2, to: L3, needs: [The plan has not met the need.], acceptedByReceiver: true }
      - { id: down, title: Down, from: L4, to: L3, needs: [Support goes on.] }
    timescales:
      - { id: conference, title: Conference, within: 15 working days, after: Strategy discussion, until: Held, calendar: working days }
    examples:
      - title: A suspension is level 2
        entries:
          - { kind: observation.recorded, happened: "2026-09-01", data: { fact: suspension, certainty: confirmed, said: Two days. } }
        asOf: "2026-09-02"
        expect: { band: L2, mentions: [suspended], silent: [poor-care], forced: nothing, notKnown: [home, parenting] }
`;

export function packFrom(text: string): Pack {
  const read = readPack(text);
  assert.ok(
    read.ok,
    read.ok ? '' : read.problems.map(({ line, at: path, says }) => `${line} ${path}: ${says}`).join('\n'),
  );
  return read.pack;
}

/** The document with one text put instead of another, as a pack. */
export function changed(from: string, to: string): Pack {
  assert.ok(document.includes(from), from);
  return packFrom(document.replace(from, to));
}

export const problemsWith = (from: string, to: string): readonly string[] => {
  assert.ok(document.includes(from), from);
  const read = readPack(document.replace(from, to));
  return read.ok ? [] : read.problems.map(({ line, says }) => `${line}: ${says}`);
};

export const observed = (fact: string, happened: string, data: Readonly<Record<string, unknown>> = {}): Event => ({
  kind: 'observation.recorded',
  happened,
  compartment: 'safeguarding',
  data: { fact, certainty: 'observed', said: 'As seen.', ...data },
});

export const missing = (happened: string): Event => ({
  kind: 'missing-episode.recorded',
  happened,
  compartment: 'safeguarding',
  data: { circumstances: 'Not home.' },
});

export type Scene = ThresholdOptions & { readonly packs?: readonly Pack[]; readonly world?: World };

/** What the document says as of noon of a day. */
export function reading(events: readonly Event[], asOf: string, scene: Scene = {}): ThresholdReading {
  const { packs = [packFrom(document)], world = emptyWorld, ...options } = scene;
  const found = readThreshold(
    compileRulebook(packs),
    'local',
    chronicle(...events),
    world,
    at(`${asOf}T12:00`),
    options,
  );
  assert.ok(found !== null);
  return found;
}

export const bandIn = ({ band }: Pick<ThresholdReading, 'band'>): string =>
  band === null ? 'nothing' : band.from.code === band.to.code ? band.from.code : `${band.from.code}-${band.to.code}`;

export const mentioned = ({ matches }: ThresholdReading): readonly string[] =>
  matches.map(({ indicator }) => indicator.id);

export type Mistake = readonly [what: string, from: string, to: string, says: RegExp];

/** The two texts by which the first indicator gets a pattern instead of its facts. */
export const whenOf = (pattern: string): readonly [string, string] => [
  'text: Suspended, facts: [suspension] }',
  `text: Suspended, when: ${pattern} }`,
];

/** One test for each mistake: that it is refused, on the line of the text that was changed, and with which words. */
export function testRefusals(mistakes: readonly Mistake[]): void {
  for (const [what, from, to, says] of mistakes) {
    test(`${what} is refused on its line, with what to do`, () => {
      const line = document.slice(0, document.indexOf(from)).split('\n').length;
      const found = problemsWith(from, to);
      const onLine = found
        .filter((problem) => problem.startsWith(`${line}: `))
        .map((problem) => problem.split(': ').slice(1).join(': '));
      assert.ok(
        onLine.some((problem) => says.test(problem)),
        found.join('\n'),
      );
    });
  }
}
