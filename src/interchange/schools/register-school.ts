/** A school as a row of the national register, or of an extract of it, tells of it. */
import type { Postcode } from '../../identity/postcode.ts';
import type { DfeNumber, Urn } from '../../identity/school-number.ts';
import type { IsoDate } from '../iso-date.ts';

/** Codes of the CSV downloads. The register's own programs number them differently. */
export const phases = {
  0: 'not-applicable',
  1: 'nursery',
  2: 'primary',
  3: 'middle-deemed-primary',
  4: 'secondary',
  5: 'middle-deemed-secondary',
  6: 'sixteen-plus',
  7: 'all-through',
} as const;
export type Phase = (typeof phases)[keyof typeof phases];

export const statuses = { 1: 'open', 2: 'closed', 3: 'open-proposed-to-close', 4: 'proposed-to-open' } as const;
export type SchoolStatus = (typeof statuses)[keyof typeof statuses];

export const registerDoubts = {
  'date-unreadable': 'A date is not written as day-month-year and is left out.',
  'postcode-doubtful': 'The postcode does not look like one and is kept as written.',
  'number-doubtful': 'The number of the authority or of the school is not one and is left out.',
  'numbers-disagree': 'The DfE number disagrees with the numbers of authority and school, which are used.',
  'status-disagrees': 'The code and the name of the status disagree. The code is used.',
  'status-unknown': 'The status is not one that we know and is left out.',
  'phase-unknown': 'The phase of education is not one that we know and is left out.',
  'age-unreadable': 'An age is not a number and is left out.',
} as const;
export type RegisterDoubt = keyof typeof registerDoubts;

export type RegisterSchool = {
  /** Row of the file as a spreadsheet counts, the header being row 1. */
  readonly row: number;
  readonly urn: Urn;
  readonly authority?: string;
  readonly establishment?: string;
  readonly dfeNumber?: DfeNumber;
  readonly name?: string;
  readonly typeCode?: number;
  readonly typeName?: string;
  readonly phase?: Phase;
  /** Only when the list says so: a day of closing may lie in the future. */
  readonly status?: SchoolStatus;
  readonly openedOn?: IsoDate;
  readonly closedOn?: IsoDate;
  readonly lowAge?: number;
  readonly highAge?: number;
  readonly street?: string;
  readonly locality?: string;
  readonly address3?: string;
  readonly town?: string;
  readonly county?: string;
  readonly postcode?: Postcode;
  readonly postcodeWritten?: string;
  /** The academy trust that runs it, by its number in the register and by name. */
  readonly trustCode?: string;
  readonly trustName?: string;
  readonly doubts?: readonly RegisterDoubt[];
};

export type UnusableRow = {
  readonly row: number;
  readonly reason: 'no-urn' | 'urn-malformed' | 'urn-repeated';
  readonly says: string;
};
