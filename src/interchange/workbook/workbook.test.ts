import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { projectRoot } from '../../config.ts';
import type { Pack } from '../../rulebook/pack/pack-schema.ts';
import { readPack } from '../../rulebook/pack/read-pack.ts';
import { exportWorkbook } from './export-workbook.ts';
import { importWorkbook, largestUnpacked } from './import-workbook.ts';
import { unpackedSize } from './unpacked-size.ts';
import { columnLetters, problemInWords } from './workbook-problem.ts';

const packs = [
  'derby-derbyshire/threshold',
  'examples/illustrative',
  'examples/kent',
  'examples/buckinghamshire',
  'examples/brighton-and-hove',
];

function packNamed(name: string): Pack {
  const read = readPack(readFileSync(join(projectRoot, 'packs', `${name}.yaml`), 'utf8'));
  assert.ok(read.ok);
  return read.pack;
}

async function exported(pack: Pack): Promise<Uint8Array> {
  const found = await exportWorkbook(pack);
  assert.ok(found.ok, found.ok ? '' : found.says);
  return found.bytes;
}

type Cells = (string | number | boolean | Date | null)[][];
type Edit = (sheets: Map<string, Cells>) => void;

/** The workbook of the illustrative document after somebody has worked in it. */
async function edited(edit: Edit, name = 'examples/illustrative'): Promise<Uint8Array> {
  const { sheets } = await readXlsx(await exported(packNamed(name)));
  const cells = new Map(sheets.map((sheet) => [sheet.name, sheet.rows.map((row) => [...row]) as Cells]));
  edit(cells);
  return writeXlsx({ sheets: [...cells].map(([title, rows]) => ({ name: title, rows })) });
}

const columnOf = (rows: Cells, heading: string): number => {
  const index = (rows[0] ?? []).findIndex((cell) => String(cell).startsWith(heading));
  assert.ok(index >= 0, heading);
  return index;
};

/** Writes one cell of a sheet; rows are counted as a person sees them, headings being row 1. */
const put =
  (sheet: string, row: number, heading: string, value: Cells[number][number]): Edit =>
  (sheets) => {
    const rows = sheets.get(sheet);
    const cells = rows?.[row - 1];
    assert.ok(rows !== undefined && cells !== undefined);
    cells[columnOf(rows, heading)] = value;
  };

async function problemsAfter(edit: Edit): Promise<readonly string[]> {
  const read = await importWorkbook(await edited(edit));
  return read.ok ? [] : read.problems.map(problemInWords);
}

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

type Wrong = readonly [what: string, edit: Edit, says: RegExp];
const wrong: readonly Wrong[] = [
  [
    'a rank in words',
    put('Levels', 3, 'Rank', 'two'),
    /^Sheet Levels, row 3, column B \(Rank\): "two" is not a whole number\. Write one, for example 2\.$/u,
  ],
  [
    'an unknown level',
    put('Indicators', 2, 'Levels', 'L9'),
    /^Sheet Indicators, row 2, column C \(Levels\): There is no level "L9" in this document/u,
  ],
  [
    'an unknown fact',
    put('Indicators', 3, 'Facts', 'suspensions'),
    /^Sheet Indicators, row 3, column \w+ \(Facts\): "suspensions" is not possible here\. Did you mean "suspension"\?$/u,
  ],
  [
    'an unknown domain',
    put('Indicators', 2, 'Domain', 'chidl'),
    /^Sheet Indicators, row 2, column D \(Domain\): .*Did you mean "child"\?$/u,
  ],
  [
    'a missing text',
    put('Indicators', 4, 'Text', null),
    /^Sheet Indicators, row 4, column E \(Text\): This is missing\. Write it here\.$/u,
  ],
  [
    'a pattern that cannot be read',
    put('Cumulative', 2, 'Pattern', '{ count: {'),
    /^Sheet Cumulative, row 2, column \w+ \(Pattern\): This cannot be read/u,
  ],
  [
    'an absence in a pattern',
    put('Indicators', 3, 'Pattern', '{ not: { entry: early-help.started } }'),
    /^Sheet Indicators, row 3, column \w+ \(Pattern\): "not" is refused in a threshold document/u,
  ],
  [
    'neither yes nor no',
    put('Triggers', 2, 'Can be overridden', 'perhaps'),
    /^Sheet Triggers, row 2, column \w+ \(Can be overridden .*\): "perhaps" is neither yes nor no/u,
  ],
  [
    'a trigger below the law',
    put('Triggers', 3, 'Forces level', 'L3'),
    /^Sheet Triggers, row 3, column \w+ \(Forces level\): section 47 .* cannot be met below level L4/u,
  ],
  [
    'an id that is there already',
    put('Indicators', 3, 'Id', 'disruptive'),
    /^Sheet Indicators, row 3, column A \(Id\): There is already/u,
  ],
  [
    'a timescale without a number',
    put('Timescales', 2, 'Within', 'soon'),
    /^Sheet Timescales, row 2, column C \(Within\)/u,
  ],
  [
    'a status that there is not',
    put('Pack', 5, 'Is', 'active'),
    /^Sheet Pack, row 5, column B \(Status\): "active" is not possible here/u,
  ],
  [
    'an example that names no example',
    put('Example entries', 2, 'Example', 'D'),
    /^Sheet Example entries, row 2, column A \(Example\): There is no "D"/u,
  ],
  [
    'a source that is there twice',
    put('Sources', 3, 'Id', 'illustration'),
    /^Sheet Sources, row 3, column A \(Id\): There is already a row called "illustration"/u,
  ],
  [
    'a date that is none',
    put('Examples', 2, 'As of', 'in autumn'),
    /^Sheet Examples, row 2, column B \(As of\): Write a day, for example 2026-09-22/u,
  ],
  [
    'a column that is not known',
    put('Levels', 1, 'Rank', 'Ranks'),
    /^Sheet Levels, row 1, column B \(Ranks\): This column is not known here\. Did you mean "Rank"\?$/u,
  ],
  [
    'a column that was taken out',
    (sheets) => {
      for (const row of sheets.get('Steps') ?? []) row.splice(2, 1);
    },
    /^Sheet Steps, row 1, column A \(From\): The column "From" is missing\. Put it back/u,
  ],
  [
    'a sheet that was taken out',
    (sheets) => void sheets.delete('Domains'),
    /^The sheet "Domains" is missing\. Put it back/u,
  ],
  [
    'a sheet that is not known',
    (sheets) => void sheets.set('Indicator', [['x']]),
    /^The sheet "Indicator" is not known\. Did you mean "Indicators"\?/u,
  ],
];

