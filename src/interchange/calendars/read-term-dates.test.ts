import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { readTermDates } from './read-term-dates.ts';

const rows = `Kind,Name,From,To
Term,Autumn term 2026,02/09/2026,18/12/2026
Half term,,26/10/2026,30/10/2026
Training day,,01/09/2026,
Term,Spring term 2027,2027-01-04,2027-03-25
`;

const read = (text: string) => readTermDates(new TextEncoder().encode(text));
const problems = (text: string): readonly string[] => {
  const found = read(text);
  return found.ok ? [] : found.problems;
};

test('terms and the days on which the school is closed are read, in either way of writing a date', () => {
  assert.deepEqual(read(rows), {
    ok: true,
    dates: {
      from: '2026-09-02',
      to: '2027-03-25',
      terms: [
        { title: 'Autumn term 2026', from: '2026-09-02', to: '2026-12-18' },
        { title: 'Spring term 2027', from: '2027-01-04', to: '2027-03-25' },
      ],
      closed: [
        { title: 'Half term', from: '2026-10-26', to: '2026-10-30' },
        { title: 'Training day', from: '2026-09-01', to: '2026-09-01' },
      ],
    },
  });
});

test('the day comes first, as it is written in England', () => {
  const found = read('Kind,Name,From,To\nTerm,Summer,03/04/2026,05/06/2026\n');
  assert.ok(found.ok);
  assert.deepEqual([found.dates.from, found.dates.to], ['2026-04-03', '2026-06-05']);
});

test('columns may stand in any order, with others between, in any case, with spaces and empty lines', () => {
  const found = read('\u{feff} TO ,notes,kind,From,name\n\n18/12/2026,x,TERM, 02/09/2026 ,Autumn\n,,,,\n');
  assert.ok(found.ok);
  assert.deepEqual(found.dates.terms, [{ title: 'Autumn', from: '2026-09-02', to: '2026-12-18' }]);
});

test('a file from an older spreadsheet keeps its dashes', () => {
  const bytes = Buffer.from('Kind,Name,From,To\nTerm,Autumn \x96 first half,02/09/2026,23/10/2026\n', 'latin1');
  const found = readTermDates(bytes);
  assert.ok(found.ok);
  assert.equal(found.dates.terms[0]?.title, 'Autumn – first half');
});

test('a row says for which days the table speaks when that is more than its terms', () => {
  const found = read(`${rows}Covers,,01/09/2026,31/08/2027\n`);
  assert.ok(found.ok);
  assert.deepEqual([found.dates.from, found.dates.to], ['2026-09-01', '2027-08-31']);
  assert.deepEqual(problems(`${rows}Covers,,01/10/2026,31/08/2027\n`), [
    'Line 6: what it covers leaves out a part of the terms.',
  ]);
  assert.match(
    problems(`${rows}Covers,,01/09/2026,31/08/2027\nCovers,,01/09/2026,31/08/2027\n`).join(),
    /Line 7: there is already/u,
  );
});

test('every line that cannot be used is named, and nothing is used then', () => {
  assert.deepEqual(
    problems(
      `${rows}Trem,,01/04/2027,02/04/2027\nTerm,,31/04/2027,02/05/2027\nTerm,,,\nTerm,x,12/04/2027,11/04/2027\n`,
    ),
    [
      'Line 6: "Trem" is no kind of row. Write Term, Half term, Training day, Holiday, Closed or Covers.',
      'Line 7: "31/04/2027" is not a date. Write it like 02/09/2026 (2 September) or 2026-09-02.',
      'Line 8: "" is not a date. Write it like 02/09/2026 (2 September) or 2026-09-02.',
      'Line 9: it ends before it begins.',
    ],
  );
});

test('terms that overlap, or last longer than any does, are a slip of the pen', () => {
  assert.deepEqual(problems(`${rows}Term,Other,18/12/2026,20/12/2026\n`), [
    'Line 6: "Other" begins before "Autumn term 2026" has ended.',
  ]);
  assert.match(
    problems('Kind,Name,From,To\nTerm,Autumn,02/09/2026,18/12/2027\n').join(),
    /more than 150 days cannot be right/u,
  );
});

test('what is no such table is refused', () => {
  assert.match(problems('').join(), /Missing: kind, name, from, to/u);
  assert.match(problems('Term,From\n').join(), /Missing: kind, name, to/u);
  assert.match(problems('Kind,Name,From,To\n').join(), /no term/u);
  assert.match(problems('Kind,Name,From,To\n"Term,x').join(), /not a table saved as CSV/u);
});

test('any bytes give dates or problems, never an exception', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.uint8Array({ maxLength: 400 }),
        fc.string().map((text) => Buffer.from(`${rows}${text}`)),
      ),
      (bytes) => {
        const found = readTermDates(bytes);
        assert.ok(found.ok ? found.dates.terms.length > 0 : found.problems.length > 0);
      },
    ),
  );
});
