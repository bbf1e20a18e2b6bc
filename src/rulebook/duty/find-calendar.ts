/** Finds the calendar that a rule names for an instance of it. */
import { combineOpenDays, type OpenDays } from '../calendar/open-days.ts';
import type { FoundCalendar } from '../calendar/reckon.ts';
import type { RuleEntry } from '../entry.ts';
import type { CalendarReference } from '../pack/limit-schema.ts';
import { triggerField } from '../pattern/field.ts';
import type { SchoolDays, World } from '../world.ts';
import { organisationIn } from './organisation-in.ts';

type Where = { readonly trigger: RuleEntry; readonly world: World };

/** @param field of the trigger that holds a school */
export function compileSchoolDays(field: string): (where: Where) => SchoolDays {
  const valueIn = triggerField(field);
  return ({ trigger, world }) => {
    const school = organisationIn(valueIn(trigger));
    return school === null
      ? { known: false, says: 'It counts school days of a school that is not known yet. Add the school.' }
      : world.schoolDays(school);
  };
}

type FindCalendar = (where: Where) => FoundCalendar | null;

/** Days of two schools together. Calendars never change, so that those of one pair are combined once. */
function compileCombined(fields: readonly [string, string], rule: 'every' | 'some'): FindCalendar {
  const [first, second] = fields.map(compileSchoolDays);
  const title = rule === 'every' ? 'days on which both schools are open' : 'days on which at least one school is open';
  const combined = new WeakMap<OpenDays, WeakMap<OpenDays, OpenDays>>();
  return (where) => {
    const one = first?.(where);
    const other = second?.(where);
    if (one === undefined || other === undefined) return null;
    if (!one.known) return { missing: one.says };
    if (!other.known) return { missing: other.says };
    const [a, b] = [one.calendar.open, other.calendar.open];
    const open = combined.get(a)?.get(b) ?? combineOpenDays(title, [a, b], rule);
    combined.set(a, (combined.get(a) ?? new WeakMap<OpenDays, OpenDays>()).set(b, open));
    return { open };
  };
}

export function compileCalendar(reference: CalendarReference | undefined): FindCalendar {
  if (reference === undefined) return () => null;
  if (reference === 'working days') {
    return ({ world: { workingDays } }) =>
      workingDays === null ? { missing: 'The list of bank holidays is missing. Load it.' } : { open: workingDays };
  }
  if ('openInBoth' in reference) return compileCombined(reference.openInBoth, 'every');
  if ('openInEither' in reference) return compileCombined(reference.openInEither, 'some');
  const schoolDays = compileSchoolDays(reference.school);
  return (where) => {
    const days = schoolDays(where);
    return days.known ? { open: days.calendar.open } : { missing: days.says };
  };
}
