import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { projectRoot } from '../../config.ts';
import { readPack } from '../../rulebook/pack/read-pack.ts';
import type { Command, Words } from '../command.ts';
import { rulesWorkbookExportCommand, rulesWorkbookImportCommand } from './rules-workbook.ts';

type After = { readonly after: (work: () => Promise<void>) => void };

async function folderFor(t: After): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'throughline-workbook-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

async function call(command: Command, positionals: readonly string[], options: Words['options'] = {}) {
  assert.ok('runAlone' in command);
  const said: string[] = [];
  const code = await command.runAlone(
    { say: (line) => void said.push(line), progress: () => {} },
    { positionals, options },
  );
  return { code, said: said.join('\n') };
}

const pack = join(projectRoot, 'packs', 'derby-derbyshire', 'threshold.yaml');

test('a pack goes out as a workbook and comes back as a file that says the same', async (t) => {
  const folder = await folderFor(t);
  const [workbook, file] = [join(folder, 'derby.xlsx'), join(folder, 'derby.yaml')];
  const out = await call(rulesWorkbookExportCommand, [pack, workbook]);
  assert.equal(out.code, 0);
  assert.match(out.said, /Thresholds in Derby and Derbyshire is in .*derby\.xlsx/u);
  const back = await call(rulesWorkbookImportCommand, [workbook], { out: file });
  assert.equal(back.code, 0, back.said);
  const [before, after] = [readPack(await readFile(pack, 'utf8')), readPack(await readFile(file, 'utf8'))];
  assert.ok(before.ok && after.ok);
  assert.deepEqual(after.pack, before.pack);
  const shown = await call(rulesWorkbookImportCommand, [workbook]);
  assert.equal(`${shown.said}\n`, await readFile(file, 'utf8'));
});

test('nothing that is there is written over, unless asked to', async (t) => {
  const folder = await folderFor(t);
  const workbook = join(folder, 'derby.xlsx');
  await writeFile(workbook, 'mine');
  const refused = await call(rulesWorkbookExportCommand, [pack, workbook]);
  assert.equal(refused.code, 2);
  assert.match(refused.said, /There is already a file .*Name another one, or add --replace/u);
  assert.equal(await readFile(workbook, 'utf8'), 'mine');
  assert.equal((await call(rulesWorkbookExportCommand, [pack, workbook], { replace: true })).code, 0);
  assert.ok((await stat(workbook)).size > 1_000);
});

test('a workbook that is wrong says so and writes nothing', async (t) => {
  const folder = await folderFor(t);
  const [workbook, file] = [join(folder, 'wrong.xlsx'), join(folder, 'wrong.yaml')];
  await writeFile(workbook, 'Id,Title');
  const { code, said } = await call(rulesWorkbookImportCommand, [workbook], { out: file });
  assert.equal(code, 1);
  assert.match(said, /cannot be read as a workbook[^]*1 thing has to be put right\. Nothing was written\./u);
  await assert.rejects(stat(file));
  await writeFile(workbook, Buffer.alloc(6 * 1024 * 1024));
  assert.match((await call(rulesWorkbookImportCommand, [workbook])).said, /too large/u);
});

test('a pack with mistakes, or with other rules, is not exported', async (t) => {
  const folder = await folderFor(t);
  const broken = join(folder, 'broken.yaml');
  await writeFile(broken, (await readFile(pack, 'utf8')).replace('levels: [L2]', 'levels: [L9]'));
  const wrong = await call(rulesWorkbookExportCommand, [broken, join(folder, 'x.xlsx')]);
  assert.equal(wrong.code, 1);
  assert.match(wrong.said, /broken\.yaml:\d+ {2}rules\.0\.indicators\.0\.levels\.0: There is no level "L9"/u);
  const other = await call(rulesWorkbookExportCommand, [
    join(projectRoot, 'packs', 'england', 'transition.yaml'),
    join(folder, 'x.xlsx'),
  ]);
  assert.equal(other.code, 1);
  assert.match(other.said, /holds one threshold document and nothing else/u);
});

test('called wrongly, it says how to call it', async () => {
  for (const words of [[], [pack], [pack, 'x.csv'], ['nowhere.yaml', 'x.xlsx']])
    assert.equal((await call(rulesWorkbookExportCommand, words)).code, 2);
  for (const words of [[], ['a.xlsx', 'b.xlsx'], ['nowhere.xlsx']])
    assert.equal((await call(rulesWorkbookImportCommand, words)).code, 2);
});
