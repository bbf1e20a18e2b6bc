import assert from 'node:assert/strict';
import { test } from 'node:test';
import bundled from '../../../packs/england/calendars/bank-holidays.json' with { type: 'json' };
import { readBankHolidayFile } from './read-bank-holidays.ts';

const ofYears = (...years: readonly string[]) => bundled.events.filter(({ date }) => years.includes(date.slice(0, 4)));

/** In the shape in which the government publishes it. */
const published = (events: readonly object[]): string =>
  JSON.stringify({
    'england-and-wales': { division: 'england-and-wales', events },
    scotland: {
      division: 'scotland',
      events: [{ title: '2nd January', date: '2026-01-02', notes: '', bunting: true }],
    },
    'northern-ireland': { division: 'northern-ireland', events: [] },
  });

const refusal = (text: string): string => {
  const read = readBankHolidayFile(text);
  return read.ok ? '' : read.says;
};

test('of the published file the part for England and Wales is read, and that part alone too', () => {
  const events = ofYears('2026', '2027').map((event) => ({ ...event, bunting: true }));
  const read = readBankHolidayFile(published(events));
  assert.ok(read.ok);
  assert.deepEqual(
    read.list.events.map(({ date }) => date),
    events.map(({ date }) => date),
  );
  assert.ok(readBankHolidayFile(JSON.stringify({ division: 'england-and-wales', events })).ok);
  assert.ok(readBankHolidayFile(`\u{feff}${published(events)}`).ok, 'also with a byte order mark');
  assert.ok(readBankHolidayFile(JSON.stringify(bundled)).ok, 'and the list that comes with the product');
});

test('what is no such list is refused', () => {
  assert.equal(refusal('not json'), 'This is not JSON.');
  for (const other of ['[]', '{}', '{"scotland":{"division":"scotland","events":[]}}', 'null', '"text"'])
    assert.match(refusal(other), /no part for England and Wales/u);
  assert.match(refusal(published([])), /no part for England and Wales/u);
  assert.match(refusal(published([{ title: 'No day', date: '2026-02-30' }])), /no part for England and Wales/u);
});

test('a file from which something is missing does not pass for a year with fewer holidays', () => {
  const cutOff = ofYears('2026', '2027').slice(0, -3);
  assert.match(refusal(published(cutOff)), /has 5 bank holidays in 2027|has \d bank holidays in 2027/u);
  assert.match(refusal(published(ofYears('2025', '2027'))), /0 bank holidays in 2026/u);
});

test('a day twice, or at a weekend, is not the list of substitute days that is needed', () => {
  const events = ofYears('2026');
  assert.match(refusal(published([...events, ...events.slice(0, 1)])), /twice/u);
  assert.match(
    refusal(published([...events, { title: 'Boxing Day', date: '2026-12-26' }])),
    /Boxing Day on 2026-12-26 is at a weekend/u,
  );
});
