import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { allReferences } from '../../scripts/references/all-references.ts';
import { commands } from '../../src/cli/command-list.ts';
import { projectRoot, settings } from '../../src/config.ts';
import { errors } from '../../src/errors.ts';
import { kindNames } from '../../src/kinds/registry.ts';
import { readPacks } from '../../src/record/read-engine.ts';
import { ruleId } from '../../src/rulebook/pack/pack-schema.ts';

const folder = join(projectRoot, 'docs', 'reference');
const references = await allReferences();
const pageNamed = (name: string): string => references.get(name) ?? '';

test('the pages of docs/reference are what the program says of itself', async () => {
  assert.deepEqual(
    (await readdir(folder)).toSorted(),
    [...references.keys(), 'formats'].toSorted(),
    'docs/reference holds generated pages, formats of files, and nothing else',
  );
  for (const [name, text] of references) {
    const committed = await readFile(join(folder, name), 'utf8');
    assert.ok(committed === text, `docs/reference/${name} is out of date. Run: npm run generate`);
  }
});

test('they are the same every time, and hold nothing of this machine', async () => {
  assert.deepEqual(await allReferences(), references);
  for (const [name, text] of references) {
    assert.ok(!text.includes(projectRoot), name);
    assert.doesNotMatch(text, /\bundefined\b|\[object|\bNaN\b/u, name);
  }
});

test('nothing that the program has is left out', async () => {
  const rules = (await readPacks(join(projectRoot, 'packs'))).flatMap((pack) => pack.rules);
  assert.ok(rules.length > 90);
  const expected: readonly (readonly [string, readonly string[]])[] = [
    ['errors.md', Object.keys(errors)],
    ['kinds-of-entry.md', kindNames],
    ['configuration.md', Object.keys(settings.shape)],
    ['rules.md', rules.map(ruleId)],
  ];
  for (const [name, codes] of expected)
    for (const each of codes) assert.ok(pageNamed(name).includes(`| \`${each}\` |`), `${name} lacks ${each}`);
  for (const { name } of commands) assert.ok(pageNamed('command-line.md').includes(`\`throughline ${name}`), name);
});

test('every rule says the same nine things', async () => {
  const sections = pageNamed('rules.md').split(/^### /mu).slice(1);
  const rules = (await readPacks(join(projectRoot, 'packs'))).flatMap((pack) => pack.rules);
  assert.equal(sections.length, rules.length);
  for (const section of sections) {
    const said = [...section.matchAll(/^\| (?<name>[A-Z][a-z ]+) \| (?<value>.+) \|$/gmu)].map(
      ({ groups }) => groups?.['name'],
    );
    assert.deepEqual(said, ['Owed by', 'Time limit', 'Basis', 'Source', 'Verified', 'In force', 'Lesson'], section);
    assert.match(section, /^.+\n\n\| `[a-z0-9-]+` \| [A-Z][a-z ]+ \|$/mu);
  }
});

test('a rule with a day limit, its source and its lesson reads as people would say it', () => {
  const section =
    pageNamed('rules.md')
      .split(/^### /mu)
      .find((each) => each.includes('| `ctf` |')) ?? '';
  assert.match(section, /Sent: Within 15 /u);
  assert.match(section, /\]\(https:\/\/www\.legislation\.gov\.uk\//u);
  assert.match(section, /\| Lesson \| 1: Information has to go with the child/u);
});
