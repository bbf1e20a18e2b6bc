/**
 * The fictional partnership: pure, and the same on every machine for the same day. Nobody and nothing in it exists.
 */
import { schoolYearOf } from '../record/cohort/school-year.ts';
import { beginFamilies } from './children/families.ts';
import { inYearChildren } from './children/in-year-children.ts';
import { ordinaryChildren } from './children/ordinary-children.ts';
import { type DemoChild, writeChild } from './children/write-child.ts';
import { type DemoPractitioner, demoPractitioners } from './people/practitioners.ts';
import { type DemoCalendar, type DemoOrganisation, demoCalendars, demoOrganisations } from './places/organisations.ts';
import { allStories } from './stories/all-stories.ts';

export type DemoPartnership = {
  readonly organisations: readonly DemoOrganisation[];
  readonly calendars: readonly DemoCalendar[];
  readonly practitioners: readonly DemoPractitioner[];
  readonly children: readonly DemoChild[];
};

/** @param asOf the day of the demo: everything in it was recorded before this day */
export function demoPartnership(asOf: Temporal.PlainDate): DemoPartnership {
  const year = schoolYearOf(asOf);
  const families = beginFamilies();
  const ordinary = ordinaryChildren(year, families);
  const plans = [...allStories(asOf, year), ...ordinary, ...inYearChildren(asOf, year, families, ordinary.length)];
  return {
    organisations: demoOrganisations,
    calendars: demoCalendars(year),
    practitioners: demoPractitioners,
    children: plans.map((plan) => writeChild(plan, asOf)).filter(({ entries }) => entries.length > 0),
  };
}
