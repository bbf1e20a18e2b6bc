/** Every pack that comes with the product, and any that the schema allows. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { runExamples } from '../../src/rulebook/example/run-example.ts';
import { ruleId } from '../../src/rulebook/pack/pack-schema.ts';
import { readPack } from '../../src/rulebook/pack/read-pack.ts';
import { compileRulebook } from '../../src/rulebook/rulebook.ts';
import { bankHolidays } from '../../src/rulebook/testing/scene.ts';
import { packText } from './generate-rulebook.ts';

const folder = join(import.meta.dirname, '..', '..', 'packs');
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.yaml'))
  .toSorted();

const packIn = (file: string) => {
  const read = readPack(readFileSync(join(folder, file), 'utf8'));
  assert.ok(
    read.ok,
    read.ok ? '' : read.problems.map(({ line, at, says }) => `${file}:${line} ${at}: ${says}`).join('\n'),
  );
  return read.pack;
};

test('there are packs to test', () => {
  assert.ok(files.includes(join('england', 'transition.yaml')));
});

for (const file of files) {
  test(`${file} reads without problems and is called what its file is called`, () => {
    assert.equal(packIn(file).pack, file.replaceAll('\\', '/').replace('.yaml', ''));
  });

  test(`every example in ${file} holds`, () => {
    assert.deepEqual(runExamples(packIn(file), bankHolidays), []);
  });

  test(`every rule in ${file} has a source with its place, and examples with titles of their own`, () => {
    const pack = packIn(file);
    const fewest = file.startsWith('england') ? 2 : 1;
    for (const rule of pack.rules) {
      const { ref, at } = rule.source;
      assert.ok((pack.sources[ref]?.title ?? '').length > 0 && at.length > 0, ruleId(rule));
      assert.ok(rule.examples.length >= fewest, `${ruleId(rule)} has ${rule.examples.length} examples`);
      assert.equal(new Set(rule.examples.map(({ title }) => title)).size, rule.examples.length, ruleId(rule));
    }
  });

  test(`every rule in ${file} that is not verified says what is not`, () => {
    for (const rule of packIn(file).rules) {
      assert.ok(rule.verified === 'yes' || (rule.note ?? '').length > 0, ruleId(rule));
    }
  });
}

test('all packs together compile to one rulebook: no rule hides another', () => {
  const packs = files.map(packIn);
  const { duties } = compileRulebook(packs);
  const rules = packs.filter(({ status }) => status === 'in-force').flatMap((pack) => pack.rules);
  const expected = rules.map((rule) =>
    'duty' in rule ? 1 : 'item' in rule ? 3 : 'gate' in rule ? rule.needs.length : 0,
  );
  assert.equal(
    duties.length,
    expected.reduce((sum, count) => sum + count, 0),
  );
});

test('no question of any pack names a condition', () => {
  const conditions =
    /autis|adhd|asperger|neurodiver|neurodevelop|dyslex|dyspra|ptsd|attachment disorder|foetal|fasd|psychos/iu;
  for (const file of files) {
    for (const rule of packIn(file).rules)
      if ('prompt' in rule) assert.doesNotMatch(rule.question, conditions, ruleId(rule));
  }
});

test('whatever the schema allows is read without problems', () => {
  fc.assert(
    fc.property(packText, (text) => {
      const read = readPack(text);
      assert.ok(read.ok, JSON.stringify(read));
    }),
  );
});

test('a pack cut off anywhere, or with a line doubled, is read or refused, and never breaks the reader', () => {
  const texts = files.map((file) => readFileSync(join(folder, file), 'utf8'));
  fc.assert(
    fc.property(
      fc.constantFrom(...texts),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.boolean(),
      (text, share, doubled) => {
        const lines = text.split('\n');
        const at = Math.floor(share * lines.length);
        const broken = doubled
          ? lines.toSpliced(at, 0, lines[at] ?? '').join('\n')
          : text.slice(0, Math.floor(share * text.length));
        const read = readPack(broken);
        if (read.ok) return;
        assert.ok(read.problems.length > 0);
        for (const { line, says } of read.problems) {
          assert.ok(line >= 1 && line <= broken.split('\n').length, `${line}: ${says}`);
          assert.ok(says.length > 0);
        }
      },
    ),
    { numRuns: 40 },
  );
});
