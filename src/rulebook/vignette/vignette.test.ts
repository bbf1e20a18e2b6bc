/** The vignettes that come with the product are right, are of every level, and a slip in one is said. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { projectRoot } from '../../config.ts';
import { readPack } from '../pack/read-pack.ts';
import { compileRulebook } from '../rulebook.ts';
import { bankHolidays } from '../testing/scene.ts';
import { readThreshold } from '../threshold/read-threshold.ts';
import type { ThresholdReading } from '../threshold/threshold.ts';
import { checkVignettes } from './check-vignettes.ts';
import { readVignette, type Vignette } from './vignette.ts';

const folder = join(projectRoot, 'vignettes');
const texts = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));

const read = (text: string) => {
  const found = readVignette(parse(text));
  assert.ok(found.ok, found.ok ? '' : found.problems.join('\n'));
  return found;
};
const all = texts.map(read);

const pack = (name: string) => {
  const found = readPack(readFileSync(join(projectRoot, 'packs', name), 'utf8'));
  assert.ok(found.ok);
  return found.pack;
};
const packs = [
  pack('england/prompts.yaml'),
  pack('arkenshire/threshold.yaml'),
  pack('derby-derbyshire/threshold.yaml'),
];
const rulebook = compileRulebook(packs);

const bandOf = ({ band }: ThresholdReading): string =>
  band === null ? 'nothing' : band.from.code === band.to.code ? band.from.code : `${band.from.code} to ${band.to.code}`;

const reading = ({ vignette, worldOn }: (typeof all)[number], threshold: string): ThresholdReading => {
  const found = readThreshold(rulebook, threshold, vignette.entries, worldOn(bankHolidays), vignette.asOf);
  assert.ok(found !== null, threshold);
  return found;
};

for (const each of all)
  test(`${each.vignette.title}: the documents say what the vignette says that they say`, () => {
    assert.deepEqual(checkVignettes([each], packs, bankHolidays), []);
  });

type Reads = Record<string, Partial<Vignette['reads'][string]>>;

const lunchBox = (change: (reads: Reads) => void): readonly string[] => {
  const content = parse(texts[1] ?? '') as { reads: Reads };
  change(content.reads);
  const found = readVignette(content);
  assert.ok(found.ok);
  return checkVignettes([found], packs, bankHolidays);
};

test('a vignette that a document reads otherwise is named with what differs', () => {
  const set = (change: Reads[string]) =>
    lunchBox((reads) => {
      reads['arkenshire-thresholds'] = { ...reads['arkenshire-thresholds'], ...change };
    }).join('\n');
  assert.match(set({ band: 'L4' }), /^the-lunch-box, arkenshire-thresholds: band should be L4 but is L\d/u);
  assert.match(set({ mentions: ['sings-loudly'] }), /"sings-loudly" should speak and is silent/u);
  assert.match(set({ fired: ['many-contacts'] }), /patterns over time should be many-contacts but are none/u);
  const unknown = lunchBox((reads) => {
    reads['arkenshire-threshold'] = { band: 'L1' };
  });
  assert.match(unknown.join(), /no pack has this document\. Did you mean "arkenshire-thresholds"\?/u);
});

test('a document that is still a draft is read as if it were in force', () => {
  const [first] = all;
  assert.ok(first !== undefined);
  const draft = packs.map((each) => ({ ...each, status: 'draft' as const }));
  assert.deepEqual(checkVignettes([first], draft, bankHolidays), []);
});

test('there are vignettes of every level, of none, on a boundary, with a pattern over time and for the LADO', () => {
  const bands = new Set(all.map((each) => bandOf(reading(each, 'arkenshire-thresholds'))));
  for (const band of ['nothing', 'L2', 'L2 to L3', 'L3', 'L4']) assert.ok(bands.has(band), band);
  assert.ok(all.length >= 8);
  assert.equal(new Set(all.map(({ vignette: { id } }) => id)).size, all.length);
  assert.equal(all.filter(({ vignette: { instead } }) => instead?.includes('LADO')).length, 1);
});

test('what somebody said about a member of staff is told, and no document and no record is given it', () => {
  const staff = all.map(({ vignette }) => vignette).find(({ instead }) => instead !== null);
  assert.ok(staff !== undefined);
  const apart = staff.told.filter(({ told }) => told.keptOut !== undefined);
  assert.equal(apart.length, 1);
  assert.ok(!JSON.stringify(staff.entries).includes('coach'));
});

test('no vignette names a child, and none is told by one agency after it happened only', () => {
  for (const { vignette } of all) {
    assert.ok(vignette.told.length >= 2, vignette.id);
    assert.ok(/^An? (?:boy|girl) of /u.test(vignette.child), vignette.child);
    assert.ok(vignette.told.every(({ told }) => told.who !== ''));
  }
});

const [, lunch = ''] = texts;
const changed = (
  change: (content: { told: Record<string, unknown>[] } & Record<string, unknown>) => void,
): readonly string[] => {
  const content = parse(lunch) as Parameters<typeof change>[0];
  change(content);
  const found = readVignette(content);
  return found.ok ? [] : found.problems;
};
const first = (content: { told: Record<string, unknown>[] }): Record<string, unknown> => content.told[0] ?? {};

test('a slip in a vignette is said', () => {
  assert.deepEqual(
    changed(() => undefined),
    [],
  );
  assert.match(
    changed((content) => {
      first(content)['by'] = 'hospital';
    }).join(),
    /no organisation called "hospital"/u,
  );
  assert.match(
    changed((content) => {
      first(content)['kind'] = 'concern.record';
    }).join(),
    /no kind of entry/u,
  );
  assert.match(
    changed((content) => {
      first(content)['data'] = { fact: 'hungry', certainty: 'observed', said: 'x' };
    }).join(),
    /"hungry" is not possible/u,
  );
  assert.match(
    changed((content) => {
      first(content)['happened'] = '2026-12-24';
    }).join(),
    /later than the vignette/u,
  );
  assert.match(
    changed((content) => {
      first(content)['keptOut'] = 'x';
    }).join(),
    /has no kind and no data/u,
  );
  assert.match(
    changed((content) => {
      content['instead'] = 'Ring somebody';
    }).join(),
    /kept out needs "instead"/u,
  );
  assert.match(
    changed((content) => {
      content['organisations'] = { school: { kind: 'school', name: 'x' }, nursing: { kind: 'police', name: 'y' } };
    }).join(),
    /one council/u,
  );
  assert.match(
    changed((content) => {
      content['childs'] = 'x';
    }).join(),
    /"childs" is not known here/u,
  );
  assert.equal(readVignette('a vignette').ok, false);
});

test('the same vignette reads the same twice', () => {
  const once = (each: { readonly vignette: Vignette }) => JSON.stringify(each.vignette);
  assert.deepEqual(
    texts.map((text) => once(read(text))),
    all.map(once),
  );
});
