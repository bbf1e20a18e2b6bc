/** Everything about one invented child, before it is written as a chronology. */
import type { Contact } from '../../kinds/shared.ts';
import type { PlannedMove } from '../moves/planned-move.ts';
import type { PersonKey } from '../people/people.ts';
import type { SchoolKey } from '../places/school-list.ts';
import type { Day } from '../time/days.ts';
import type { PlannedCare } from './care/planned-care.ts';
import type { Told } from './told.ts';

export type ChildIdentity = {
  readonly surname: string;
  readonly forename: string;
  readonly middleNames?: string;
  readonly preferredForename?: string;
  readonly formerSurnames?: readonly string[];
  readonly dateOfBirth: Day;
  readonly sex: 'F' | 'M';
  readonly upn?: string;
  readonly nhsNumber?: string;
};

export type SchoolProfile = {
  readonly ethnicity: string;
  readonly language: string;
  readonly freeMealsFrom?: Day;
  readonly disabilities?: readonly string[];
};

export type ChildPlan = {
  /** Names the child in ids. */
  readonly key: string;
  readonly identity: ChildIdentity;
  /** Absent when it is protected. */
  readonly address?: { readonly lines: readonly string[]; readonly postcode: string };
  readonly contacts: readonly Contact[];
  readonly profile: SchoolProfile;
  /** The first school here, or who of the council first heard of the child. */
  readonly first:
    | { readonly school: SchoolKey; readonly joined: Day }
    | { readonly registered: Day; readonly by: PersonKey };
  /** Teachers who see the child by name. */
  readonly teachers?: readonly { readonly person: PersonKey; readonly school: SchoolKey; readonly from: Day }[];
  readonly told: readonly Told[];
  /** Everyday practice that is told up to the day of the demo, for a child who is looked after. */
  readonly care?: PlannedCare;
  /** In the order in which they are proposed. */
  readonly moves: readonly PlannedMove[];
};
