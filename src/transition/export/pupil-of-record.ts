/**
 * What the record tells of a child that a transfer file can carry. The other way round of `pupilSections`: what is not in the
 * record is not in the file. Pure.
 */

import type { Postcode } from '../../identity/postcode.ts';
import type { Uln } from '../../identity/uln.ts';
import type { Upn } from '../../identity/upn.ts';
import type { PupilToWrite } from '../../interchange/ctf/write-pupil.ts';
import type { IsoDate } from '../../interchange/iso-date.ts';

/** What was recorded and stands. */
export type Standing = {
  readonly kind: string;
  /** The day from which it holds. */
  readonly day: string;
  readonly data: Readonly<Record<string, unknown>>;
};

export type SchoolNumber = {
  readonly authority: string;
  readonly establishment: string;
  readonly name: string;
};

/** A school that is on the list with its number, by its id. */
export type NumberOf = (organisation: string) => SchoolNumber | undefined;

type Data = Standing['data'];

const text = (data: Data, name: string): string | undefined => {
  const value = data[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
};
const list = (data: Data, name: string): readonly Data[] =>
  Array.isArray(data[name]) ? (data[name] as readonly Data[]) : [];
const texts = (data: Data, name: string): readonly string[] => list(data, name) as unknown as readonly string[];

/** Drops what is undefined or empty, so that absent stays absent. */
function given<Fields extends object>(fields: Fields): { [Name in keyof Fields]: NonNullable<Fields[Name]> } {
  const entries = Object.entries(fields).filter(
    ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
  );
  return Object.fromEntries(entries) as { [Name in keyof Fields]: NonNullable<Fields[Name]> };
}

const some = <Value extends object>(value: Value): Value | undefined =>
  Object.keys(value).length === 0 ? undefined : value;

const phones = (data: Data) =>
  list(data, 'phones').map((each) => given({ type: text(each, 'type'), number: text(each, 'number') }));

function contact(data: Data) {
  return given({
    order: typeof data['order'] === 'number' ? data['order'] : undefined,
    title: text(data, 'title'),
    surname: text(data, 'surname'),
    forename: text(data, 'forename'),
    relationship: text(data, 'relationship'),
    hasResponsibility: typeof data['statedResponsibility'] === 'boolean' ? data['statedResponsibility'] : undefined,
    phones: phones(data),
    email: text(data, 'email'),
  });
}

const number = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

/** The newest of each year and school. */
function attendance(all: readonly Standing[], numberOf: NumberOf) {
  const newest = new Map<string, Data>();
  for (const { kind, data } of all)
    if (kind === 'attendance.recorded')
      newest.set(`${String(data['year'])} ${text(data, 'organisation') ?? text(data, 'schoolName') ?? ''}`, data);
  return [...newest.values()].map((data) => {
    const organisation = text(data, 'organisation');
    const school = organisation === undefined ? undefined : numberOf(organisation);
    return given({
      year: number(data['year']),
      authority: school?.authority,
      establishment: school?.establishment,
      schoolName: text(data, 'schoolName') ?? school?.name,
      possible: number(data['possible']),
      authorised: number(data['authorised']),
      attended: number(data['attended']),
      unauthorised: number(data['unauthorised']),
    });
  });
}

function schools(history: Data | undefined, numberOf: NumberOf) {
  return (history === undefined ? [] : list(history, 'schools')).map((data) => {
    const organisation = text(data, 'organisation');
    const known = organisation === undefined ? undefined : numberOf(organisation);
    const written = text(data, 'number');
    return given({
      authority: known?.authority ?? written?.slice(0, 3),
      establishment: known?.establishment ?? written?.slice(3),
      name: text(data, 'name') ?? known?.name,
      entered: text(data, 'joined') as IsoDate | undefined,
      left: text(data, 'left') as IsoDate | undefined,
      leavingReason: text(data, 'reason'),
    });
  });
}

const results = (attainment: Data | undefined) =>
  (attainment === undefined ? [] : list(attainment, 'results')).map((data) =>
    given({
      stage: text(data, 'stage'),
      locale: 'ENG',
      year: text(data, 'year'),
      subject: text(data, 'subject'),
      method: text(data, 'method'),
      component: text(data, 'component'),
      status: text(data, 'status'),
      qualifier: text(data, 'qualifier'),
      result: text(data, 'result'),
    }),
  );

/** Every status with the day from which it held, and the needs of the newest. */
function sen(all: readonly Standing[]) {
  const told = all.filter(({ kind }) => kind === 'sen-status.recorded').toSorted((a, b) => (a.day < b.day ? -1 : 1));
  return some(
    given({
      provisions: told.map(({ day, data }) => given({ from: day as IsoDate, provision: text(data, 'provision') })),
      needs: list(told.at(-1)?.data ?? {}, 'needs').map((need) =>
        given({ type: text(need, 'type'), rank: number(need['rank']) }),
      ),
    }),
  );
}

/** @param all in the order in which they came to hold; the newest of a kind counts */
export function pupilOfRecord(all: readonly Standing[], numberOf: NumberOf): PupilToWrite {
  const newest = (kind: string): Data => all.findLast((each) => each.kind === kind)?.data ?? {};
  const identity = newest('identity.recorded');
  const profile = newest('school-profile.recorded');
  const home = newest('address.recorded');
  const care = newest('care-status.recorded');
  const flagged = newest('medical-flag.recorded')['flagged'];
  // Names that were put away for somebody's safety go nowhere
  const before = identity['earlierNames'] === undefined ? identity : {};
  const basicDetails = some(
    given({
      formerUpns: texts(before, 'formerUpns') as readonly Upn[],
      preferredSurname: text(identity, 'preferredSurname'),
      preferredForename: text(identity, 'preferredForename'),
      formerSurname: texts(before, 'formerSurnames').at(-1),
      middleNames: text(identity, 'middleNames'),
      yearGroup: text(profile, 'yearGroup'),
      ethnicity: text(profile, 'ethnicity'),
      ethnicitySource: text(profile, 'ethnicitySource'),
      languages: list(profile, 'languages').map((each) =>
        given({ type: text(each, 'type'), language: text(each, 'language') }),
      ),
      enrolmentStatus: text(profile, 'enrolmentStatus'),
      serviceChild: text(profile, 'serviceChild'),
      medicalFlag: typeof flagged === 'boolean' ? flagged : undefined,
      disabilities: texts(profile, 'disabilities'),
    }),
  );
  return given({
    upn: text(identity, 'upn') as Upn | undefined,
    uln: text(identity, 'uln') as Uln | undefined,
    surname: text(identity, 'surname'),
    forename: text(identity, 'forename'),
    dateOfBirth: text(identity, 'dateOfBirth') as IsoDate | undefined,
    sex: text(identity, 'sex'),
    basicDetails,
    freeSchoolMeals: some(
      given({
        periods: list(profile, 'freeSchoolMealsFrom').map((each) =>
          given({ from: text(each, 'from') as IsoDate | undefined, to: text(each, 'to') as IsoDate | undefined }),
        ),
      }),
    ),
    lookedAfter: some(
      given({
        inCare: typeof care['inCare'] === 'boolean' ? care['inCare'] : undefined,
        careAuthority: text(care, 'authority'),
      }),
    ),
    sen: sen(all),
    address: some(given({ lines: texts(home, 'lines'), postcode: text(home, 'postcode') as Postcode | undefined })),
    phones: phones(home),
    email: text(home, 'email'),
    contacts: list(newest('contacts.recorded'), 'contacts').map(contact),
    attendance: attendance(all, numberOf),
    assessments: results(all.findLast(({ kind }) => kind === 'attainment.recorded')?.data),
    schools: schools(all.findLast(({ kind }) => kind === 'school-history.recorded')?.data, numberOf),
  });
}
