import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { readCalendarFile } from './read-icalendar.ts';
import { deadlinesCalendar } from './write-deadlines.ts';

const writtenAt = Temporal.Instant.from('2026-11-23T10:00:00Z');
const day = (text: string) => Temporal.PlainDate.from(text);

test('each day is one event over the whole day that says how much, and blocks nobody’s time', () => {
  const text = deadlinesCalendar({
    days: [
      { day: day('2026-11-27'), count: 1 },
      { day: day('2026-12-31'), count: 12 },
    ],
    writtenAt,
    publicUrl: 'https://throughline.example',
  });
  assert.deepEqual(
    text.split('\r\n').filter((line) => /^(?:SUMMARY|DTSTART|DTEND|TRANSP|UID|URL|DTSTAMP)/u.test(line)),
    [
      'UID:due-2026-11-27@throughline',
      'DTSTAMP:20261123T100000Z',
      'DTSTART;VALUE=DATE:20261127',
      'DTEND;VALUE=DATE:20261128',
      'SUMMARY:1 thing is due in Throughline',
      'URL:https://throughline.example',
      'TRANSP:TRANSPARENT',
      'UID:due-2026-12-31@throughline',
      'DTSTAMP:20261123T100000Z',
      'DTSTART;VALUE=DATE:20261231',
      'DTEND;VALUE=DATE:20270101',
      'SUMMARY:12 things are due in Throughline',
      'URL:https://throughline.example',
      'TRANSP:TRANSPARENT',
    ],
  );
});

test('whatever is due, the calendar can be read back, and no line is longer than programs allow', () => {
  const days = fc.uniqueArray(fc.integer({ min: 0, max: 4_000 }), { maxLength: 40 });
  fc.assert(
    fc.property(days, fc.integer({ min: 1, max: 500 }), (offsets, count) => {
      const due = offsets.map((offset) => ({ day: day('2026-01-01').add({ days: offset }), count }));
      const text = deadlinesCalendar({ days: due, writtenAt, publicUrl: undefined });
      assert.ok(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75));
      const read = readCalendarFile(Buffer.from(text));
      assert.ok(read.ok);
      assert.deepEqual(
        read.events.map(({ from, to }) => [from, to]),
        due
          .map((each) => each.day.toString())
          .toSorted((a, b) => (a < b ? -1 : 1))
          .map((each) => [each, each]),
      );
    }),
  );
});
