/** The whole project against the rules of its house. What each rule refuses is shown in `checks-of-imports.test.ts` and `checks-of-text.test.ts`. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkArrows } from './check-arrows.ts';
import { checkCycles } from './check-cycles.ts';
import { checkDependencies } from './check-dependencies.ts';
import { checkPurity } from './check-purity.ts';
import { checkShape } from './check-shape.ts';
import { checkSql } from './check-sql.ts';
import { checkWords } from './check-words.ts';
import { importsOf } from './read-imports.ts';
import { type Finding, inWords, productFiles, readTree, type Tree } from './source-tree.ts';

const tree = await readTree();

const rules: readonly (readonly [string, (tree: Tree) => readonly Finding[]])[] = [
  ['imports follow the arrows of the house', checkArrows],
  ['no files import each other in a circle', checkCycles],
  ['files have honest names, named exports and a length that can be read at once', checkShape],
  ['only src/clock.ts knows the present, and the pure parts touch nothing outside', checkPurity],
  ['SQL stands only where rows are kept', checkSql],
  ['no words of a workplace and no promises for later', checkWords],
  ['every package is used and explained', checkDependencies],
];

test('the checks see the project', () => {
  const product = productFiles(tree);
  assert.ok(product.length > 300, `${product.length} files of the product`);
  const imports = product.flatMap(([file, text]) => importsOf(file, text));
  assert.ok(imports.length > 1_500, `${imports.length} imports`);
  const lost = imports.filter(({ kind, target }) => kind === 'file' && target.endsWith('.ts') && !tree.has(target));
  assert.deepEqual(lost, [], 'every file that is imported has been read');
  const lines = product.flatMap(([, text]) => text.match(/^import\s/gmu) ?? []);
  assert.ok(imports.length >= lines.length, 'no statement was passed over');
});

for (const [name, check] of rules) {
  test(name, () => {
    const findings = check(tree);
    assert.ok(findings.length === 0, `\n${inWords(findings)}`);
  });
}