for (const [what, edit, says] of wrong) {
  test(`${what} is refused, with the cell and what to do`, async () => {
    const found = await problemsAfter(edit);
    assert.ok(
      found.some((problem) => says.test(problem)),
      found.join('\n'),
    );
  });
}

test('a level without an indicator or a trigger is said at the row of the level', async () => {
  const found = await problemsAfter((sheets) => {
    const rows = sheets.get('Indicators') ?? [];
    const levels = columnOf(rows, 'Levels');
    for (const row of rows) if (row[levels] === 'L3') row[levels] = 'L2';
  });
  assert.ok(
    found.some((problem) =>
      problem.startsWith('Sheet Levels, row 4, column A (Code): Nothing recorded can ever indicate level L3'),
    ),
    found.join('\n'),
  );
});

test('all wrong cells are said at once', async () => {
  const found = await problemsAfter((sheets) => {
    put('Levels', 2, 'Rank', 'one')(sheets);
    put('Levels', 3, 'Rank', 'two')(sheets);
  });
  assert.equal(found.length, 2);
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

test('columns are lettered as a spreadsheet letters them', () => {
  assert.deepEqual([1, 26, 27, 52, 703].map(columnLetters), ['A', 'Z', 'AA', 'AZ', 'AAA']);
});

/** A zip file of one part that says of itself what it is told to say. */
function zipOf(content: Buffer, claimed: number): Uint8Array {
  const packed = deflateRawSync(content);
  const name = Buffer.from('xl/workbook.xml');
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(8, 4);
  fields.writeUInt32LE(packed.length, 14);
  fields.writeUInt32LE(claimed, 18);
  fields.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from('504b0304', 'hex'), fields, name, packed]);
  const central = Buffer.concat([Buffer.from('504b01021400', 'hex'), fields, Buffer.alloc(14), name]);
  const end = Buffer.alloc(22);
  end.write('504b0506', 'hex');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, central, end]);
}

test('what is no workbook, or unpacks into too much, is refused in words', async () => {
  const bomb = zipOf(Buffer.alloc(largestUnpacked + 1), largestUnpacked + 1);
  assert.equal(unpackedSize(bomb), largestUnpacked + 1);
  const refusals = await Promise.all(
    [
      Buffer.alloc(0),
      Buffer.from('Id,Title'),
      Buffer.alloc(100, 1),
      bomb,
      zipOf(Buffer.alloc(1_000_000), 10),
      zipOf(Buffer.alloc(1_000), 0),
      zipOf(Buffer.from('<x'), 2),
    ].map(async (bytes) => {
      const read = await importWorkbook(bytes);
      return read.ok ? ['read'] : read.problems.map(problemInWords);
    }),
  );
  for (const [index, says] of refusals.entries()) {
    assert.match(says[0] ?? '', index === 3 ? /too large/u : /cannot be read as a workbook|is missing/u);
  }
});

test('a workbook cut off or changed anywhere is refused or read, and never breaks the reader', async () => {
  const whole = await exported(packNamed('examples/brighton-and-hove'));
  for (let index = 0; index < 40; index++) {
    const place = Math.floor((index / 40) * whole.length);
    const broken = whole.slice();
    broken[place] = (broken[place] ?? 0) ^ 0xff;
    for (const bytes of [broken, whole.slice(0, place)]) {
      const read = await importWorkbook(bytes);
      assert.ok(read.ok || read.problems.length > 0);
    }
  }
});
