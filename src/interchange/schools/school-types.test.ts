import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { sharedFile, unlessShared } from '../shared-data.fixture.ts';
import { establishmentTypes, termDatesSetBy } from './school-types.ts';

describe('the term dates of a school are set', () => {
  for (const [name, code, by] of [
    ['community', 1, 'authority'],
    ['voluntary controlled', 3, 'authority'],
    ['community special', 7, 'authority'],
    ['maintained nursery', 15, 'authority'],
    ['pupil referral unit', 14, 'authority'],
    ['voluntary aided', 2, 'school'],
    ['foundation', 5, 'school'],
    ['foundation special', 12, 'school'],
    ['academy converter', 34, 'school'],
    ['free', 35, 'school'],
    ['independent', 11, 'school'],
    ['Welsh', 30, 'not-known'],
    ['of a type to come', 99, 'not-known'],
    ['of no type', undefined, 'not-known'],
  ] as const) {
    it(`${name}: by ${by}`, () => assert.equal(termDatesSetBy(code), by));
  }
});

describe('the types of establishment', () => {
  const file = 'establishment-types_20250422.csv';
  it('are those of the national list', { skip: unlessShared('schools', file) }, () => {
    const rows = readFileSync(sharedFile('schools', file), 'utf8').trim().split('\n').slice(1);
    const listed = new Map(rows.map((row) => row.split(',')).map((cells) => [Number(cells[2]), cells[3]?.trim()]));
    assert.deepEqual(
      new Map([...establishmentTypes.values()].map(({ code, name }) => [code, name])),
      new Map([...listed].toSorted(([left], [right]) => left - right)),
    );
  });
});
