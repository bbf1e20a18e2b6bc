/** One pupil of a Common Transfer File, as it is written. The order of elements is that of the implementations that were read. */
import type {
  AttendanceYear,
  BasicDetails,
  StageAssessment,
  TransferAddress,
  TransferContact,
  TransferPhone,
  TransferPupil,
} from './transfer-pupil.ts';
import { around, each, leaf, yesNo } from './write-elements.ts';

/** A pupil to be written; what a reader makes of it is left to the reader. */
export type PupilToWrite = Omit<TransferPupil, 'ordinal' | 'line' | 'unread' | 'contacts' | 'hasTemporaryUpn'> & {
  readonly contacts?: readonly Omit<TransferContact, 'line'>[];
};

function basicDetails(details: BasicDetails | undefined): string {
  if (details === undefined) return '';
  return around(
    'BasicDetails',
    each(details.formerUpns, (upn) => leaf('FormerUPN', upn)),
    leaf('PreferredSurname', details.preferredSurname),
    leaf('PreferredForename', details.preferredForename),
    leaf('FormerSurname', details.formerSurname),
    leaf('FormerForename', details.formerForename),
    leaf('MiddleNames', details.middleNames),
    leaf('NCyearActual', details.yearGroup),
    leaf('Ethnicity', details.ethnicity),
    leaf('EthnicitySource', details.ethnicitySource),
    around(
      'Languages',
      each(details.languages, ({ type, language }) =>
        around('Type', leaf('LanguageType', type), leaf('Language', language)),
      ),
    ),
    leaf('EnrolStatus', details.enrolmentStatus),
    leaf('ServiceChild', details.serviceChild),
    yesNo('MedicalFlag', details.medicalFlag),
    around(
      'Disabilities',
      each(details.disabilities, (code) => leaf('Disability', code)),
    ),
  );
}

function address(of: TransferAddress | undefined): string {
  if (of === undefined) return '';
  const { structured } = of;
  const [line1, line2, line3, line4, ...rest] = of.lines ?? [];
  return around(
    'Address',
    structured === undefined
      ? around(
          'AddressLines',
          leaf('AddressLine1', line1),
          leaf('AddressLine2', line2),
          leaf('AddressLine3', line3),
          leaf('AddressLine4', line4),
          leaf('AddressLine5', rest.join(', ')),
        )
      : around(
          'BS7666Address',
          leaf('SAON', structured.withinBuilding),
          leaf('PAON', structured.building),
          leaf('Street', structured.street),
          leaf('Locality', structured.locality),
          leaf('Town', structured.town),
          leaf('PostTown', structured.postTown),
          leaf('AdministrativeArea', structured.administrativeArea),
          leaf('UniquePropertyReferenceNumber', structured.uprn),
        ),
    leaf('County', of.county),
    leaf('PostCode', of.postcode ?? of.postcodeWritten),
    leaf('Zip', of.zip),
    leaf('Country', of.country),
    leaf('Easting', of.easting),
    leaf('Northing', of.northing),
  );
}

const phones = (list: readonly TransferPhone[] | undefined): string =>
  around(
    'Phones',
    each(list, ({ type, number }) => around('Phone', leaf('TelephoneType', type), leaf('PhoneNo', number))),
  );

const contact = (of: Omit<TransferContact, 'line'>): string =>
  around(
    'Contact',
    leaf('Order', of.order),
    leaf('Title', of.title),
    leaf('Surname', of.surname),
    leaf('Forename', of.forename),
    leaf('MiddleNames', of.middleNames),
    leaf('Gender', of.sex),
    leaf('Relationship', of.relationship),
    yesNo('Responsibility', of.hasResponsibility),
    of.livesWithPupil === true ? yesNo('AddressAsPupil', true) : address(of.address),
    phones(of.phones),
    leaf('Email', of.email),
  );

const attendanceYear = (of: AttendanceYear): string =>
  around(
    'YearData',
    leaf('Year', of.year),
    leaf('LEA', of.authority),
    leaf('Estab', of.establishment),
    leaf('SchoolName', of.schoolName),
    leaf('SessionsPossible', of.possible),
    leaf('SessionsAuthorised', of.authorised),
    leaf('SessionsAttended', of.attended),
    leaf('SessionsUnauthorised', of.unauthorised),
    each(of.marks, ({ from, marks }) =>
      around('AttendSessions', leaf('AttendanceStartDate', from), leaf('AttendanceMarks', marks)),
    ),
  );

const stages = (assessments: readonly StageAssessment[] | undefined): string =>
  each([...Map.groupBy(assessments ?? [], ({ stage }) => stage)], ([stage, of]) =>
    around(
      'KeyStage',
      leaf('Stage', stage),
      each(of, (one) =>
        around(
          'StageAssessment',
          leaf('Locale', one.locale),
          leaf('Year', one.year),
          leaf('Subject', one.subject),
          leaf('Method', one.method),
          leaf('Component', one.component),
          leaf('ResultStatus', one.status),
          leaf('ResultQualifier', one.qualifier),
          leaf('Result', one.result),
        ),
      ),
    ),
  );

export function writePupil(of: PupilToWrite): string {
  return around(
    'Pupil',
    leaf('UPN', of.upn ?? of.upnWritten),
    leaf('UniqueLearnerNumber', of.uln),
    leaf('UCI', of.uci),
    leaf('Surname', of.surname),
    leaf('Forename', of.forename),
    leaf('DOB', of.dateOfBirth),
    leaf('Sex', of.sex),
    basicDetails(of.basicDetails),
    around(
      'FSMhistory',
      leaf('FSMreviewDate', of.freeSchoolMeals?.reviewDate),
      each(of.freeSchoolMeals?.periods, (period) =>
        around(
          'FSMinstance',
          leaf('FSMstartDate', period.from),
          leaf('FSMEligibilityVerificationDate', period.verifiedOn),
          leaf('FSMendDate', period.to),
          leaf('UKcountry', period.country),
          leaf('FSMCategory', period.category),
        ),
      ),
    ),
    around(
      'LookedAfter',
      yesNo('InCare', of.lookedAfter?.inCare),
      leaf('CareAuthority', of.lookedAfter?.careAuthority),
    ),
    around(
      'SENhistory',
      each(of.sen?.provisions, ({ from, provision }) =>
        around('SEN', leaf('StartDate', from), leaf('SENprovision', provision)),
      ),
      around(
        'SENneeds',
        each(of.sen?.needs, (need) =>
          around(
            'SENneed',
            leaf('NeedStartDate', need.from),
            leaf('NeedEndDate', need.to),
            leaf('SENtypeRank', need.rank),
            leaf('SENtype', need.type),
          ),
        ),
      ),
    ),
    address(of.address),
    phones(of.phones),
    leaf('Email', of.email),
    around('Contacts', each(of.contacts, contact)),
    around('Attendance', each(of.attendance, attendanceYear)),
    around('StageAssessments', stages(of.assessments)),
    around(
      'SchoolHistory',
      each(of.schools, (school) =>
        around(
          'School',
          leaf('LEA', school.authority),
          leaf('Estab', school.establishment),
          leaf('URN', school.urn),
          leaf('SchoolName', school.name),
          leaf('EntryDate', school.entered),
          leaf('LeavingDate', school.left),
          leaf('LeavingReason', school.leavingReason),
        ),
      ),
    ),
  );
}
