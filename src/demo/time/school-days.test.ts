import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day } from './days.ts';
import {
  addSchoolDays,
  firstDayOfYear,
  isSchoolDay,
  lastDayOfYear,
  schoolDayFrom,
  schoolDayUntil,
} from './school-days.ts';

test('school days leave out weekends, holidays, training days and the first Monday of May', () => {
  const open = (month: number, of: number) => isSchoolDay('kelderwick-school', day(2027, month, of));
  assert.deepEqual(
    [open(1, 4), open(1, 5), open(1, 9), open(2, 16), open(5, 3), open(5, 4)],
    [false, true, false, false, false, true],
  );
});

test('the year begins after the training day and ends about 21 July; some schools differ', () => {
  assert.equal(firstDayOfYear('kelderwick-school', 2026).toString(), '2026-09-02');
  assert.equal(firstDayOfYear('marlbeck', 2026).toString(), '2026-09-03');
  assert.equal(lastDayOfYear('kelderwick-school', 2026).toString(), '2027-07-21');
  assert.equal(lastDayOfYear('arkenby-city-academy', 2026).toString(), '2027-07-23');
});

test('counting goes over weekends, holidays and school years', () => {
  const school = 'kelderwick-school';
  const friday = day(2026, 11, 20);
  assert.equal(addSchoolDays(school, friday, 1).toString(), '2026-11-23');
  assert.equal(addSchoolDays(school, friday, -1).toString(), '2026-11-19');
  assert.equal(addSchoolDays(school, friday, 0).toString(), '2026-11-20');
  assert.equal(addSchoolDays(school, day(2026, 11, 22), 1).toString(), '2026-11-23');
  assert.equal(addSchoolDays(school, day(2026, 11, 22), -1).toString(), '2026-11-20');
  assert.equal(addSchoolDays(school, day(2026, 9, 2), -1).toString(), '2026-07-21');
  assert.equal(addSchoolDays(school, day(2027, 7, 21), 1).toString(), '2027-09-02');
  assert.equal(schoolDayFrom(school, day(2027, 8, 10)).toString(), '2027-09-02');
  assert.equal(schoolDayFrom(school, friday).toString(), '2026-11-20');
  assert.equal(schoolDayUntil(school, day(2027, 8, 10)).toString(), '2027-07-21');
  assert.equal(schoolDayUntil(school, friday).toString(), '2026-11-20');
});
