import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPack } from '../pack/read-pack.ts';
import { pathwayPack, pathwayText } from '../testing/pathway-scene.ts';
import { packOf } from '../testing/scene.ts';
import { unknownRules } from './unknown-rules.ts';

const right = pathwayPack();
const sayings = (text: string): readonly string[] => {
  const read = readPack(text);
  return read.ok ? [] : read.problems.map(({ at, says }) => `${at}: ${says}`);
};

test('the pathway of the tests is right', () => {
  assert.deepEqual(sayings(right), []);
});

const state = 'rules.0.regions.health.states';
const mistakes: readonly (readonly [what: string, from: string, to: string, says: string])[] = [
  [
    'a way to nowhere',
    'to: referred }\n          referred',
    'to: refered }\n          referred',
    `${state}.community.exits.0.to: There is no state called "refered". Did you mean "referred"?`,
  ],
  [
    'a way into an unknown region',
    'to: joint/ladder',
    'to: join/ladder',
    `${state}.referred.exits.1.to: There is no region called "join". Did you mean "joint"?`,
  ],
  [
    'an unknown first state',
    'initial: community',
    'initial: comunity',
    'rules.0.regions.health.initial: There is no state called "comunity". Did you mean "community"?',
  ],
  [
    'a state that nothing leads to',
    'gone: { title: Gone, final: true }',
    'gone: { title: Gone, final: true }\n          lost: { title: Lost, final: true }',
    `${state}.lost: Nothing leads to the state "lost".`,
  ],
  [
    'a state that nobody answers for',
    'title: Community\n            accountable: { role: camhs-clinician, of: camhs }',
    'title: Community',
    `${state}.community: Nobody answers for this state. Name one role, or write final: true when everything has ended.`,
  ],
  [
    'a role that such an organisation never has',
    'role: ward-clinician, of: tier-4',
    'role: dsl, of: tier-4',
    `${state}.ward.accountable.role: No mental health hospital ward (tier 4) has a designated safeguarding lead (dsl).`,
  ],
  [
    'a guard that names an unknown kind',
    'needs: { entry: admission-authority.recorded }',
    'needs: { entry: admission-authorty.recorded }',
    `${state}.referred.exits.0.guard.needs.entry: There is no kind of entry called "admission-authorty.recorded". Did you mean "admission-authority.recorded"?`,
  ],
  [
    'an invariant that names a field which a step does not have',
    'where: { move: trigger.move } }\n    regions',
    'where: { move: trigger.mover } }\n    regions',
    'rules.0.invariants.0.needs.where.move: Entries of kind "hospital-admission.started" have no field "mover". Did you mean "move"?',
  ],
  [
    'an invariant that nothing would look at',
    'changing: [setting]',
    'changing: [area]',
    'rules.0.invariants.0.changing: No exit changes any of these, so this would never be looked at.',
  ],
  [
    'a beginning in a state that nothing shows',
    'initial: community\n        states:\n          community:\n            title: Community',
    'initial: community\n        states:\n          community:\n            title: Community\n            mayBegin: true',
    `${state}.community.mayBegin: Say which entry shows this state: shownBy.`,
  ],
  [
    'exits of a final state',
    'gone: { title: Gone, final: true }',
    'gone: { title: Gone, final: true, exits: [{ event: x, on: { entry: note.recorded }, to: ward }] }',
    `${state}.gone.final: A final state has no exits.`,
  ],
];

for (const [what, from, to, says] of mistakes) {
  test(`${what} is refused`, () => {
    assert.ok(right.includes(from), from);
    const found = sayings(right.replace(from, to));
    assert.ok(found.includes(says), found.join('\n') || 'nothing was said');
  });
}

const matrix = (who: string) =>
  pathwayPack(`    responsibilities:
      parties: { ward: Ward }
      activities: [{ activity: admit, title: Admit, who: ${who} }]`);

test('a responsibility of somebody who is no party is refused', () => {
  assert.deepEqual(sayings(matrix('{ ward: [A, R] }')), []);
  assert.deepEqual(sayings(matrix('{ ward: { is: [C], note: by telephone } }')), []);
  assert.match(sayings(matrix('{ wards: [A] }')).join(), /There is no party called "wards"/u);
  assert.notDeepEqual(sayings(matrix('{ ward: [X] }')), []);
});

test('rules that no pack has are found across packs', () => {
  const pathway = packOf(pathwayText());
  const named = 'test/rules: the pathway "stays" names the rule "no-such-rule", which no pack has.';
  assert.deepEqual(unknownRules([pathway]), [named]);
  const duty = packOf(`
  - duty: no-such-rule
    ABOUT
    when: { entry: hospital-admission.started }
    owner: { role: ward-clinician, of: recorder }
    due: no fixed time
    done: { entry: hospital-notice.sent }
`);
  assert.deepEqual(unknownRules([pathway, duty]), []);
});
