/** What is planned for a child who is looked after: who works with them, where they live, and what is let slip. */
import type { PersonKey } from '../../people/people.ts';
import type { Day } from '../../time/days.ts';

/** What everyday practice leaves out for one child, so that there is something to find. */
export type CareLapse =
  /** The last visit was more than six weeks before the day of the demo. */
  | 'not-visited-lately'
  /** Nobody has assessed their health since they came into care. */
  | 'health-never-assessed'
  /** The next assessment of their health is due within days of the day of the demo. */
  | 'health-due-now'
  /** The first review came weeks after it was due. */
  | 'first-review-late'
  /** The next review is due within days of the day of the demo. */
  | 'review-due-now'
  /** The next review was due some days before it. */
  | 'review-overdue-now'
  | 'no-education-plan';

export type PlannedCare = {
  readonly child: string;
  readonly worker: PersonKey;
  /** From when everyday practice is told. */
  readonly began: Day;
  /** The first day in each home of which everyday practice is told, in order. */
  readonly homes: readonly Day[];
  /** The last day in each home that ended. */
  readonly left?: readonly Day[];
  /** Reviews are told by a story instead. */
  readonly reviewsAreTold?: true;
  readonly lapses?: readonly CareLapse[];
};
