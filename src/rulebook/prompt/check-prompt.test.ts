import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPack } from '../pack/read-pack.ts';
import { packText } from '../testing/scene.ts';

const right = `
  - prompt: asked
    ABOUT
    question: Who will ask?
    when: { entry: concern.recorded }
    raised: { not: { entry: child-voice.recorded, happened: after trigger } }
    wait: 28 days
    owner: { role: dsl, of: recorder }
    closedBy: [dsl]
`;
const problems = (text: string): readonly string[] => {
  const read = readPack(packText(text));
  return read.ok ? [] : read.problems.map(({ at, says }) => `${at}: ${says}`);
};

test('a prompt without mistakes is read', () => {
  assert.deepEqual(problems(right), []);
});

for (const [what, from, to, says] of [
  [
    'a statement',
    'Who will ask?',
    'Somebody asks.',
    'rules.0.question: Write a question, with a question mark at its end',
  ],
  [
    'an absence without an anchor',
    '    when: { entry: concern.recorded }\n',
    '',
    'rules.0.raised: An absence has to be anchored. Name under "when" what happened first.',
  ],
  [
    'a trigger where there is none',
    '    when: { entry: concern.recorded }\n',
    '',
    'rules.0.raised: There is no trigger to compare with. Name it under "when".',
  ],
  [
    'waiting after nothing',
    '    when: { entry: concern.recorded }\n',
    '',
    'rules.0.wait: Name under "when" what to wait after.',
  ],
  ['waiting for working days', '28 days', '5 working days', 'rules.0.wait: Wait for days, weeks or months'],
  [
    'a kind that does not exist',
    'child-voice.recorded',
    'child-voice.recorder',
    'rules.0.raised.not.entry: There is no kind of entry called "child-voice.recorder". Did you mean "child-voice.recorded"?',
  ],
  [
    'a role that does not exist',
    '[dsl]',
    '[dls]',
    'rules.0.closedBy.0: "dls" is not possible here. Did you mean "dsl"?',
  ],
  ['nobody who may close it', '[dsl]', '[]', 'rules.0.closedBy: Too small: expected array to have >=1 items'],
  [
    'an owner that is no organisation',
    'of: recorder',
    'of: trigger.what',
    'rules.0.owner.of: "trigger.what" of "concern.recorded" is not an organisation.',
  ],
] as const) {
  test(`${what} is refused`, () => {
    assert.ok(right.includes(from), from);
    const found = problems(right.replace(from, to));
    assert.ok(found.includes(says), found.join('\n'));
  });
}

test('the owner of a pattern without an anchor has to be found from every kind that may be quoted', () => {
  const text = `
  - prompt: asked
    ABOUT
    question: Who will ask?
    raised: { any: [{ entry: suspension.recorded }, { entry: behaviour.recorded }] }
    owner: { role: senco, of: trigger.organisation }
    closedBy: [senco]
`;
  assert.deepEqual(problems(text), [
    'rules.0.owner.of: Entries of kind "behaviour.recorded" have no field "organisation".',
  ]);
});

test('a field in which entries have to differ has to exist', () => {
  const text = `
  - prompt: asked
    ABOUT
    question: Who will ask?
    raised: { count: { entry: suspension.recorded }, atLeast: 2, different: { field: school, atLeast: 2 } }
    owner: { role: senco, of: recorder }
    closedBy: [senco]
`;
  assert.deepEqual(problems(text), [
    'rules.0.raised.different.field: Entries of kind "suspension.recorded" have no field "school".',
  ]);
});
