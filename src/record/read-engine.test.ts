import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { projectRoot, readConfig } from '../config.ts';
import { isProblem } from '../errors.ts';
import { chooseLayers, packFiles, readEngine, readPacks } from './read-engine.ts';

const folder = join(projectRoot, 'packs');

test("the nation's packs and the partnership's own run, and no other partnership's", async () => {
  const packs = await readPacks(folder);
  const running = (own: string | null) =>
    chooseLayers(packs, own)
      .filter(({ status }) => status === 'in-force')
      .map(({ pack }) => pack.split('/')[0]);
  assert.deepEqual([...new Set(running(null))], ['england']);
  assert.deepEqual(new Set(running('derby-derbyshire')), new Set(['derby-derbyshire', 'england']));
  assert.ok(!running('arkenshire').includes('derby-derbyshire'));
});

test("another partnership's threshold document can still be compared with", async () => {
  const { rulebook } = await readEngine(folder, null);
  assert.ok(rulebook.thresholds.has('derby-derbyshire'));
  assert.ok(!rulebook.rules.has('derby-derbyshire'));
});

test('a draft never becomes an example by being somebody else’s', async () => {
  const packs = await readPacks(folder);
  const drafts = packs.filter(({ status }) => status === 'draft').map(({ pack }) => pack);
  const after = chooseLayers(packs, null)
    .filter(({ status }) => status === 'draft')
    .map(({ pack }) => pack);
  assert.deepEqual(after, drafts);
});

test('a partnership without packs is named, with those there are', async () => {
  await assert.rejects(readEngine(folder, 'derbyshire'), (error) => {
    assert.ok(isProblem(error) && error.code === 'PACK_INVALID');
    assert.match(error.message, /called "derbyshire".*arkenshire.*derby-derbyshire/u);
    return true;
  });
});

test('a demo runs its own rules, a live installation none but the nation’s until it says which', () => {
  assert.equal(readConfig({}).ownRules, 'arkenshire');
  assert.equal(readConfig({ THROUGHLINE_MODE: 'live' }).ownRules, null);
  assert.equal(readConfig({ PARTNERSHIP_RULES: 'derby-derbyshire' }).ownRules, 'derby-derbyshire');
});

test('files of packs: a folder, one file, or nothing', async () => {
  assert.ok((await packFiles(folder)).length > 5);
  const file = join(folder, 'england', 'transition.yaml');
  assert.deepEqual(await packFiles(file), [file]);
  assert.deepEqual(await packFiles(join(folder, 'nowhere')), []);
});
