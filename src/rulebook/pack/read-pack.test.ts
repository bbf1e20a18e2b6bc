import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problemsOf, problemsWith, rightPack, testRefusals } from '../testing/right-pack.ts';
import { ruleKinds } from './pack-schema.ts';

test('a pack without mistakes is read', () => {
  assert.deepEqual(problemsOf(rightPack), []);
});

testRefusals([
  ['an unknown key', 'warn: [2', 'worn: [2', '47: "worn" is not known here. Did you mean "warn"?'],
  ['an unknown key of the pack', 'status: in', 'state: in', '4: "state" is not known here. Did you mean "status"?'],
  [
    'an unknown key with lines below it',
    'due:\n      within',
    'dew:\n      within',
    '43: "dew" is not known here. Did you mean "due"?',
  ],
  [
    'an unknown key inside a limit',
    'calendar: { school',
    'calender: { school',
    '46: "calender" is not known here. Did you mean "calendar"?',
  ],
  [
    'an unknown key inside a pattern',
    'atLeast: 2, within',
    'atLeast: 2, withn',
    '39: "withn" is not known here. Did you mean "within"?',
  ],
  [
    'an unknown key inside a part of an item',
    'send: { owner:',
    'send: { onwer:',
    '68: "onwer" is not known here. Did you mean "owner"?',
  ],
  ['a missing key', '    contents: What is in it.\n', '', '60: "contents" is missing.'],
  [
    'a word that is not among those possible',
    'status: in-force',
    'status: inforce',
    '4: "inforce" is not possible here. Did you mean "in-force"?',
  ],
  [
    'a rule that is neither duty nor item',
    '- item: file',
    '- thing: file',
    `60: A rule begins with what kind it is: ${new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(ruleKinds.map((kind) => `"${kind}"`))}.`,
  ],
  [
    'a rule that ends before it begins',
    'to: "2026-12-31" }\n    when',
    'to: "2025-12-31" }\n    when',
    '32: The rule ends before it begins.',
  ],
  [
    'the same in lines of its own',
    'inForce: { from: "2026-01-01", to: "2026-12-31" }',
    'inForce:\n      from: "2026-01-01"\n      to: "2025-12-31"',
    '32: The rule ends before it begins.',
  ],
  [
    'a trigger compared with itself',
    'kind: phase-transfer',
    'move: trigger.move',
    '35: The trigger cannot be compared with itself. Write what the field has to be.',
  ],
  [
    'an absence that would end a duty',
    'done: { entry: handover.item-sent, where: { move: trigger.move } }',
    'done: { any: [{ entry: handover.item-sent }, { not: { entry: concern.recorded } }] }',
    '48: An absence cannot end a duty. Name the entry that does.',
  ],
  [
    'an item that starts from what has no move',
    'when: { entry: school-move.confirmed }\n',
    'when: { entry: enrolment.started, where: {} }\n',
    '68: Entries of kind "enrolment.started" have no field "from".',
  ],
]);

test('every problem of a pack is said, each on its line', () => {
  const text = rightPack
    .replace('role: dsl, of: trigger.from }\n    to', 'role: dls, of: trigger.from }\n    to')
    .replace('status: in-force', 'status: forced');
  assert.deepEqual(
    problemsOf(text).map((each) => each.split(':')[0]),
    ['4', '41'],
  );
});

test('a mistake in the YAML is said on its line', () => {
  assert.match(problemsWith('title: Rules of a test', 'title: [Rules of a test')[0] ?? '', /^3: /u);
  assert.match(problemsWith('version: "1"', 'version: "1"\nversion: "2"')[0] ?? '', /^4: Map keys must be unique/u);
  assert.match(problemsOf('pack: a/b\n---\npack: c/d\n')[0] ?? '', /^2: Source contains multiple documents/u);
});

test('a text that expands without end is refused, not expanded', () => {
  const levels = Array.from({ length: 12 }, (_, level) =>
    level === 0
      ? 'a0: &a0 [x, x]'
      : `a${level}: &a${level} [${Array(9)
          .fill(`*a${level - 1}`)
          .join(', ')}]`,
  );
  assert.match(problemsOf(levels.join('\n'))[0] ?? '', /^1: Excessive alias count/u);
});

test('a part that contains itself through an alias is refused', () => {
  const [found] = problemsWith('    if:\n      any:\n', '    if: &itself\n      any:\n        - *itself\n');
  assert.equal(found, '1: A part of this file contains itself.');
});

test('what is no mapping is refused with how a pack begins', () => {
  for (const text of ['', '# nothing\n', '- pack\n- title\n', 'only words']) {
    assert.deepEqual(
      problemsOf(text),
      ['1: A pack begins with its name, for example "pack: england/transition".'],
      text,
    );
  }
});

test('a pack without a list of rules is refused', () => {
  assert.ok(problemsOf('pack: a/b\ntitle: x\n').includes('1: A pack needs a list of rules.'));
  assert.ok(problemsOf('pack: a/b\ntitle: x\nrules: none\n').includes('3: A pack needs a list of rules.'));
});
