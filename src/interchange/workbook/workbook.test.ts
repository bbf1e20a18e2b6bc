import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readXlsx } from 'hucre/xlsx';
import { readPack } from '../../rulebook/pack/read-pack.ts';
import { exportWorkbook } from './export-workbook.ts';
import { importWorkbook } from './import-workbook.ts';
import { type Cells, columnOf, edited, exported, packNamed, put } from './workbook.fixture.ts';
import { problemInWords } from './workbook-problem.ts';

const packs = [
  'derby-derbyshire/threshold',
  'examples/illustrative',
  'examples/kent',
  'examples/buckinghamshire',
  'examples/brighton-and-hove',
];

for (const name of packs) {
  test(`${name} comes back from a workbook as it was, and so does the file that is written from it`, async () => {
    const pack = packNamed(name);
    const back = await importWorkbook(await exported(pack));
    assert.ok(back.ok);
    assert.deepEqual(back.pack, pack);
    const again = readPack(back.yaml);
    assert.ok(again.ok);
    assert.deepEqual(again.pack, pack);
    assert.match(back.yaml, /^# Written from a workbook\.\n\npack: /u);
  });
}

test('the workbook has the sheets that a policy officer looks for', async () => {
  const { sheets } = await readXlsx(await exported(packNamed('derby-derbyshire/threshold')));
  const names = sheets.map(({ name }) => name);
  for (const name of [
    'Levels',
    'Front doors',
    'Domains',
    'Indicators',
    'Triggers',
    'Cumulative',
    'Timescales',
    'Steps',
    'Examples',
    'Sources',
    'Agreement',
  ])
    assert.ok(names.includes(name), name);
  assert.equal(sheets.find(({ name }) => name === 'Indicators')?.rows[1]?.[0], 'nutrition-or-clothing');
});

test('columns and sheets may be moved about, rows left empty, and cells typed as numbers or dates', async () => {
  const bytes = await edited((sheets) => {
    const rows = sheets.get('Levels') ?? [];
    for (const row of rows) row.unshift(row.pop() ?? null);
    rows.splice(2, 0, []);
    for (const [index, row] of rows.entries()) {
      const rank = columnOf(rows, 'Rank');
      if (index > 0 && row.length > 0) row[rank] = Number(row[rank]);
    }
    put('Examples', 2, 'As of', new Date(Date.UTC(2026, 8, 21)))(sheets);
    put('Triggers', 2, 'Can be overridden', false)(sheets);
    const moved = sheets.get('Pack') ?? [];
    sheets.delete('Pack');
    sheets.set('Pack', moved);
  });
  const read = await importWorkbook(bytes);
  assert.ok(read.ok, read.ok ? '' : read.problems.map(problemInWords).join('\n'));
  assert.deepEqual(read.pack, packNamed('examples/illustrative'));
});

test('what a person adds is in the pack: an indicator, and an example that shows it', async () => {
  const bytes = await edited((sheets) => {
    const rows = sheets.get('Indicators') ?? [];
    const added: Cells[number] = (rows[0] ?? []).map(() => null);
    for (const [heading, value] of [
      ['Id', 'out-of-school'],
      ['Levels', ' L3 \n'],
      ['Domain', 'child'],
      ['Text', ' Out of school '],
      ['Facts', 'out-of-school\r\nno-school-place'],
    ] as const)
      added[columnOf(rows, heading)] = value;
    rows.push(added);
  });
  const read = await importWorkbook(bytes);
  assert.ok(read.ok);
  const [rule] = read.pack.rules;
  const found = rule !== undefined && 'threshold' in rule ? rule.indicators.at(-1) : undefined;
  assert.deepEqual(
    [found?.levels, found?.text, found?.facts],
    [['L3'], 'Out of school', ['out-of-school', 'no-school-place']],
  );
});

test('a pack with other rules, and one that a workbook would change, are not exported', async () => {
  const other = await exportWorkbook(packNamed('england/transition'));
  assert.ok(!other.ok && /holds one threshold document and nothing else/u.test(other.says));
  const spaced = await exportWorkbook({ ...packNamed('examples/kent'), title: ' Kent' });
  assert.ok(!spaced.ok && /cannot carry unchanged/u.test(spaced.says));
});
