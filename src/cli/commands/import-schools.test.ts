import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ids, type SmallPartnership, smallPartnership } from '../../../test/small-partnership.ts';
import { temporaryFile } from '../../../test/temporary-file.ts';
import { sharedFile, unlessShared } from '../../interchange/shared-data.fixture.ts';
import { findOrganisation, schoolByNumber, searchSchools } from '../../record/organisations.ts';
import { addSchool } from '../../record/save-schools.ts';
import { caller } from '../command.fixture.ts';
import { importSchoolsCommand } from './import-schools.ts';

const columns =
  'URN,LA (code),EstablishmentNumber,EstablishmentName,TypeOfEstablishment (code),EstablishmentStatus (code),CloseDate,Postcode';

const register = (...rows: readonly string[]): string => [columns, ...rows, ''].join('\r\n');

const number = (partnership: SmallPartnership, of: string) =>
  partnership.everything((access) => schoolByNumber(access, of));

async function prepared(t: Parameters<typeof smallPartnership>[0]) {
  const partnership = await smallPartnership(t);
  return { partnership, call: await caller(t, partnership, importSchoolsCommand) };
}

test('schools are added with what the register says of them', async (t) => {
  const { partnership, call } = await prepared(t);
  const file = await temporaryFile(
    t,
    'edubasealldata.csv',
    register(
      '199991,830,2997,Hollow Way Primary School,1,1,,DE24 9XD',
      '199992,830,4997,Hollow Way School,34,2,31-08-2025,',
    ),
  );
  const { code, said } = await call([file]);
  assert.equal(code, 0);
  assert.match(said, /^2 schools in \d+\.\d s: 2 added, 0 already on the list/u);
  const community = await number(partnership, '8302997');
  assert.equal(community?.name, 'Hollow Way Primary School');
  assert.equal(community?.urn, 199_991);
  assert.equal(community?.termDates, 'authority', 'a community school keeps the dates of its council');
  const academy = await number(partnership, '8304997');
  assert.equal(academy?.termDates, 'unknown', 'an academy sets its own, which nobody has added');
  assert.equal(academy?.status, 'closed');
});

test('read again it adds nothing, and a school that takes part goes on taking part', async (t) => {
  const { partnership, call } = await prepared(t);
  const file = await temporaryFile(t, 'a.csv', register('199993,830,2991,ALDER LANE PRIMARY,1,1,,DE24 9XD'));
  assert.match((await call([file])).said, /0 added, 1 already on the list/u);
  const again = await call([file]);
  assert.match(again.said, /0 added, 1 already on the list and brought up to date/u);
  const primary = await partnership.everything((access) => findOrganisation(access, ids.primary));
  assert.equal(primary?.takesPart, true);
  assert.equal(primary?.urn, 199_993);
  const { total } = await partnership.everything((access) => searchSchools(access, '8302991', 0, 10));
  assert.equal(total, 1);
});

test('a school that a person added goes on as the same school once the register names it', async (t) => {
  const { partnership, call } = await prepared(t);
  const added = await partnership.as('admissions', (access) =>
    addSchool(access, { name: 'Hollow Way', number: '8304997', phase: 'Secondary', termDates: 'unknown' }),
  );
  const file = await temporaryFile(
    t,
    'a.csv',
    register(
      '199996,830,4997,Hollow Way School,1,1,,DE24 9XD',
      '199990,830,4997,Hollow Way Grammar,1,2,31-08-1999,',
      '199989,830,4996,Another School,1,1,,',
    ),
  );
  assert.match((await call([file])).said, /3 schools in .*: 2 added, 1 already on the list/u);
  const school = await number(partnership, '8304997');
  assert.deepEqual([school?.id, school?.urn, school?.name], [added, 199_996, 'Hollow Way School']);
  const { total } = await partnership.everything((access) => searchSchools(access, '8304997', 0, 10));
  assert.equal(total, 2, 'and the one that had the number before is there as closed');
});

test('rows that cannot be used are told one by one, and the rest is used', async (t) => {
  const { partnership, call } = await prepared(t);
  const file = await temporaryFile(
    t,
    'a.csv',
    register(
      '199994,830,2996,Good School,1,1,,DE24 9XD',
      'NAT,,,Total,,,,',
      '199995,830,2995,Odd School,1,1,,not a postcode',
    ),
  );
  const { code, said } = await call([file]);
  assert.equal(code, 1);
  assert.match(said, /1 row could not be used:\n- Row 3 has "NAT" where a URN/u);
  assert.match(said, /1 with a doubt: The postcode does not look like one/u);
  assert.ok((await number(partnership, '8302996')) !== undefined);
});

test('called wrongly, or with something else, it says what to do', async (t) => {
  const { call } = await prepared(t);
  const words = await temporaryFile(t, 'a.csv', 'one,two\r\n1,2\r\n');
  for (const [given, outcome, says] of [
    [[], 2, /Name one file: throughline import schools FILE/u],
    [['a', 'b'], 2, /Name one file/u],
    [['/nowhere.csv'], 2, /There is no file \/nowhere\.csv/u],
    [['/tmp'], 2, /There is no file \/tmp/u],
    [[words], 1, /This is not a list of schools[^]*What to do: Download/u],
    [[await temporaryFile(t, 'b.csv', '')], 1, /What to do/u],
  ] as const) {
    const { code, said } = await call(given);
    assert.match(said, says);
    assert.equal(code, outcome);
  }
});

const files = {
  'derby_derbyshire_schools_2022-23.csv': [0, /561 schools in .* 561 added/u],
  'edubasealldata_5rows_nhsuk-mavis-fixture_2025.csv': [0, /5 schools in .* 5 added/u],
  'establishment-types_20250422.csv': [1, /looks like the list of types of establishment/u],
} as const;

for (const [name, [outcome, says]] of Object.entries(files)) {
  test(`${name} is read as what it is`, { skip: unlessShared('schools', name) }, async (t) => {
    const { call } = await prepared(t);
    const { code, said } = await call([sharedFile('schools', name)]);
    assert.match(said, says);
    assert.equal(code, outcome);
  });
}
