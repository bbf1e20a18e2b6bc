import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { writeCsv } from './write-csv.ts';

test('a table is a file that a spreadsheet opens, letters and quotes and all', () => {
  assert.equal(
    writeCsv(['Child', 'Late'], [['Zoë "Zed" O’Neill, the younger', 2]]),
    '\uFEFFChild,Late\r\n"Zoë ""Zed"" O’Neill, the younger",2\r\n',
  );
});

test('no cell is a formula, whatever somebody is called', () => {
  for (const name of ['=1+1', '+441632960001', '-2', '@SUM(A1)', '\t=1', '\r=1'])
    assert.equal(parse(writeCsv(['Name'], [[name]]), { bom: true })[1]?.[0], `'${name}`);
});

test('what is written is read again as it was', () => {
  const cell = fc.string({ unit: 'grapheme' }).filter((text) => !/^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/u.test(text));
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
      const read = parse(writeCsv(['A', 'B'], rows), { bom: true });
      assert.deepEqual(read.slice(1), rows);
    }),
  );
});
