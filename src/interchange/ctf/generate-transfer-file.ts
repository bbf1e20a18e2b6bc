/**
 * Writes a transfer file of fictional pupils, the same on every machine: to try an import with, to test with, and to
 * measure with. Schools 830/2999 and 830/4999 do not exist; telephone numbers are those reserved for drama.
 */
import { upnCheckLetter } from '../../identity/upn.ts';
import { isoDate } from '../iso-date.ts';
import { forenames, surnames } from './fictional-names.ts';

export type GeneratedFile = {
  /** At most 8,000,000, the numbers that the made-up schools have. */
  readonly pupils: number;
  /** Which pupils: the same number gives the same file, another one other pupils with other numbers. */
  readonly seed?: number;
  /** How many pupils of this seed other files have before this one. */
  readonly first?: number;
  readonly version?: string;
  /** First calendar year of the school year at whose end the pupils, in year 6, move. */
  readonly academicYear?: number;
};

/** Mulberry32: small, and the same everywhere. */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const pick = <Item>(list: readonly Item[], below: (limit: number) => number): Item => list[below(list.length)] as Item;

function upnOf(index: number, seed: number): string {
  const school = 2000 + (((seed - 1) * 1009 + Math.floor(index / 1000)) % 8000);
  const rest = `830${String(school % 10_000).padStart(4, '0')}19${String(index % 1000).padStart(3, '0')}`;
  return upnCheckLetter(rest) + rest;
}

function dayWithin(start: number, below: (limit: number) => number): string {
  const month = 1 + below(12);
  return isoDate(month >= 9 ? start : start + 1, month, 1 + below(28)) ?? '';
}

const result = (
  year: number,
  subject: string,
  method: string,
  component: string,
  qualifier: string,
  value: string,
): string =>
  `<StageAssessment><Locale>ENG</Locale><Year>${year}</Year><Subject>${subject}</Subject><Method>${method}</Method><Component>${component}</Component><ResultStatus>R</ResultStatus><ResultQualifier>${qualifier}</ResultQualifier><Result>${value}</Result></StageAssessment>`;

