/**
 * What derive() knows besides the chronology: calendars and organisations, as they were known at one time. Plain data
 * behind functions; nothing here reads a clock or a database.
 */
import type { OrganisationKind } from '../kinds/vocabulary.ts';
import type { Day } from './calendar/days.ts';
import type { OpenDays } from './calendar/open-days.ts';
import type { SchoolCalendar } from './calendar/school-calendar.ts';

export type SchoolDays =
  | { readonly known: true; readonly calendar: SchoolCalendar }
  /** `says` tells a person what is missing and who can add it. */
  | { readonly known: false; readonly says: string };

export type World = {
  /** Working days in England and Wales, or null when the list of bank holidays is missing. */
  readonly workingDays: OpenDays | null;
  readonly schoolDays: (school: string) => SchoolDays;
  /** The council in whose area an organisation lies; of a council, itself. */
  readonly authorityOf: (organisation: string) => string | undefined;
  /** From which day law that was not in force at first is, or null when no day has been set. */
  readonly commencement: (setting: string) => Day | null;
  readonly organisationName: (organisation: string) => string;
  /** What kind of organisation it is, or nothing when it is not known here. */
  readonly organisationKind: (organisation: string) => OrganisationKind | undefined;
  /** The one organisation of a kind, or nothing when there are several or none is known. */
  readonly onlyOrganisation: (kind: OrganisationKind) => string | undefined;
};

/** A world in which nothing is known, for rules that need no calendar. */
export const emptyWorld: World = {
  workingDays: null,
  schoolDays: () => ({ known: false, says: 'No school calendars are known here.' }),
  authorityOf: () => undefined,
  commencement: () => null,
  organisationName: (organisation) => organisation,
  organisationKind: () => undefined,
  onlyOrganisation: () => undefined,
};
