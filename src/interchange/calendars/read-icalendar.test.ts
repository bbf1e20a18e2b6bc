import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { readCalendarFile } from './read-icalendar.ts';
import { termsOfEvents } from './terms-of-events.ts';

const calendar = (...events: readonly (readonly string[])[]): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//A school//EN',
    ...events.flatMap((lines) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT']),
    'END:VCALENDAR',
    '',
  ].join('\r\n');

const days = (title: string, from: string, until?: string): readonly string[] => [
  `SUMMARY:${title}`,
  `DTSTART;VALUE=DATE:${from}`,
  ...(until === undefined ? [] : [`DTEND;VALUE=DATE:${until}`]),
];

const read = (text: string) => {
  const found = readCalendarFile(new TextEncoder().encode(text));
  assert.ok(found.ok, found.ok ? '' : found.says);
  return found;
};

test('whole days end the day before the end that stands in the file', () => {
  const { events } = read(
    calendar(
      days('Half term', '20261026', '20261031'),
      days('INSET', '20260901'),
      days('One day', '20261204', '20261205'),
    ),
  );
  assert.deepEqual(events, [
    { title: 'INSET', from: '2026-09-01', to: '2026-09-01' },
    { title: 'Half term', from: '2026-10-26', to: '2026-10-30' },
    { title: 'One day', from: '2026-12-04', to: '2026-12-04' },
  ]);
});

test('times are days on the clocks of London, also late in a summer evening', () => {
  const { events } = read(
    calendar(
      ['SUMMARY:Late', 'DTSTART:20260720T233000Z', 'DTEND:20260720T234500Z'],
      ['SUMMARY:School day', 'DTSTART:20261102T083000Z', 'DTEND:20261102T160000Z'],
      ['SUMMARY:To midnight', 'DTSTART:20261103T000000', 'DTEND:20261104T000000'],
    ),
  );
  assert.deepEqual(
    events.map(({ title, from, to }) => [title, from, to]),
    [
      ['Late', '2026-07-21', '2026-07-21'],
      ['School day', '2026-11-02', '2026-11-02'],
      ['To midnight', '2026-11-03', '2026-11-03'],
    ],
  );
});

test('what is repeated or cannot be read is said, and the others are read all the same', () => {
  const { events, leftOut } = read(
    calendar(
      [...days('Assembly', '20260904', '20260905'), 'RRULE:FREQ=WEEKLY;COUNT=10'],
      ['SUMMARY:No day at all'],
      days('Half term', '20261026', '20261031'),
    ),
  );
  assert.deepEqual(
    events.map(({ title }) => title),
    ['Half term'],
  );
  assert.match(leftOut.join('\n'), /Assembly: it is repeated/u);
  assert.match(leftOut.join('\n'), /No day at all/u);
});

test('titles that are folded over lines, escaped or very long are read as text', () => {
  const { events } = read(
    calendar(
      ['SUMMARY:Autumn term\\, first ha', ' lf', 'DTSTART;VALUE=DATE:20260902', 'DTEND;VALUE=DATE:20261024'],
      days('x'.repeat(5_000), '20270101'),
    ),
  );
  assert.equal(events[0]?.title, 'Autumn term, first half');
  assert.equal(events[1]?.title.length, 200);
});

test('what is no calendar is refused, and any bytes are answered', () => {
  for (const text of ['', 'Kind,Name,From,To', 'BEGIN:VCARD\r\nEND:VCARD', '{}', 'BEGIN:VCALENDAR'])
    assert.equal(readCalendarFile(new TextEncoder().encode(text)).ok, false, text);
  const many = calendar(...Array.from({ length: 2_001 }, () => days('x', '20260101')));
  assert.equal(readCalendarFile(new TextEncoder().encode(many)).ok, false);
  fc.assert(
    fc.property(
      fc.array(
        fc.constantFrom(
          'BEGIN:VEVENT',
          'END:VEVENT',
          'DTSTART:2026',
          'SUMMARY:a',
          'RRULE:x',
          'DTEND;VALUE=DATE:99999999',
          'DTSTART;TZID=Nowhere:20260101T000000',
        ),
      ),
      (lines) => {
        const found = readCalendarFile(
          new TextEncoder().encode(`BEGIN:VCALENDAR\r\n${lines.join('\r\n')}\r\nEND:VCALENDAR`),
        );
        assert.equal(typeof found.ok, 'boolean');
      },
    ),
  );
});

const found = (...events: readonly (readonly [title: string, from: string, to: string])[]) =>
  termsOfEvents(
    events.map(([title, from, to]) => ({ title, from, to })).toSorted((a, b) => (a.from < b.from ? -1 : 1)),
  );

test('terms are found over all their days, or by their first and last', () => {
  const whole = found(['Autumn Term 2026', '2026-09-02', '2026-12-18'], ['Spring term', '2027-01-04', '2027-03-25']);
  assert.ok(whole.read.ok);
  assert.deepEqual(
    whole.read.dates.terms.map(({ title, from, to }) => [title, from, to]),
    [
      ['Autumn term', '2026-09-02', '2026-12-18'],
      ['Spring term', '2027-01-04', '2027-03-25'],
    ],
  );
  const ends = found(
    ['Autumn term begins', '2026-09-02', '2026-09-02'],
    ['Last day of autumn term', '2026-12-18', '2026-12-18'],
    ['Spring Term starts', '2027-01-04', '2027-01-04'],
    ['School breaks up for Easter (end of spring term)', '2027-03-25', '2027-03-25'],
    ['Half term', '2026-10-26', '2026-10-30'],
    ['INSET day - school closed to pupils', '2027-01-05', '2027-01-05'],
    ['Christmas holidays', '2026-12-19', '2027-01-03'],
    ['Parents evening Year 5', '2026-11-12', '2026-11-12'],
    ['Boxing Day bank holiday', '2026-12-28', '2026-12-28'],
  );
  assert.ok(ends.read.ok);
  assert.deepEqual(
    ends.read.dates.terms.map(({ from, to }) => [from, to]),
    [
      ['2026-09-02', '2026-12-18'],
      ['2027-01-04', '2027-03-25'],
    ],
  );
  assert.deepEqual(
    ends.read.dates.closed.map(({ title, from }) => [title, from]),
    [
      ['Half term', '2026-10-26'],
      ['Training day', '2027-01-05'],
    ],
  );
  const left = ends.leftOut.join('\n');
  for (const title of ['Christmas holidays', 'Parents evening', 'Boxing Day'])
    assert.match(left, new RegExp(title, 'u'));
});

test('half a term is no term, and what overlaps is refused', () => {
  const alone = found(['Autumn term begins', '2026-09-02', '2026-09-02'], ['Spring term', '2027-01-04', '2027-03-25']);
  assert.match(alone.leftOut.join(), /Autumn term begins: the other end of the term is missing/u);
  assert.ok(alone.read.ok && alone.read.dates.terms.length === 1);
  const nothing = found(['Sports day', '2026-06-01', '2026-06-01']);
  assert.ok(!nothing.read.ok && /No term was found/u.test(nothing.read.problems.join()));
  const twice = found(['Autumn term', '2026-09-02', '2026-12-18'], ['Autumn term', '2026-10-02', '2026-12-18']);
  assert.ok(!twice.read.ok && /begins before/u.test(twice.read.problems.join()));
});
