/**
 * The elements of a Common Transfer File that are read, whatever their order: no official schema is public, so this
 * follows three independent implementations (DfE's Get Information About Pupils, version 25; its Multiplication Tables
 * Check; an MIS supplier's import) and a generator of the sibling format for admissions.
 */
import { many, one, presence, type Raw, text, texts } from './element-shape.ts';

const school = { LEA: text('authority'), Estab: text('establishment'), URN: text('urn'), SchoolName: text('name') };

export const headerElements = {
  DocumentName: text('documentName'),
  CTFversion: text('version'),
  DateTime: text('writtenAt'),
  DocumentQualifier: text('qualifier'),
  DataDescriptor: text('description'),
  SupplierID: text('supplier'),
  SourceSchool: one('source', { ...school, AcademicYear: text('academicYear') }),
  DestSchool: one('destination', { ...school, AcademicYear: text('academicYear') }),
} as const;

const addressElements = {
  BS7666Address: one('structured', {
    SAON: text('withinBuilding'),
    PAON: text('building'),
    Street: text('street'),
    Locality: text('locality'),
    Town: text('town'),
    PostTown: text('postTown'),
    AdministrativeArea: text('administrativeArea'),
    UniquePropertyReferenceNumber: text('uprn'),
  }),
  AddressLines: one('lines', {
    AddressLine1: text('line1'),
    AddressLine2: text('line2'),
    AddressLine3: text('line3'),
    AddressLine4: text('line4'),
    AddressLine5: text('line5'),
  }),
  County: text('county'),
  PostCode: text('postcode'),
  Zip: text('zip'),
  Country: text('country'),
  Easting: text('easting'),
  Northing: text('northing'),
} as const;

const phones = one('phones', { Phone: many('list', { TelephoneType: text('type'), PhoneNo: text('number') }) });

const basicDetailsElements = {
  FormerUPN: texts('formerUpns'),
  PreferredSurname: text('preferredSurname'),
  PreferredForename: text('preferredForename'),
  FormerSurname: text('formerSurname'),
  FormerForename: text('formerForename'),
  MiddleNames: text('middleNames'),
  NCyearActual: text('yearGroup'),
  Ethnicity: text('ethnicity'),
  EthnicitySource: text('ethnicitySource'),
  Languages: one('languages', { Type: many('list', { LanguageType: text('type'), Language: text('language') }) }),
  EnrolStatus: text('enrolmentStatus'),
  ServiceChild: text('serviceChild'),
  MedicalFlag: text('medicalFlag'),
  Disabilities: one('disabilities', { Disability: texts('list') }),
} as const;

const freeSchoolMealsElements = {
  FSMreviewDate: text('reviewDate'),
  FSMinstance: many('periods', {
    FSMstartDate: text('from'),
    FSMendDate: text('to'),
    FSMEligibilityVerificationDate: text('verifiedOn'),
    UKcountry: text('country'),
    FSMCategory: text('category'),
  }),
} as const;

const senElements = {
  SEN: many('provisions', { StartDate: text('from'), SENprovision: text('provision') }),
  SENneeds: one('needs', {
    SENneed: many('list', {
      NeedStartDate: text('from'),
      NeedEndDate: text('to'),
      SENtypeRank: text('rank'),
      SENtype: text('type'),
    }),
  }),
} as const;

const contactElements = {
  Order: text('order'),
  Title: text('title'),
  Surname: text('surname'),
  Forename: text('forename'),
  MiddleNames: text('middleNames'),
  Gender: text('gender'),
  Sex: text('sex'),
  Relationship: text('relationship'),
  Responsibility: text('responsibility'),
  Address: one('address', addressElements),
  AddressAsPupil: text('addressAsPupil'),
  Phones: phones,
  Email: text('email'),
} as const;

const attendanceElements = {
  YearData: many('years', {
    Year: text('year'),
    LEA: text('authority'),
    Estab: text('establishment'),
    SchoolName: text('schoolName'),
    SessionsPossible: text('possible'),
    SessionsAuthorised: text('authorised'),
    SessionsAttended: text('attended'),
    SessionsUnauthorised: text('unauthorised'),
    AttendSessions: many('marks', { AttendanceStartDate: text('from'), AttendanceMarks: text('marks') }),
  }),
} as const;

const assessmentElements = {
  KeyStage: many('stages', {
    Stage: text('stage'),
    StageAssessment: many('results', {
      Locale: text('locale'),
      Year: text('year'),
      Subject: text('subject'),
      Method: text('method'),
      Component: text('component'),
      ResultStatus: text('status'),
      ResultQualifier: text('qualifier'),
      Result: text('result'),
    }),
  }),
} as const;

const schoolHistoryElements = {
  School: many('list', {
    ...school,
    EntryDate: text('entered'),
    LeavingDate: text('left'),
    LeavingReason: text('leavingReason'),
  }),
} as const;

export const pupilElements = {
  UPN: text('upn'),
  UniqueLearnerNumber: text('uln'),
  UCI: text('uci'),
  Surname: text('surname'),
  Forename: text('forename'),
  DOB: text('dateOfBirth'),
  Sex: text('sex'),
  /** Before `Sex`, in older versions. */
  Gender: text('gender'),
  BasicDetails: one('basicDetails', basicDetailsElements),
  FSMhistory: one('freeSchoolMeals', freeSchoolMealsElements),
  /** Additional learning needs in Wales. */
  NAWdetails: presence('welshDetails'),
  LookedAfter: one('lookedAfter', { InCare: text('inCare'), CareAuthority: text('careAuthority') }),
  SENhistory: one('sen', senElements),
  /** Of the admissions file; here only in files that mix the two. */
  Admissions: presence('admissions'),
  Address: one('address', addressElements),
  Phones: phones,
  Email: text('email'),
  Contacts: one('contacts', { Contact: many('list', contactElements) }),
  Attendance: one('attendance', attendanceElements),
  StageAssessments: one('assessments', assessmentElements),
  SchoolHistory: one('schoolHistory', schoolHistoryElements),
} as const;

export type RawHeader = Raw<typeof headerElements>;
export type RawPupil = Raw<typeof pupilElements>;
export type RawAddress = Raw<typeof addressElements>;
export type RawBasicDetails = Raw<typeof basicDetailsElements>;
export type RawFreeSchoolMeals = Raw<typeof freeSchoolMealsElements>;
export type RawSen = Raw<typeof senElements>;
export type RawContact = Raw<typeof contactElements>;
export type RawAttendance = Raw<typeof attendanceElements>;
export type RawAssessments = Raw<typeof assessmentElements>;
export type RawSchoolHistory = Raw<typeof schoolHistoryElements>;
