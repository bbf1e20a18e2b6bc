/** The fictional child of the three worked examples, with the questions that come with the product. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { derive } from '../derive.ts';
import type { Pack } from '../pack/pack-schema.ts';
import { readPack } from '../pack/read-pack.ts';
import { chronologyOf } from '../pattern/chronology.ts';
import { compilePattern } from '../pattern/compile-pattern.ts';
import { compileRulebook } from '../rulebook.ts';
import { at, chronicle, council, type Event, id, oldSchool, schoolWorld } from '../testing/scene.ts';
import { type Prompt, promptState } from './prompt.ts';

function packOf(name: string): Pack {
  const read = readPack(readFileSync(join(import.meta.dirname, '..', '..', '..', 'packs', 'england', name), 'utf8'));
  assert.ok(read.ok);
  return read.pack;
}

const pack = packOf('prompts.yaml');
const rulebook = compileRulebook([pack]);
const police = id(30);

const recorded = (kind: string, happened: string, data: Event['data'], organisation = council): Event => ({
  kind,
  happened,
  organisation,
  data: data ?? {},
});
const contact = (happened: string, outcome: string, referredBy: string) =>
  recorded('contact.decided', happened, { contact: id(40), outcome, referredBy, rationale: 'x' });
const suspended = (happened: string) =>
  recorded('suspension.recorded', happened, { organisation: oldSchool, schoolDays: 1, reason: 'x' }, oldSchool);
const missing = (happened: string) => recorded('missing-episode.recorded', happened, { circumstances: 'x' });
const reviewed = (happened: string) =>
  recorded('plan.reviewed', happened, { plan: 'early-help', progress: 'no-progress' });

const untilSeptember = [
  contact('2026-06-10', 'early-help', oldSchool),
  suspended('2026-09-08'),
  suspended('2026-09-17'),
];
const untilDecember = [
  ...untilSeptember,
  missing('2026-10-09'),
  contact('2026-10-12', 'no-further-action', police),
  suspended('2026-10-13'),
  reviewed('2026-10-20'),
  suspended('2026-11-10'),
  missing('2026-11-20'),
  contact('2026-11-23', 'no-further-action', police),
  reviewed('2026-12-01'),
  suspended('2026-12-09'),
  missing('2026-12-12'),
];
const untilFebruary = [...untilDecember, recorded('diagnosis.recorded', '2027-02-15', { diagnosis: 'x' })];

const open = (asOf: string, events: readonly Event[]): Readonly<Record<string, Prompt>> =>
  Object.fromEntries(
    derive(chronicle(...events), schoolWorld(), rulebook, at(asOf))
      .prompts.filter((prompt) => promptState(prompt, at(asOf)) === 'open')
      .map((prompt) => [prompt.prompt, prompt]),
  );

test('A, 21 September 2026: two suspensions ask whether a need is unmet, and one contact asks nothing', () => {
  const prompts = open('2026-09-21T12:00', untilSeptember);
  assert.deepEqual(Object.keys(prompts), ['suspended-again']);
});

test('B, 18 December 2026: missing, contacts and reviews all ask, each once', () => {
  const prompts = open('2026-12-18T12:00', untilDecember);
  assert.deepEqual(Object.keys(prompts).toSorted(), [
    'contacts-without-action',
    'missing-again',
    'plan-without-progress',
    'suspended-again',
  ]);
  assert.equal(prompts['missing-again']?.raisedAt, at('2026-12-12'));
  assert.equal(prompts['contacts-without-action']?.raisedAt, at('2026-11-23'));
  assert.equal(prompts['plan-without-progress']?.raisedAt, at('2026-12-01'));
  assert.equal(prompts['suspended-again']?.since.length, 3);
});

test('C, 15 February 2027: what was raised on 12 December is open, although the episodes left their window on 8 January', () => {
  const prompts = open('2027-02-15T12:00', untilFebruary);
  const asked = prompts['missing-again'];
  assert.deepEqual([asked?.raisedAt, asked?.evidence.length], [at('2026-12-12'), 3]);

  const rule = pack.rules.find((each) => 'prompt' in each && each.prompt === 'missing-again');
  assert.ok(rule !== undefined && 'prompt' in rule);
  const pattern = compilePattern(rule.raised);
  const looking = { chronology: chronologyOf(chronicle(...untilFebruary)), trigger: null };
  assert.equal(pattern.holds({ ...looking, at: at('2027-01-07T23:59') })?.length, 3);
  assert.equal(pattern.holds({ ...looking, at: at('2027-01-08T00:00') }), null);
});

test('C: the diagnosis opens the suspensions for a second reading and closes nothing', () => {
  const before = Object.keys(open('2027-02-14T12:00', untilFebruary));
  const prompts = open('2027-02-15T12:00', untilFebruary);
  assert.deepEqual(
    Object.keys(prompts).filter((name) => !before.includes(name)),
    ['read-again-after-diagnosis'],
  );
  assert.equal(prompts['read-again-after-diagnosis']?.evidence.length, 6);
  for (const name of before) assert.ok(name in prompts, name);
});
