import assert from 'node:assert/strict';
import { test } from 'node:test';
import { schoolTerms as schema } from '../../rulebook/calendar/school-calendar.ts';
import { schoolTerms, yearDates } from './term-dates.ts';

test('the school year 2026 to 2027 is like that of an English council', () => {
  assert.deepEqual(schoolTerms('Terms', 2026, 2026, {}), {
    title: 'Terms',
    from: '2026-09-01',
    to: '2027-08-31',
    terms: [
      { title: 'autumn term 2026', from: '2026-09-01', to: '2026-12-18' },
      { title: 'spring term 2027', from: '2027-01-04', to: '2027-03-25' },
      { title: 'summer term 2027', from: '2027-04-12', to: '2027-07-21' },
    ],
    closed: [
      { title: 'training day', from: '2026-09-01', to: '2026-09-01' },
      { title: 'half term', from: '2026-10-26', to: '2026-10-30' },
      { title: 'training day', from: '2027-01-04', to: '2027-01-04' },
      { title: 'half term', from: '2027-02-15', to: '2027-02-19' },
      { title: 'half term', from: '2027-05-31', to: '2027-06-04' },
    ],
  });
});

test('in every year terms follow each other, begin and end on a weekday and have about 190 days', () => {
  for (let year = 2016; year <= 2050; year += 1) {
    for (const style of [{}, { startsLater: 1, weeksInOctober: 2, endsLater: 2 }]) {
      schema.parse(schoolTerms('Terms', year, year, style));
      const { terms, closed } = yearDates(year, style);
      const bounds = terms.flatMap(({ from, to }) => [from, to]);
      assert.deepEqual(
        bounds.toSorted((a, b) => Temporal.PlainDate.compare(a, b)),
        bounds,
      );
      assert.ok(
        bounds.every((date) => date.dayOfWeek <= 5),
        bounds.join(' '),
      );
      const weekdays = (periods: typeof terms) =>
        periods.reduce((sum, { from, to }) => {
          const days = from.until(to).days + 1;
          return sum + days - 2 * Math.floor((days + from.dayOfWeek - 1) / 7);
        }, 0);
      const open = weekdays(terms) - weekdays(closed);
      assert.ok(open >= 184 && open <= 197, `${year}: ${open}`);
    }
  }
});
