import assert from 'node:assert/strict';
import { test } from 'node:test';
import { packOf } from '../testing/scene.ts';
import { ruleId } from './pack-schema.ts';
import { chooseRules, readRulebookFile } from './rulebook-file.ts';

const text = (rules: string): string => `rulebook: like-then
title: Rules like those of then
note: A choice.
rules: ${rules}
`;

const pack = packOf(
  ['first', 'second']
    .map(
      (id) => `
  - duty: ${id}
    ABOUT
    when: { entry: concern.recorded }
    owner: { role: dsl, of: recorder }
    due: no fixed time
    done: { entry: note.recorded }
`,
    )
    .join(''),
);

const problemsOf = (written: string): string => {
  const read = readRulebookFile(written);
  assert.ok(!read.ok, 'it is refused');
  return read.problems.join('\n');
};

test('a choice of rules keeps those rules and no other', () => {
  const read = readRulebookFile(text('[second]'));
  assert.ok(read.ok);
  const chosen = chooseRules(read.file, [pack, { ...pack, pack: 'test/other', rules: [] }]);
  assert.ok(chosen.ok);
  assert.deepEqual(
    chosen.packs.map((each) => [each.pack, each.rules.map(ruleId)]),
    [['test/rules', ['second']]],
  );
});

test('a rule that no pack has is refused with what was probably meant', () => {
  const read = readRulebookFile(text('[first, secnd]'));
  assert.ok(read.ok);
  const chosen = chooseRules(read.file, [pack]);
  assert.ok(!chosen.ok);
  assert.equal(chosen.problems.length, 1);
  assert.match(chosen.problems[0] ?? '', /"secnd".*"second"/u);
});

test('what is wrong with the file is said', () => {
  assert.match(problemsOf(text('[]')), /./u);
  assert.match(problemsOf('rulebook: like-then'), /missing/u);
  assert.match(problemsOf(`${text('[first]')}colour: red\n`), /colour/u);
  assert.match(problemsOf('rulebook: [unclosed'), /./u);
  assert.match(problemsOf(''), /./u);
});

test('names that stand for each other without end are refused, not followed', () => {
  const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]']
    .concat(
      ['b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'].map((name, index) => {
        const before = 'abcdefgh'.charAt(index);
        return `${name}: &${name} [${Array.from({ length: 9 }, () => `*${before}`).join(', ')}]`;
      }),
    )
    .join('\n');
  const started = performance.now();
  assert.match(problemsOf(bomb), /./u);
  assert.ok(performance.now() - started < 2_000);
});
