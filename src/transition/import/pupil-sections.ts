/**
 * What a pupil of a transfer file becomes in the record: one entry for each part that the file has. Nothing is made up: a
 * part that is absent gives no entry. Pure.
 */
import type { TransferHeader } from '../../interchange/ctf/transfer-header.ts';
import type { TransferAddress, TransferPupil } from '../../interchange/ctf/transfer-pupil.ts';

export type Section = {
  readonly kind: string;
  /** The day from which it holds. */
  readonly day: string;
  readonly data: Readonly<Record<string, unknown>>;
};

/** The organisation of a school number such as `8302999`, when it is on the list of schools. */
export type SchoolFinder = (number: string) => string | undefined;

/** Drops what is undefined, so that absent stays absent. */
const given = (fields: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

const some = <Item>(items: readonly Item[] | undefined): readonly Item[] | undefined =>
  items === undefined || items.length === 0 ? undefined : items;

function identity(pupil: TransferPupil): Readonly<Record<string, unknown>> {
  const details = pupil.basicDetails;
  return given({
    surname: pupil.surname,
    forename: pupil.forename,
    middleNames: details?.middleNames,
    preferredSurname: details?.preferredSurname,
    preferredForename: details?.preferredForename,
    formerSurnames: details?.formerSurname === undefined ? undefined : [details.formerSurname],
    dateOfBirth: pupil.dateOfBirth,
    sex: pupil.sex === 'F' || pupil.sex === 'M' ? pupil.sex : undefined,
    upn: pupil.upn,
    formerUpns: some(details?.formerUpns),
    uln: pupil.uln,
  });
}

function addressLines(address: TransferAddress): readonly string[] {
  const parts = address.structured;
  const lines =
    parts === undefined
      ? (address.lines ?? [])
      : [
          [parts.withinBuilding, parts.building, parts.street].filter((part) => part !== undefined).join(' '),
          parts.locality,
          parts.town ?? parts.postTown,
          parts.administrativeArea,
        ];
  return lines.filter((line): line is string => line !== undefined && line.trim() !== '').slice(0, 8);
}

const phonesOf = (phones: TransferPupil['phones']) =>
  some(
    (phones ?? []).flatMap(({ type, number }) =>
      number === undefined ? [] : [{ type: (type ?? 'O').slice(0, 3), number: number.slice(0, 40) }],
    ),
  );

function contactsOf(pupil: TransferPupil): readonly Readonly<Record<string, unknown>>[] {
  return (pupil.contacts ?? []).flatMap((contact) =>
    contact.surname === undefined
      ? []
      : [
          given({
            order: contact.order,
            title: contact.title?.slice(0, 20),
            forename: contact.forename?.slice(0, 100),
            surname: contact.surname.slice(0, 100),
            relationship: contact.relationship?.slice(0, 10),
            statedResponsibility: contact.hasResponsibility,
            phones: phonesOf(contact.phones),
            email: contact.email?.slice(0, 254),
          }),
        ],
  );
}

/** The newest provision that the file tells of. */
function senStatus(
  pupil: TransferPupil,
): { readonly provision: string; readonly from: string | undefined } | undefined {
  const provisions = (pupil.sen?.provisions ?? []).filter(
    ({ provision }) => provision === 'N' || provision === 'K' || provision === 'E',
  );
  const newest = provisions.toSorted((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1)).at(-1);
  return newest?.provision === undefined ? undefined : { provision: newest.provision, from: newest.from };
}

function profile(pupil: TransferPupil): Record<string, unknown> {
  const details = pupil.basicDetails;
  const short = (text: string | undefined, length: number) => text?.slice(0, length);
  return given({
    yearGroup: short(details?.yearGroup, 3),
    ethnicity: short(details?.ethnicity, 6),
    ethnicitySource: short(details?.ethnicitySource, 3),
    languages: some(
      (details?.languages ?? []).flatMap(({ type, language }) =>
        type === undefined || language === undefined
          ? []
          : [{ type: type.slice(0, 3), language: language.slice(0, 6) }],
      ),
    ),
    disabilities: some(details?.disabilities?.filter((code) => code !== 'NONE').map((code) => code.slice(0, 6))),
    serviceChild: short(details?.serviceChild, 3),
    enrolmentStatus: short(details?.enrolmentStatus, 3),
    freeSchoolMealsFrom: some(pupil.freeSchoolMeals?.periods?.map(({ from, to }) => given({ from, to }))),
  });
}

const number = (authority: string | undefined, establishment: string | undefined): string | undefined =>
  authority === undefined || establishment === undefined ? undefined : authority + establishment;

function attendance(pupil: TransferPupil, findSchool: SchoolFinder): readonly Readonly<Record<string, unknown>>[] {
  return (pupil.attendance ?? []).flatMap((year) => {
    if (year.year === undefined || year.possible === undefined) return [];
    const school = number(year.authority, year.establishment);
    return [
      given({
        year: year.year,
        organisation: school === undefined ? undefined : findSchool(school),
        schoolName: year.schoolName,
        possible: year.possible,
        attended: year.attended,
        authorised: year.authorised,
        unauthorised: year.unauthorised,
      }),
    ];
  });
}

function results(pupil: TransferPupil): readonly Readonly<Record<string, unknown>>[] {
  return (pupil.assessments ?? []).flatMap((assessment) =>
    assessment.stage === undefined || assessment.subject === undefined || assessment.result === undefined
      ? []
      : [
          given({
            stage: assessment.stage.slice(0, 5),
            year: assessment.year?.slice(0, 4),
            subject: assessment.subject.slice(0, 10),
            method: assessment.method?.slice(0, 5),
            component: assessment.component?.slice(0, 10),
            status: assessment.status?.slice(0, 3),
            qualifier: assessment.qualifier?.slice(0, 5),
            result: assessment.result.slice(0, 20),
          }),
        ],
  );
}

function schools(pupil: TransferPupil, findSchool: SchoolFinder): readonly Readonly<Record<string, unknown>>[] {
  return (pupil.schools ?? []).map((school) => {
    const written = number(school.authority, school.establishment);
    return given({
      organisation: written === undefined ? undefined : findSchool(written),
      number: written?.slice(0, 9),
      name: school.name,
      joined: school.entered,
      left: school.left,
      reason: school.leavingReason?.slice(0, 10),
    });
  });
}

/** @param writtenOn the day on which the file was written, which is when it says what it says */
export function pupilSections(pupil: TransferPupil, writtenOn: string, findSchool: SchoolFinder): readonly Section[] {
  const sections: Section[] = [{ kind: 'identity.recorded', day: writtenOn, data: identity(pupil) }];
  const add = (kind: string, data: Readonly<Record<string, unknown>>, day = writtenOn): void => {
    sections.push({ kind, day, data });
  };
  const about = profile(pupil);
  if (Object.keys(about).length > 0) add('school-profile.recorded', about);
  if (pupil.address !== undefined || phonesOf(pupil.phones) !== undefined || pupil.email !== undefined) {
    const postcode = pupil.address?.postcode ?? pupil.address?.postcodeWritten?.slice(0, 12);
    const lines = pupil.address === undefined ? [] : addressLines(pupil.address);
    add(
      'address.recorded',
      given({ lines, postcode, phones: phonesOf(pupil.phones), email: pupil.email?.slice(0, 254) }),
    );
  }
  const contacts = contactsOf(pupil);
  if (contacts.length > 0) add('contacts.recorded', { contacts: contacts.slice(0, 50) });
  const sen = senStatus(pupil);
  if (sen !== undefined) {
    const needs = some(
      (pupil.sen?.needs ?? []).flatMap(({ type, rank }) =>
        type === undefined ? [] : [given({ type: type.slice(0, 6), rank })],
      ),
    );
    add('sen-status.recorded', given({ provision: sen.provision, needs: needs?.slice(0, 10) }), sen.from ?? writtenOn);
  }
  if (pupil.basicDetails?.medicalFlag !== undefined)
    add('medical-flag.recorded', { flagged: pupil.basicDetails.medicalFlag });
  if (pupil.lookedAfter?.inCare !== undefined) {
    add(
      'care-status.recorded',
      given({ inCare: pupil.lookedAfter.inCare, authority: pupil.lookedAfter.careAuthority?.slice(0, 60) }),
    );
  }
  for (const year of attendance(pupil, findSchool)) add('attendance.recorded', year);
  const assessed = results(pupil);
  if (assessed.length > 0) add('attainment.recorded', { results: assessed.slice(0, 500) });
  const attended = schools(pupil, findSchool);
  if (attended.length > 0) add('school-history.recorded', { schools: attended.slice(0, 50) });
  return sections;
}

/** The day on which a file speaks: its own date, or the day of import when it has none. */
export const speaksOn = (header: TransferHeader, importedOn: string): string => header.writtenOn ?? importedOn;
