import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { projectRoot } from '../config.ts';
import { isProblem } from '../errors.ts';
import { compileRulebook } from '../rulebook/rulebook.ts';
import { packText } from '../rulebook/testing/scene.ts';
import { inForceNow, namedRulebook, rulebookNames } from './named-rulebook.ts';
import { readEngine } from './read-engine.ts';

const folder = join(projectRoot, 'rulebooks');
const { rulebook: current } = await readEngine(join(projectRoot, 'packs'), null);
const where = { current, folder };

const rule = packText(`
  - duty: look-into
    ABOUT
    inForce: { from: "2030-01-01" }
    when: { entry: concern.recorded }
    owner: { role: dsl, of: recorder }
    due: no fixed time
    done: { entry: note.recorded }
`);

async function folderWith(
  t: { readonly after: (done: () => Promise<void>) => void },
  files: Readonly<Record<string, string>>,
) {
  const made = await mkdtemp(join(tmpdir(), 'throughline-rulebooks-'));
  t.after(() => rm(made, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) await writeFile(join(made, name), text);
  return made;
}

const refused = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
  } catch (error) {
    if (isProblem(error)) return error.message;
    throw error;
  }
  return 'nothing was refused';
};

test('the rules in force come first among the names, and have the same rules as the engine', async () => {
  const names = await rulebookNames(folder);
  assert.equal(names[0], inForceNow);
  assert.ok(names.includes('like-2018'));
  const { rulebook } = await namedRulebook(inForceNow, where, { dates: 'kept' });
  assert.deepEqual([...rulebook.rules.keys()], [...current.rules.keys()]);
});

test('the rulebook of 2018 is a choice out of the packs of today, and says what it rests on', async () => {
  const { rulebook, note } = await namedRulebook('like-2018', where, { dates: 'ignored' });
  assert.ok(rulebook.rules.size > 0 && rulebook.rules.size < current.rules.size);
  for (const id of rulebook.rules.keys()) assert.ok(current.rules.has(id), id);
  assert.match(note, /not verified/u);
});

test('a folder of packs counts whatever their status, besides documents of other areas', async (t) => {
  const made = await folderWith(t, {
    'draft.yaml': rule.replace('in-force', 'draft'),
    'other.yaml': rule
      .replace('status: in-force', 'status: example')
      .replace('test/rules', 'test/other')
      .replace('look-into', 'elsewhere'),
  });
  const { rulebook } = await namedRulebook(made, where, { dates: 'kept' });
  assert.deepEqual([...rulebook.rules.keys()], ['look-into']);
  assert.equal(rulebook.rules.get('look-into')?.rule.inForce.from, '2030-01-01');
  const undated = await namedRulebook(made, where, { dates: 'ignored' });
  assert.deepEqual(undated.rulebook.rules.get('look-into')?.rule.inForce, {});
});

test('what is not there, names unknown rules or cannot be read is refused with words', async (t) => {
  const rulebooks = await folderWith(t, {
    'broken.yaml': 'rulebook: [',
    'unknown.yaml': 'rulebook: unknown\ntitle: T\nnote: N\nrules: [no-such-rule]\n',
  });
  const there = { current, folder: rulebooks };
  assert.match(await refused(namedRulebook('nowhere', where, {})), /no rulebook called "nowhere".*today.*like-2018/su);
  assert.match(await refused(namedRulebook('unknown', there, {})), /no-such-rule/u);
  assert.notEqual(await refused(namedRulebook('broken', there, {})), 'nothing was refused');
  const packs = await folderWith(t, { 'wrong.yaml': 'pack: wrong\n' });
  assert.match(await refused(namedRulebook(packs, where, {})), /wrong\.yaml:1/u);
});

test('the rulebook in force does not change by being looked at', async () => {
  const before = compileRulebook(current.packs).rules.size;
  await namedRulebook(inForceNow, where, { dates: 'ignored' });
  assert.equal(compileRulebook(current.packs).rules.size, before);
});
