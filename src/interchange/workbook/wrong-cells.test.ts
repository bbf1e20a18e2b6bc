import assert from 'node:assert/strict';
import { test } from 'node:test';
import { columnOf, type Edit, problemsAfter, put } from './workbook.fixture.ts';

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
