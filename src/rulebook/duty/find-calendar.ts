/** Finds the calendar that a rule names for this instance of it. */
import { combineOpenDays } from '../calendar/open-days.ts';
import type { FoundCalendar } from '../calendar/reckon.ts';
import type { RuleEntry } from '../entry.ts';
import type { CalendarReference } from '../pack/pack-schema.ts';
import { fieldOf, triggerPath } from '../pattern/field.ts';
import type { SchoolDays, World } from '../world.ts';
import { organisationIn } from './organisation-in.ts';

type Where = { readonly trigger: RuleEntry; readonly world: World };

/** @param field of the trigger that holds a school */
export function schoolDaysOf(field: string, { trigger, world }: Where): SchoolDays {
  const school = organisationIn(fieldOf(trigger.data, triggerPath(field) ?? []));
  return school === null
    ? { known: false, says: 'It counts school days of a school that is not known yet.' }
    : world.schoolDays(school);
}

export function findCalendar(reference: CalendarReference | undefined, where: Where): FoundCalendar | null {
  if (reference === undefined) return null;
  if (reference === 'working days') {
    const open = where.world.workingDays;
    return open === null ? { missing: 'The list of bank holidays is missing. Load it.' } : { open };
  }
  if ('school' in reference) {
    const days = schoolDaysOf(reference.school, where);
    return days.known ? { open: days.calendar.open } : { missing: days.says };
  }
  const both = 'openInBoth' in reference;
  const found = (both ? reference.openInBoth : reference.openInEither).map((field) => schoolDaysOf(field, where));
  const missing = found.find((days) => !days.known);
  if (missing !== undefined) return { missing: missing.says };
  const open = found.flatMap((days) => (days.known ? [days.calendar.open] : []));
  const title = both ? 'days on which both schools are open' : 'days on which at least one school is open';
  return { open: combineOpenDays(title, open, both ? 'every' : 'some') };
}
