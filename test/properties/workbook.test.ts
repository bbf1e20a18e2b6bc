/** Every threshold document that is right comes back from a workbook as it was. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { stringify } from 'yaml';
import { exportWorkbook } from '../../src/interchange/workbook/export-workbook.ts';
import { importWorkbook } from '../../src/interchange/workbook/import-workbook.ts';
import { problemInWords } from '../../src/interchange/workbook/workbook-problem.ts';
import { readPack } from '../../src/rulebook/pack/read-pack.ts';
import { thresholdPack } from './generate-threshold.ts';

test('a pack is the same after a workbook, whatever people write in it', async () => {
  await fc.assert(
    fc.asyncProperty(thresholdPack, async (content) => {
      const read = readPack(stringify(content, { aliasDuplicateObjects: false }));
      assert.ok(read.ok, read.ok ? '' : read.problems.map(({ at, says }) => `${at}: ${says}`).join('\n'));
      const exported = await exportWorkbook(read.pack);
      assert.ok(exported.ok, exported.ok ? '' : exported.says);
      const back = await importWorkbook(exported.bytes);
      assert.ok(back.ok, back.ok ? '' : back.problems.map(problemInWords).join('\n'));
      assert.deepEqual(back.pack, read.pack);
    }),
    { numRuns: 60 },
  );
});
