import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assert as assertProperty, integer, property, string } from 'fast-check';
import { type DateRules, readTypedDate } from './typed-date.ts';

const rules = { label: 'Date of birth' } as const;

function read(typed: string, given: DateRules = rules): string {
  const [day = '', month = '', year = ''] = typed.split('/');
  const result = readTypedDate({ day, month, year }, given);
  return result instanceof Temporal.PlainDate ? result.toString() : `${result.message} [${result.parts.join()}]`;
}

test('dates are read in digits and with months in words', () => {
  assert.equal(read('3/4/2013'), '2013-04-03');
  assert.equal(read(' 03 / 04 / 2013 '), '2013-04-03');
  assert.equal(read('3/april/2013'), '2013-04-03');
  assert.equal(read('3/Sep/2013'), '2013-09-03');
  assert.equal(read('29/2/2024'), '2024-02-29');
});

test('what is wrong is said in the words of GOV.UK, and the boxes to mark are named', () => {
  assert.equal(read('//'), 'Enter date of birth [day,month,year]');
  assert.equal(
    read('//', { ...rules, enter: 'Enter your date of birth' }),
    'Enter your date of birth [day,month,year]',
  );
  assert.equal(read('3//2013'), 'Date of birth must include a month [month]');
  assert.equal(read('//2013'), 'Date of birth must include a day and month [day,month]');
  assert.equal(read('3/4/13'), 'Year must include 4 numbers [year]');
  assert.equal(read('29/2/2023'), 'Date of birth must be a real date [day]');
  assert.equal(read('3/13/2013'), 'Date of birth must be a real date [month]');
  assert.equal(read('3/ju/2013'), 'Date of birth must be a real date [month]');
  assert.equal(read('3/4/soon'), 'Date of birth must be a real date [year]');
  assert.equal(read('x/y/z'), 'Date of birth must be a real date [day,month,year]');
  assert.equal(read('-1/4/2013'), 'Date of birth must be a real date [day]');
  assert.equal(read('1/4/0000'), 'Date of birth must be a real date [year]');
});

test('a date can have to lie on one side of today, or between others', () => {
  const of = Temporal.PlainDate.from('2026-11-22');
  const [before, after] = [of.subtract({ days: 1 }), of.add({ days: 1 })];
  const typed = (date: Temporal.PlainDate): string => `${date.day}/${date.month}/${date.year}`;
  const says = (date: Temporal.PlainDate, given: Partial<DateRules>): string =>
    read(typed(date), { ...rules, ...given }).replace(/ \[.*/, '');
  assert.equal(says(of, { side: { of, must: 'past' } }), 'Date of birth must be in the past');
  assert.equal(says(before, { side: { of, must: 'past' } }), before.toString());
  assert.equal(says(after, { side: { of, must: 'today or past' } }), 'Date of birth must be today or in the past');
  assert.equal(says(of, { side: { of, must: 'today or past' } }), of.toString());
  assert.equal(says(before, { side: { of, must: 'today or future' } }), 'Date of birth must be today or in the future');
  assert.equal(says(of, { side: { of, must: 'future' } }), 'Date of birth must be in the future');
  assert.equal(says(before, { earliest: of }), 'Date of birth must be the same as or after 22 November 2026');
  assert.equal(says(after, { latest: of }), 'Date of birth must be the same as or before 22 November 2026');
  assert.equal(
    says(after, { earliest: before, latest: of }),
    'Date of birth must be between 21 November 2026 and 22 November 2026',
  );
});

test('every date that exists is read, and nothing that is typed makes reading fail', () => {
  assertProperty(
    property(integer({ min: -300_000, max: 300_000 }), (days) => {
      const date = Temporal.PlainDate.from('2026-11-22').add({ days });
      if (date.year < 1 || date.year > 9999) return;
      assert.equal(read(`${date.day}/${date.month}/${String(date.year).padStart(4, '0')}`), date.toString());
    }),
  );
  assertProperty(
    property(string(), string(), string(), (day, month, year) => void readTypedDate({ day, month, year }, rules)),
  );
});
