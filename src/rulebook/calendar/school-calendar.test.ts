import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bankHolidays, usualTerms } from '../testing/scene.ts';
import { type Day, dayNumber, dayText, startOfDay } from './days.ts';
import { isOpenDay } from './open-days.ts';
import { type Reckoned, reckon } from './reckon.ts';
import { compileSchoolCalendar, type SchoolTerms } from './school-calendar.ts';

const calendar = compileSchoolCalendar(usualTerms, bankHolidays);

function schoolDays(from: string, amount: number, changes: Partial<Parameters<typeof reckon>[0]> = {}): Reckoned {
  return reckon({
    timescale: { amount, unit: 'school days' },
    from: startOfDay(dayNumber(from)),
    direction: 'after',
    counting: 'exclusive',
    calendar: { open: calendar.open },
    roll: 'none',
    ...changes,
  });
}

const dayOf = (reckoned: Reckoned): string =>
  reckoned.kind === 'cannot-compute' ? reckoned.says : dayText(reckoned.day ?? Number.NaN);

const endOfLastTerm = (terms: SchoolTerms, by: string): string => {
  const last = compileSchoolCalendar(terms, bankHolidays).endOfLastTerm(dayNumber(by));
  return typeof last === 'number' ? dayText(last) : last.beyond;
};

const whyClosed = (text: string): string | undefined => calendar.open.whyClosed(dayNumber(text));

test('a day is no school day on a weekend, in a holiday, on a bank holiday, at half term or on a training day', () => {
  assert.equal(whyClosed('2026-05-02'), 'weekend');
  assert.equal(whyClosed('2026-08-12'), 'school holiday');
  assert.equal(whyClosed('2026-05-04'), 'Early May bank holiday');
  assert.equal(whyClosed('2026-05-26'), 'half term');
  assert.equal(whyClosed('2026-09-01'), 'training day');
  assert.equal(whyClosed('2026-09-02'), undefined);
});

test('the first and last day of a term, and of a closure, belong to it', () => {
  const isOpen = (text: string): boolean => isOpenDay(calendar.open, dayNumber(text));
  assert.deepEqual(['2026-07-21', '2026-07-22'].map(isOpen), [true, false]);
  assert.deepEqual(['2026-10-23', '2026-10-26', '2026-10-30', '2026-11-02'].map(isOpen), [true, false, false, true]);
});

test('holidays, half terms and training days do not count', () => {
  assert.equal(dayOf(schoolDays('2026-07-21', 1)), '2026-09-02');
  assert.equal(dayOf(schoolDays('2026-07-21', 15)), '2026-09-22');
  assert.equal(dayOf(schoolDays('2026-10-16', 6)), '2026-11-02');
});

test('counting inclusively, the first day counts when it is a school day and waits for one when it is not', () => {
  assert.equal(dayOf(schoolDays('2026-09-03', 5, { counting: 'inclusive' })), '2026-09-09');
  assert.equal(dayOf(schoolDays('2026-09-01', 5, { counting: 'inclusive' })), '2026-09-08');
  assert.equal(dayOf(schoolDays('2026-09-01', 5, { counting: 'exclusive' })), '2026-09-08');
});

test('school days are counted backwards over a holiday too', () => {
  assert.equal(dayOf(schoolDays('2026-09-03', 2, { direction: 'before' })), '2026-07-21');
  assert.equal(dayOf(schoolDays('2026-09-03', 1, { direction: 'before', counting: 'inclusive' })), '2026-09-03');
});

test('past the last day of a calendar nothing is guessed, and the calendar to extend is named', () => {
  assert.match(dayOf(schoolDays('2027-07-20', 15)), /"usual terms" ends too early .* Add later dates/u);
  assert.match(dayOf(schoolDays('2027-09-02', 1)), /"usual terms" ends too early/u);
  assert.match(dayOf(schoolDays('2025-08-20', 1)), /"usual terms" begins too late .* Add earlier dates/u);
  assert.match(dayOf(schoolDays('2025-09-02', 9, { direction: 'before' })), /"usual terms" begins too late/u);
});

test('where the list of bank holidays is what ends, that list is named and not the school’s terms', () => {
  const far: SchoolTerms = {
    ...usualTerms,
    from: '2028-09-01',
    to: '2029-07-20',
    terms: [{ title: 'autumn 2028', from: '2028-09-01', to: '2028-12-20' }],
  };
  const open = compileSchoolCalendar(far, bankHolidays).open;
  assert.equal(dayText(open.to), '2028-12-31');
  assert.match(
    dayOf(schoolDays('2028-12-18', 5, { calendar: { open } })),
    /"bank holidays in England and Wales" ends/u,
  );
});

test('a calendar that lies wholly outside the list of bank holidays cannot be reckoned on, and breaks nothing', () => {
  const terms = [{ title: 'autumn 2031', from: '2031-09-01', to: '2031-12-19' }];
  const later = compileSchoolCalendar({ ...usualTerms, from: '2031-09-01', to: '2032-07-20', terms }, bankHolidays);
  assert.match(
    dayOf(schoolDays('2031-09-10', 1, { calendar: { open: later.open } })),
    /"bank holidays .* ends too early/u,
  );
});

test('a missing calendar is said in the words that came with it', () => {
  assert.equal(dayOf(schoolDays('2026-09-03', 1, { calendar: { missing: 'Add the dates.' } })), 'Add the dates.');
});

test('the last term that has ended by a day ends on its last school day', () => {
  assert.equal(endOfLastTerm(usualTerms, '2026-09-02'), '2026-07-21');
  assert.equal(endOfLastTerm(usualTerms, '2026-07-21'), '2026-07-21');
  assert.equal(endOfLastTerm(usualTerms, '2026-07-20'), '2026-03-27');
  const closedAtTheEnd = { ...usualTerms, closed: [{ title: 'training', from: '2026-07-20', to: '2026-07-21' }] };
  assert.equal(endOfLastTerm(closedAtTheEnd, '2026-09-02'), '2026-07-17');
});

test('the order in which terms are written does not matter', () => {
  const reversed = { ...usualTerms, terms: usualTerms.terms.toReversed() };
  assert.equal(endOfLastTerm(reversed, '2026-09-02'), '2026-07-21');
});

test('a term that the calendar does not know to its end, or not at all, is not taken for the last one', () => {
  const untilEaster = { ...usualTerms, to: '2027-03-31' };
  assert.equal(endOfLastTerm(untilEaster, '2027-09-01'), 'ends-too-early', 'the summer term ends beyond the calendar');
  const untilJuly = { ...usualTerms, to: '2027-07-10' };
  assert.equal(endOfLastTerm(untilJuly, '2027-07-30'), 'ends-too-early', 'its last days are not known');
  const withoutSummer = { ...untilEaster, terms: usualTerms.terms.slice(0, 5) };
  assert.equal(endOfLastTerm(withoutSummer, '2027-09-01'), 'ends-too-early', 'the summer term was not added yet');
  assert.equal(endOfLastTerm(withoutSummer, '2027-04-20'), '2027-03-25', 'no term fits between');
  assert.equal(endOfLastTerm(usualTerms, '2025-10-01'), 'starts-too-late');
});

test('a calendar to the end of August is enough for a first day early in September', () => {
  assert.equal(endOfLastTerm(usualTerms, '2027-09-02'), '2027-07-23');
});

test('every day is open exactly when no reason is given why it is closed', () => {
  for (let day: Day = calendar.open.from; day <= calendar.open.to; day++) {
    assert.equal(isOpenDay(calendar.open, day), calendar.open.whyClosed(day) === undefined, dayText(day));
  }
});
