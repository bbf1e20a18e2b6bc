import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPack } from '../pack/read-pack.ts';
import { packText } from '../testing/scene.ts';

const right = `
  - gate: told
    ABOUT
    step: { entry: move.authorised }
    happened: { entry: placement.started }
    matter: trigger.move
    needs:
      - id: parents-told
        says: Each parent was told
        do: Tell each parent
        per: { entry: family-person.recorded, by: person, where: { relation: parent } }
        met: { entry: family.told, where: { move: trigger.move, person: each.person } }
        if: { entry: legal-status.recorded }
        owner: { role: social-worker, of: recorder }
        afterwards: { due: { within: 24 hours, after: trigger }, done: { entry: family.told, where: { person: each.person } } }
        exceptions:
          - { id: order, test: A court order, at: the order, authorisedBy: [service-manager], asks: Keep it, only: { entry: legal-status.recorded } }
    emergency:
      when: { entry: move-emergency.authorised, where: { move: trigger.move } }
      defers: [parents-told]
      within: 24 hours
`;
const problems = (text: string): readonly string[] => {
  const read = readPack(packText(text));
  return read.ok ? [] : read.problems.map(({ at, says }) => `${at}: ${says}`);
};

test('a gate without mistakes is read', () => {
  assert.deepEqual(problems(right), []);
});

const needs = 'rules.0.needs.0';
for (const [what, from, to, says] of [
  [
    'a matter that the fact does not have',
    'matter: trigger.move',
    'matter: trigger.on',
    'rules.0.matter: Entries of kind "placement.started" have no field "on".',
  ],
  [
    'somebody who is told apart by nothing',
    'by: person',
    'by: persons',
    `${needs}.per.by: Entries of kind "family-person.recorded" have no field "persons". Did you mean "person"?`,
  ],
  [
    'a relation that does not exist',
    'relation: parent',
    'relation: parents',
    `${needs}.per.where.relation: "relation" of "family-person.recorded" is never "parents". Did you mean "parent"?`,
  ],
  [
    'a need that an absence meets',
    'met: { entry: family.told, where: { move: trigger.move, person: each.person } }',
    'met: { not: { entry: family.told } }',
    `${needs}.met: An absence cannot meet a need. Name the entry that does.`,
  ],
  [
    'an emergency that puts off what is not needed',
    'defers: [parents-told]',
    'defers: [parent-told]',
    'rules.0.emergency.defers.0: There is no need called "parent-told" here. Did you mean "parents-told"?',
  ],
  [
    'an emergency counted in school days',
    '      within: 24 hours\n',
    '      within: 2 school days\n',
    'rules.0.emergency.within: An emergency has no school calendar. Count in hours, days or working days.',
  ],
  [
    'a step that compares with itself',
    'step: { entry: move.authorised }',
    'step: { entry: move.authorised, where: { by: trigger.move } }',
    'rules.0.step.where.by: The trigger cannot be compared with itself. Write what the field has to be.',
  ],
  [
    'an exception whose test names no kind',
    'only: { entry: legal-status.recorded }',
    'only: { entry: legal-states.recorded }',
    `${needs}.exceptions.0.only.entry: There is no kind of entry called "legal-states.recorded". Did you mean "legal-status.recorded"?`,
  ],
  [
    'an exception that nobody may authorise',
    'authorisedBy: [service-manager]',
    'authorisedBy: []',
    `${needs}.exceptions.0.authorisedBy: Too small: expected array to have >=1 items`,
  ],
] as const) {
  test(`${what} is refused`, () => {
    assert.ok(right.includes(from), from);
    const found = problems(right.replace(from, to));
    assert.ok(found.includes(says), found.join('\n'));
  });
}

test('a field of each person that does not exist is refused, and so is naming each where there is nobody', () => {
  const wrong = problems(
    right.replace('move: trigger.move, person: each.person', 'move: trigger.move, person: each.persona'),
  );
  assert.deepEqual(wrong, [
    `${needs}.met: Entries of kind "family-person.recorded" have no field "persona". Did you mean "person"?`,
  ]);
  const nobody = problems(right.replace(/ {8}per: .*\n/u, ''));
  assert.ok(
    nobody.includes(`${needs}.met: There is nobody that "each.person" could be about. Name them under "per".`),
    nobody.join('\n'),
  );
});

test('two needs or two exceptions of one name are refused', () => {
  const need = right.slice(right.indexOf('      - id: parents-told'), right.indexOf('    emergency'));
  const found = problems(right.replace(need, need + need));
  assert.ok(
    found.includes('rules.0.needs.1.id: There is already a need called "parents-told" here.'),
    found.join('\n'),
  );
});
