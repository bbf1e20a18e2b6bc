/** A file that we write, read by ourselves, tells what the record tells. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { demoPartnership } from '../../demo/demo-partnership.ts';
import { upnCheckLetter } from '../../identity/upn.ts';
import { codesOf, read } from '../../interchange/ctf/ctf-text.fixture.ts';
import { writeTransferFile } from '../../interchange/ctf/write-transfer-file.ts';
import { pupilSections, type Section } from '../import/pupil-sections.ts';
import { type NumberOf, pupilOfRecord, type Standing } from './pupil-of-record.ts';

const writtenAt = '2026-11-22T10:00:00';
const source = { authority: '830', establishment: '2999', name: 'Alder & Sons <Primary> School' };
const destination = { authority: '830', establishment: '4999', name: 'Fallow Edge School' };

const organisations = new Map([
  ['00000000-0000-4000-8000-000000000001', { authority: '830', establishment: '2999', name: source.name }],
  ['00000000-0000-4000-8000-000000000002', { authority: '830', establishment: '4999', name: destination.name }],
]);
const numberOf: NumberOf = (id) => organisations.get(id);
const schoolOf = (number: string): string | undefined =>
  [...organisations].find(([, of]) => of.authority + of.establishment === number)?.[0];

const write = (all: readonly Standing[], of: NumberOf = numberOf): string =>
  writeTransferFile({ writtenAt, academicYear: 2026, source, destination, pupils: [pupilOfRecord(all, of)] });

async function again(all: readonly Standing[], of = numberOf, back = schoolOf): Promise<readonly Section[]> {
  const result = await read(write(all, of));
  assert.equal(result.refusal, undefined);
  assert.deepEqual(result.taken, [true]);
  const [pupil] = result.pupils;
  assert.ok(pupil !== undefined);
  return pupilSections(pupil, writtenAt.slice(0, 10), back);
}

const dataOf = (sections: readonly (Section | Standing)[], kind: string): unknown =>
  sections.findLast((each) => each.kind === kind)?.data;

const identity = {
  surname: "O'Néill-Świątek",
  forename: 'Zoë & <Max>',
  dateOfBirth: '2015-02-14',
  sex: 'F',
  upn: 'Q830299919001',
};
const told = (kind: string, data: Standing['data'], day = '2026-09-01'): Standing => ({ kind, data, day });

test('names with every kind of letter and mark arrive as they are', async () => {
  const sections = await again([told('identity.recorded', identity)]);
  assert.deepEqual(sections, [{ kind: 'identity.recorded', day: '2026-11-22', data: identity }]);
});

test('what nobody recorded is not in the file: no empty element, and no “no” that nobody said', () => {
  const text = write([told('identity.recorded', identity)]);
  for (const element of [
    'BasicDetails',
    'MedicalFlag',
    'SEN',
    'LookedAfter',
    'FSMhistory',
    'Contacts',
    'Attendance',
    'NONE',
  ])
    assert.ok(!text.includes(element), element);
  assert.doesNotMatch(text, /<(\w+)><\/\1>|<\w+\/>/u);
  const flagged = write([told('identity.recorded', identity), told('medical-flag.recorded', { flagged: false })]);
  assert.match(flagged, /<MedicalFlag>false<\/MedicalFlag>/u, 'what was said is said');
});

test('every part that a file can carry comes back as it was recorded', async () => {
  const all: readonly Standing[] = [
    told('identity.recorded', {
      ...identity,
      middleNames: 'Anna',
      preferredSurname: 'Ash',
      formerSurnames: ['Old'],
      formerUpns: ['E830299919002'],
    }),
    told('school-profile.recorded', {
      yearGroup: '7',
      ethnicity: 'WBRI',
      ethnicitySource: 'P',
      languages: [{ type: 'F', language: 'POL' }],
      disabilities: ['HEAR'],
      freeSchoolMealsFrom: [{ from: '2023-09-01' }, { from: '2020-09-01', to: '2021-07-01' }],
    }),
    told('address.recorded', {
      lines: ['Flat 2', '1 High Street', 'Wyeford'],
      postcode: 'DE1 1AA',
      phones: [{ type: 'H', number: '01632 960001' }],
      email: 'family@example.org',
    }),
    told('contacts.recorded', {
      contacts: [
        {
          order: 1,
          title: 'Mrs',
          forename: 'Wanda',
          surname: 'Bradshaw',
          relationship: 'PAM',
          statedResponsibility: true,
          phones: [{ type: 'M', number: '07700 900001' }],
        },
        { order: 2, surname: 'Bradshaw', statedResponsibility: false },
      ],
    }),
    told('sen-status.recorded', { provision: 'K', needs: [{ type: 'SLCN', rank: 1 }] }, '2022-01-10'),
    told(
      'sen-status.recorded',
      {
        provision: 'E',
        needs: [
          { type: 'ASD', rank: 1 },
          { type: 'SEMH', rank: 2 },
        ],
      },
      '2024-01-10',
    ),
    told('medical-flag.recorded', { flagged: true }),
    told('care-status.recorded', { inCare: true, authority: '830' }),
    told('attendance.recorded', {
      year: 2024,
      organisation: '00000000-0000-4000-8000-000000000001',
      schoolName: 'Alder',
      possible: 380,
      attended: 371,
      authorised: 6,
      unauthorised: 3,
    }),
    told('attendance.recorded', { year: 2025, schoolName: 'Elsewhere', possible: 380 }),
    told('attainment.recorded', {
      results: [
        {
          stage: 'KS2',
          year: '2026',
          subject: 'MAT',
          method: 'TT',
          component: 'MTC',
          status: 'R',
          qualifier: 'MT',
          result: '25',
        },
      ],
    }),
    told('school-history.recorded', {
      schools: [
        {
          organisation: '00000000-0000-4000-8000-000000000001',
          number: '8302999',
          name: 'Alder',
          joined: '2019-09-04',
          left: '2026-07-21',
        },
      ],
    }),
  ];
  const sections = await again(all);
  for (const { kind } of all) {
    if (kind === 'attendance.recorded') continue;
    assert.deepEqual(dataOf(sections, kind), dataOf(all, kind), kind);
  }
  assert.deepEqual(
    sections.filter(({ kind }) => kind === 'attendance.recorded').map(({ data }) => data),
    all.filter(({ kind }) => kind === 'attendance.recorded').map(({ data }) => data),
  );
  assert.equal(sections.find(({ kind }) => kind === 'sen-status.recorded')?.day, '2024-01-10');
  assert.deepEqual(
    codesOf(await read(write(all))),
    ['medical-flag', 'in-care', 'sen-plan'],
    'nothing odd is found in it',
  );
});

test('every child of the demo comes back with the same register data', async () => {
  const { children, organisations: places } = demoPartnership(Temporal.PlainDate.from('2026-11-22'));
  const numbers = new Map(
    places.flatMap(({ id, authorityCode, establishmentNumber, name }) =>
      authorityCode === null || establishmentNumber === null
        ? []
        : [[id, { authority: authorityCode, establishment: establishmentNumber, name }] as const],
    ),
  );
  const back = (number: string) => [...numbers].find(([, of]) => of.authority + of.establishment === number)?.[0];
  let compared = 0;
  for (const { entries, key } of children) {
    const all = entries.map(
      ({ kind, data, happened }): Standing => ({
        kind,
        data: data as Standing['data'],
        day: 'day' in happened ? happened.day.toString() : '2026-09-01',
      }),
    );
    const first = dataOf(all, 'identity.recorded') as Readonly<Record<string, unknown>> | undefined;
    if (first === undefined) continue;
    const sections = await again(all, (id) => numbers.get(id), back);
    const { nhsNumber: _nhsNumber, preferredForename, ...expected } = first;
    const { preferredForename: _preferred, ...found } = dataOf(sections, 'identity.recorded') as typeof first;
    assert.deepEqual(
      found,
      {
        ...expected,
        ...(expected['formerSurnames'] === undefined
          ? {}
          : { formerSurnames: (expected['formerSurnames'] as string[]).slice(-1) }),
      },
      key,
    );
    assert.equal(_preferred, preferredForename);
    for (const kind of ['sen-status.recorded', 'medical-flag.recorded', 'contacts.recorded'])
      assert.deepEqual(dataOf(sections, kind), dataOf(all, kind), `${key} ${kind}`);
    compared += 1;
  }
  assert.ok(compared > 300);
});

test('whatever letters somebody typed, the file can be read, and no child is lost', async () => {
  const typed = fc.string({ unit: 'binary', minLength: 1, maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(typed, typed, fc.integer({ min: 1, max: 999 }), async (surname, line, serial) => {
      const rest = `830299919${String(serial).padStart(3, '0')}`;
      const all = [
        told('identity.recorded', { ...identity, surname: `A${surname}`, upn: upnCheckLetter(rest) + rest }),
        told('address.recorded', { lines: [`1 ${line}`] }),
      ];
      const { pupils, refusal } = await read(write(all));
      assert.equal(refusal, undefined);
      assert.equal(pupils.length, 1);
      assert.ok(pupils[0]?.surname?.startsWith('A'));
    }),
    { numRuns: 150 },
  );
});
