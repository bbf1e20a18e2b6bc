import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isKind, parseEntryData, sentenceOf } from '../registry.ts';
import { areaCodes } from './areas.ts';
import { factCodes, factNamed, factsByArea, isFact } from './facts.ts';

const names = { organisation: () => '', practitioner: () => '' };

test('every fact has words, an area, and names only kinds and facts that exist', () => {
  assert.ok(factCodes.length > 150);
  for (const code of factCodes) {
    const { title, area, shownBy = [], against = [] } = factNamed(code);
    assert.ok(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u.test(code), code);
    assert.ok(/^[A-Z]/u.test(title) && !title.endsWith('.'), title);
    assert.ok(areaCodes.includes(area), code);
    for (const kind of shownBy) assert.ok(isKind(kind), kind);
    for (const other of against)
      assert.ok(isFact(other) && factNamed(other).isStrength !== true, `${code} against ${other}`);
  }
});

test('facts belong to no local document: none names a level', () => {
  for (const code of factCodes) assert.doesNotMatch(factNamed(code).title, /\blevel [1-4]\b|\bL[1-4]\b|threshold/iu);
});

test('every fact can be chosen under exactly one area', () => {
  assert.deepEqual(factsByArea.flatMap(({ codes }) => codes).toSorted(), factCodes.toSorted());
});

test('what is only a strength stands against something, or is said by itself', () => {
  const strengths = factCodes.filter((code) => factNamed(code).isStrength === true);
  assert.ok(strengths.length > 15);
  assert.ok(strengths.some((code) => (factNamed(code).against ?? []).includes('disruptive-behaviour')));
});

test('an observation says how sure it is', () => {
  const said = { fact: 'self-harm-low-level', certainty: 'observed', said: 'Scratches on one arm.' };
  assert.equal(
    sentenceOf('observation.recorded', parseEntryData('observation.recorded', said), names),
    'Low-level or superficial self-harm (seen by the person who recorded it). Scratches on one arm.',
  );
  assert.throws(() => parseEntryData('observation.recorded', { ...said, fact: 'naughty' }), { code: 'ENTRY_INVALID' });
  assert.throws(() => parseEntryData('observation.recorded', { fact: 'missing', said: 'x' }), {
    code: 'ENTRY_INVALID',
  });
});

test('what became of a concern, what was asked about and how a plan goes are said in words', () => {
  const sentences: readonly (readonly [string, Record<string, unknown>, string])[] = [
    [
      'observation.reviewed',
      { of: '00000000-0000-4000-8000-000000000001', standing: 'unsubstantiated', because: 'It was another child.' },
      'An earlier entry is now looked into and not borne out. It was another child.',
    ],
    [
      'area.explored',
      { area: 'housing', said: 'Seen at home.' },
      'Housing: asked about, nothing of concern. Seen at home.',
    ],
    ['plan.reviewed', { plan: 'early-help', progress: 'no-progress' }, 'Plan reviewed: no progress'],
    [
      'plan.reviewed',
      { plan: 'early-help', progress: 'some-progress', note: 'School goes better.' },
      'Plan reviewed: some progress. School goes better.',
    ],
  ];
  for (const [kind, data, says] of sentences) assert.equal(sentenceOf(kind, parseEntryData(kind, data), names), says);
});
