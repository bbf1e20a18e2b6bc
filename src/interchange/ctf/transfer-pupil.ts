/**
 * A pupil as a transfer file tells of them. A field is there when the file has it and it can be read; nothing is filled
 * in: an absent medical flag is not "no", and an absent SEN history is not "none".
 */
import type { Postcode } from '../../identity/postcode.ts';
import type { Uln } from '../../identity/uln.ts';
import type { Upn } from '../../identity/upn.ts';
import type { IsoDate } from '../iso-date.ts';

export type TransferPupil = {
  /** From 1, in the order of the file. */
  readonly ordinal: number;
  readonly line: number;
  /** With a right check letter. */
  readonly upn?: Upn;
  readonly hasTemporaryUpn?: boolean;
  /** As in the file, when it is not a valid number. */
  readonly upnWritten?: string;
  readonly uln?: Uln;
  /** Unique candidate identifier of the examination boards. */
  readonly uci?: string;
  readonly surname?: string;
  readonly forename?: string;
  readonly dateOfBirth?: IsoDate;
  readonly sex?: string;
  readonly basicDetails?: BasicDetails;
  readonly freeSchoolMeals?: FreeSchoolMeals;
  readonly lookedAfter?: LookedAfter;
  readonly sen?: SenHistory;
  readonly address?: TransferAddress;
  readonly phones?: readonly TransferPhone[];
  readonly email?: string;
  readonly contacts?: readonly TransferContact[];
  readonly attendance?: readonly AttendanceYear[];
  readonly assessments?: readonly StageAssessment[];
  readonly schools?: readonly SchoolAttended[];
  /** Parts that are there and not read, with how many of each. */
  readonly unread?: { readonly welshDetails?: number; readonly admissions?: number; readonly suppInfo?: number };
};

export type BasicDetails = {
  readonly formerUpns?: readonly Upn[];
  readonly preferredSurname?: string;
  readonly preferredForename?: string;
  readonly formerSurname?: string;
  readonly formerForename?: string;
  readonly middleNames?: string;
  readonly yearGroup?: string;
  readonly ethnicity?: string;
  readonly ethnicitySource?: string;
  readonly languages?: readonly SpokenLanguage[];
  readonly enrolmentStatus?: string;
  readonly serviceChild?: string;
  /** A flag alone: the file cannot say what for. */
  readonly medicalFlag?: boolean;
  readonly disabilities?: readonly string[];
};

export type SpokenLanguage = { readonly type?: string; readonly language?: string };

export type FreeSchoolMeals = { readonly reviewDate?: IsoDate; readonly periods?: readonly MealsPeriod[] };

export type MealsPeriod = {
  readonly from?: IsoDate;
  readonly to?: IsoDate;
  readonly verifiedOn?: IsoDate;
  readonly country?: string;
  readonly category?: string;
};

export type LookedAfter = { readonly inCare?: boolean; readonly careAuthority?: string };

export type SenHistory = { readonly provisions?: readonly SenProvision[]; readonly needs?: readonly SenNeed[] };

export type SenProvision = { readonly from?: IsoDate; readonly provision?: string };

export type SenNeed = {
  readonly type?: string;
  readonly rank?: number;
  readonly from?: IsoDate;
  readonly to?: IsoDate;
};

export type TransferAddress = {
  readonly structured?: {
    readonly withinBuilding?: string;
    readonly building?: string;
    readonly street?: string;
    readonly locality?: string;
    readonly town?: string;
    readonly postTown?: string;
    readonly administrativeArea?: string;
    readonly uprn?: string;
  };
  readonly lines?: readonly string[];
  readonly county?: string;
  /** When it looks like one. */
  readonly postcode?: Postcode;
  /** As in the file, when it does not. */
  readonly postcodeWritten?: string;
  readonly zip?: string;
  readonly country?: string;
  readonly easting?: string;
  readonly northing?: string;
};

export type TransferPhone = { readonly type?: string; readonly number?: string };

export type TransferContact = {
  /** Line of the file on which the contact begins. */
  readonly line: number;
  readonly order?: number;
  readonly title?: string;
  readonly surname?: string;
  readonly forename?: string;
  readonly middleNames?: string;
  readonly sex?: string;
  readonly relationship?: string;
  readonly hasResponsibility?: boolean;
  readonly address?: TransferAddress;
  readonly livesWithPupil?: boolean;
  readonly phones?: readonly TransferPhone[];
  readonly email?: string;
};

export type AttendanceYear = {
  /** First calendar year of the school year. */
  readonly year?: number;
  readonly authority?: string;
  readonly establishment?: string;
  readonly schoolName?: string;
  /** Half days. */
  readonly possible?: number;
  readonly authorised?: number;
  readonly attended?: number;
  readonly unauthorised?: number;
  /** Register marks as written: what a mark means changed in August 2024, so they are not interpreted here. */
  readonly marks?: readonly RegisterMarks[];
};

export type RegisterMarks = { readonly from?: IsoDate; readonly marks?: string };

export type StageAssessment = {
  readonly stage?: string;
  readonly locale?: string;
  readonly year?: string;
  readonly subject?: string;
  readonly method?: string;
  readonly component?: string;
  readonly status?: string;
  readonly qualifier?: string;
  readonly result?: string;
};

export type SchoolAttended = {
  readonly authority?: string;
  readonly establishment?: string;
  readonly urn?: string;
  readonly name?: string;
  readonly entered?: IsoDate;
  readonly left?: IsoDate;
  readonly leavingReason?: string;
};