function pupilElement(upn: string, year: number, below: (limit: number) => number): string {
  const surname = pick(surnames, below);
  const forename = pick(forenames, below);
  const unauthorised = below(30);
  const authorised = below(30);
  const provision = pick(['N', 'N', 'N', 'N', 'N', 'K', 'E'], below);
  const needs =
    provision === 'N'
      ? ''
      : `<SENneeds><SENneed><SENtypeRank>1</SENtypeRank><SENtype>${pick(['SEMH', 'SLCN', 'ASD', 'SPLD', 'MLD'], below)}</SENtype></SENneed></SENneeds>`;
  return `
    <Pupil>
      <UPN>${upn}</UPN>
      <Surname>${surname}</Surname>
      <Forename>${forename}</Forename>
      <DOB>${dayWithin(year - 11, below)}</DOB>
      <Sex>${pick(['F', 'M'], below)}</Sex>
      <BasicDetails>
        <PreferredSurname>${surname}</PreferredSurname>
        <PreferredForename>${forename}</PreferredForename>
        <MiddleNames>${pick(forenames, below)}</MiddleNames>
        <NCyearActual>6</NCyearActual>
        <Ethnicity>${pick(['WBRI', 'WOTH', 'MWBC', 'AIND', 'APKN', 'BAFR'], below)}</Ethnicity>
        <EthnicitySource>P</EthnicitySource>
        <Languages><Type><LanguageType>F</LanguageType><Language>ENG</Language></Type></Languages>
        <EnrolStatus>C</EnrolStatus>
        <MedicalFlag>${below(8) === 0}</MedicalFlag>
        <Disabilities><Disability>NONE</Disability></Disabilities>
      </BasicDetails>
      <FSMhistory><FSMreviewDate>${year + 1}-03-31</FSMreviewDate><FSMinstance><FSMstartDate>${year - 3}-09-01</FSMstartDate><UKcountry>ENG</UKcountry></FSMinstance></FSMhistory>
      <LookedAfter><InCare>${below(100) === 0}</InCare><CareAuthority>830</CareAuthority></LookedAfter>
      <SENhistory>
        <SEN><StartDate>${year - 2}-01-09</StartDate><SENprovision>${provision}</SENprovision></SEN>${needs}
      </SENhistory>
      <Address><AddressLines><AddressLine1>${1 + below(99)} Test Row</AddressLine1></AddressLines><PostCode>DE1 1AA</PostCode></Address>
      <Phones><Phone><TelephoneType>H</TelephoneType><PhoneNo>01632960${String(below(1000)).padStart(3, '0')}</PhoneNo></Phone></Phones>
      <Contacts>
        <Contact><Order>1</Order><Title>Ms</Title><Surname>${surname}</Surname><Forename>${pick(forenames, below)}</Forename><Relationship>PAM</Relationship><Responsibility>true</Responsibility><Phones><Phone><TelephoneType>M</TelephoneType><PhoneNo>07700900${String(below(1000)).padStart(3, '0')}</PhoneNo></Phone></Phones></Contact>
      </Contacts>
      <Attendance><YearData><Year>${year}</Year><LEA>830</LEA><Estab>2999</Estab><SchoolName>Synthetic Primary School</SchoolName><SessionsPossible>380</SessionsPossible><SessionsAuthorised>${authorised}</SessionsAuthorised><SessionsAttended>${380 - authorised - unauthorised}</SessionsAttended><SessionsUnauthorised>${unauthorised}</SessionsUnauthorised><AttendSessions><AttendanceStartDate>${year}-09-02</AttendanceStartDate><AttendanceMarks>${'/\\'.repeat(190)}</AttendanceMarks></AttendSessions></YearData></Attendance>
      <StageAssessments><KeyStage><Stage>KS2</Stage>
        ${result(year + 1, 'ENG', 'TA', 'WRI', 'TS', pick(['WTS', 'EXS', 'GDS'], below))}
        ${result(year - 1, 'MAT', 'TT', 'MTC', 'MT', String(below(26)))}
      </KeyStage></StageAssessments>
      <SchoolHistory><School><LEA>830</LEA><Estab>2999</Estab><SchoolName>Synthetic Primary School</SchoolName><EntryDate>${year - 6}-09-04</EntryDate><LeavingDate>${year + 1}-07-21</LeavingDate><LeavingReason>NH</LeavingReason></School></SchoolHistory>
    </Pupil>`;
}

/** Pieces of text that make one file, about 3.4 kB a pupil in UTF-8. */
export function* generateTransferFile({
  pupils,
  seed = 1,
  first = 0,
  version = '25.0',
  academicYear = 2025,
}: GeneratedFile): Generator<string> {
  const below = numbersFrom(seed + first);
  yield `<?xml version="1.0" encoding="UTF-8"?>
<CTfile>
  <Header>
    <DocumentName>Common Transfer File</DocumentName>
    <CTFversion>${version}</CTFversion>
    <DateTime>${academicYear + 1}-07-10T09:30:00</DateTime>
    <DocumentQualifier>full</DocumentQualifier>
    <SupplierID>SYNTHETIC</SupplierID>
    <SourceSchool><LEA>830</LEA><Estab>2999</Estab><SchoolName>Synthetic Primary School</SchoolName><AcademicYear>${academicYear}</AcademicYear></SourceSchool>
    <DestSchool><LEA>830</LEA><Estab>4999</Estab></DestSchool>
  </Header>
  <CTFpupilData>`;
  for (let index = 0; index < pupils; index += 1) yield pupilElement(upnOf(first + index, seed), academicYear, below);
  yield '\n  </CTFpupilData>\n</CTfile>\n';
}
