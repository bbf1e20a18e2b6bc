import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPack } from '../pack/read-pack.ts';
import { ladderPack } from '../testing/ladder-scene.ts';
import { packText } from '../testing/scene.ts';

const sayings = (text: string): readonly string[] => {
  const read = readPack(text);
  return read.ok ? [] : read.problems.map(({ line, says }) => `${line}: ${says}`);
};

const right = ladderPack();
const with2 = (from: string, to: string): readonly string[] => {
  assert.ok(right.includes(from), from);
  return sayings(right.replace(from, to));
};

test('the ladder of the tests is right', () => {
  assert.deepEqual(sayings(right), []);
});

const mistakes: readonly (readonly [what: string, from: string, to: string, says: RegExp])[] = [
  ['a stage that leads back', 'n: 2, title', 'n: 2, next: 1, title', /^18: Stage 2 leads back to stage 1/u],
  ['a stage that leads to itself', 'n: 2, title', 'n: 2, next: 2, title', /^18: Stage 2 leads back to stage 2/u],
  ['a stage that leads nowhere', 'n: 2, title', 'n: 2, next: 7, title', /^18: There is no stage 7/u],
  [
    'a stage that no challenge can reach',
    'n: 1, title',
    'n: 1, next: 3, title',
    /^18: No challenge can reach stage 2/u,
  ],
  ['stages out of order', 'n: 3, title', 'n: 2, title', /^19: Stage 2 comes after stage 2/u],
  [
    'working days without a calendar',
    'within: 5 working days, calendar: working days',
    'within: 5 working days',
    /^18: Working days are counted on the calendar/u,
  ],
  [
    'a calendar that changes nothing',
    'acknowledge: { within: 2 hours }',
    'acknowledge: { within: 2 hours, calendar: working days }',
    /^19: Every day counts in hours/u,
  ],
  ['a role that such an agency never has', 'acts: dsl', 'acts: ward-clinician', /^17: No school has a ward clinician/u],
  ['a role that does not exist', 'acts: dsl', 'acts: dls', /^17: "dls" is not possible here. Did you mean "dsl"/u],
  ['a deputy that such an agency never has', 'deputy: headteacher', 'deputy: police-officer', /^17: No school has/u],
  ['nobody out of hours', ', outOfHours: front-door-worker }', ' }', /^17: "outOfHours" is missing/u],
  [
    'a stage at which nobody acts',
    'title: Managers, who:',
    'title: Managers, record: [], x-who:',
    /^18: "x-who" is not known here/u,
  ],
  [
    'an unknown field in what closes it',
    'shownBy: { entry: challenge.agreed, where: { challenge: trigger.challenge } }',
    'shownBy: { entry: challenge.agreed, where: { challenge: trigger.chalenge } }',
    /^21: Entries of kind "challenge.raised" have no field "chalenge"/u,
  ],
  [
    'an absence that closes it',
    'shownBy: { entry: challenge.agreed, where: { challenge: trigger.challenge } }',
    'shownBy: { not: { entry: challenge.agreed } }',
    /^21: An absence cannot end/u,
  ],
];

for (const [what, from, to, says] of mistakes) {
  test(`${what} is refused on its line`, () => {
    const found = with2(from, to);
    assert.ok(
      found.some((each) => says.test(each)),
      found.join('\n') || 'nothing was said',
    );
  });
}

test('a skip to nowhere, or for nobody, is refused', () => {
  const found = sayings(ladderPack('    skips: [{ to: 8, by: [dsl], because: x }, { to: 2, because: x }]'));
  assert.match(found.join('\n'), /There is no stage 8/u);
  assert.match(found.join('\n'), /Say who may skip/u);
});

test('a start at a stage that is not there is refused', () => {
  assert.match(sayings(ladderPack('    starts: [{ at: 5, because: x }]')).join('\n'), /There is no stage 5/u);
});

test('a proxy for whom nobody acts is refused', () => {
  const found = sayings(ladderPack('    proxies: [{ for: gp-practice, by: icb }]'));
  assert.match(found.join('\n'), /Nobody acts for a gp practice at stage 1/u);
});

const bare = (confirmed: string, status = 'in-force'): readonly string[] =>
  sayings(
    packText(`
  - ladder: bare
    ABOUT
    confirmed: ${confirmed}
    withinAgency: not known
`).replace('status: in-force', `status: ${status}`),
  );

test('a ladder without stages can be written down, but not as confirmed', () => {
  assert.deepEqual(bare('no'), []);
  assert.match(bare('yes').join('\n'), /A ladder without stages is not confirmed/u);
});

test('an example of another area may leave open who is on call', () => {
  const text = right.replaceAll(', outOfHours: front-door-worker }', ' }');
  assert.deepEqual(sayings(text.replace('status: in-force', 'status: example')), []);
  assert.notDeepEqual(sayings(text), []);
});
