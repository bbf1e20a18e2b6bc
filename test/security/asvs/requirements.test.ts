/** Every requirement of levels 1 and 2 in the chapters that concern the product is tested, or it is said why not. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { projectRoot } from '../../../src/config.ts';
import { sharedFile, unlessShared } from '../../../src/interchange/shared-data.fixture.ts';
import { readTree } from '../../architecture/source-tree.ts';
import { notTested } from './not-tested.ts';

const chapters = ['V1', 'V2', 'V3', 'V4', 'V5', 'V6', 'V7', 'V8', 'V14', 'V16'];

type Requirement = { readonly chapter_id: string; readonly req_id: string; readonly L: string };

async function named(): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (const [path, text] of await readTree()) {
    if (!path.endsWith('.test.ts')) continue;
    for (const [title = ''] of text.matchAll(/^\s*(?:test|it|describe)\((['"`]).*?\1,/gmu))
      for (const [number] of title.matchAll(/\bV\d+\.\d+\.\d+\b/gu)) found.add(number);
  }
  return found;
}

const file = ['governance', 'asvs-5.0.0_en.csv'] as const;

test('each requirement is named by a test or explained', { skip: unlessShared(...file) }, async () => {
  const all: readonly Requirement[] = parse(await readFile(sharedFile(...file)), {
    columns: true,
    bom: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    relax_column_count: true,
  });
  const wanted = all
    .filter(({ chapter_id, L }) => chapters.includes(chapter_id) && L !== '3')
    .map(({ req_id }) => req_id);
  assert.ok(wanted.length > 100);
  const tested = await named();
  const missing = wanted.filter((number) => !tested.has(number) && !Object.hasOwn(notTested, number));
  assert.deepEqual(missing, []);
  const unknown = [...tested, ...Object.keys(notTested)].filter(
    (number) => !all.some(({ req_id }) => req_id === number),
  );
  assert.deepEqual(unknown, [], 'there is no such requirement');
});

test('nothing is excused that is tested', async () => {
  const tested = await named();
  assert.deepEqual(
    Object.keys(notTested).filter((number) => tested.has(number)),
    [],
  );
  for (const [number, why] of Object.entries(notTested)) {
    assert.match(why, /\.$/u, number);
    for (const [path] of why.matchAll(/docs\/[\w/-]+\.md/gu)) await readFile(join(projectRoot, path));
  }
});
