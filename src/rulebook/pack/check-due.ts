/** Checks limits and parties of a rule: dates that are dates, schools that are schools, and the calendar to count on. */
import { isKind, kindNamed } from '../../kinds/registry.ts';
import { countsOpenDays, parseTimescale, type Unit } from '../calendar/timescale.ts';
import { triggerPath } from '../pattern/field.ts';
import { checkTriggerField, type Report } from './check-pattern.ts';
import type { CalendarReference, Due, Limit } from './limit-schema.ts';
import { type PartyReference, recorder } from './rule-schema.ts';
import { fieldIsDate, fieldIsOrganisation } from './schema-field.ts';
import type { Path } from './schema-problems.ts';

export type Check = { readonly triggers: readonly string[]; readonly report: Report };

function checkHolds(
  field: string,
  holds: (kind: string, path: readonly string[]) => boolean,
  what: string,
  path: Path,
  { triggers, report }: Check,
): void {
  for (const kind of checkTriggerField(triggers, field, path, report)) {
    if (!holds(kind, triggerPath(field) ?? [])) report(path, `"${field}" of "${kind}" is not ${what}.`);
  }
}

export const checkDate = (field: string, path: Path, check: Check): void =>
  checkHolds(field, fieldIsDate, 'a date', path, check);

const checkOrganisation = (field: string, path: Path, check: Check): void =>
  checkHolds(field, fieldIsOrganisation, 'an organisation', path, check);

export function checkParty({ orRole, of }: PartyReference, path: Path, check: Check): void {
  if (orRole !== undefined) checkTriggerField(check.triggers, orRole, [...path, 'orRole'], check.report);
  const [named, at] = typeof of === 'string' ? [of, [...path, 'of']] : [of.authorityOf, [...path, 'of', 'authorityOf']];
  if (named !== recorder) checkOrganisation(named, at, check);
}

export function checkCalendar(calendar: CalendarReference, path: Path, check: Check): void {
  if (calendar === 'working days') return;
  for (const [key, named] of Object.entries(calendar)) {
    if (typeof named === 'string') checkOrganisation(named, [...path, key], check);
    else for (const [index, field] of named.entries()) checkOrganisation(field, [...path, key, index], check);
  }
}

/**
 * What is wrong with counting in a unit on a calendar, or null.
 *
 * @param moves whether the calendar says what a day off does to the limit
 */
export function mismatch(unit: Unit, calendar: CalendarReference | undefined, moves: boolean): string | null {
  if (unit === 'working hours' && calendar === undefined)
    return 'Working hours are counted on open days. Name a calendar, for example: calendar: working days';
  if (unit === 'working days' && calendar !== 'working days')
    return 'Working days are counted on the calendar "working days". Add: calendar: working days';
  if (unit === 'school days' && (calendar === undefined || calendar === 'working days'))
    return "School days are counted on a school's calendar. Name it, for example: calendar: { school: trigger.from }";
  if (moves && calendar === undefined) return 'A limit that moves off a day off needs a calendar. Name one.';
  if (
    !moves &&
    calendar !== undefined &&
    (unit === 'hours' || unit === 'days' || unit === 'weeks' || unit === 'months')
  )
    return `Every day counts in ${unit}, so the calendar changes nothing. Leave it out, or write working days or school days.`;
  return null;
}

function checkLimit(limit: Limit, path: Path, check: Check): void {
  if (typeof limit === 'string') return;
  if ('within' in limit) {
    if (limit.after !== 'trigger' && limit.after !== 'begun') checkDate(limit.after, [...path, 'after'], check);
  } else checkDate(limit.before, [...path, 'before'], check);
  if ('on' in limit) return;
  if ('endOfTerm' in limit) {
    checkOrganisation(limit.endOfTerm.school, [...path, 'endOfTerm', 'school'], check);
    return;
  }
  const key = 'within' in limit ? 'within' : 'atLeast';
  const timescale = parseTimescale(('within' in limit ? limit.within : limit.atLeast) ?? '');
  const { calendar } = limit;
  if (calendar !== undefined) checkCalendar(calendar, [...path, 'calendar'], check);
  if (timescale === null) {
    if (calendar !== undefined)
      check.report([...path, 'calendar'], 'Nothing is counted here, so there is no calendar.');
    return;
  }
  const moves = 'roll' in limit && limit.roll !== 'none' && !countsOpenDays(timescale);
  const opens = 'cutOff' in limit && limit.cutOff !== undefined && calendar !== undefined && !countsOpenDays(timescale);
  const wrong = mismatch(timescale.unit, calendar, moves || opens);
  if (wrong !== null) check.report([...path, key], wrong);
  if ('within' in limit) checkHours(limit, timescale.unit, path, check);
}

/** A cut-off hour and working hours, where they say something. */
function checkHours(
  { after, calendar, cutOff, hours }: Extract<Limit, { within: unknown }>,
  unit: Unit,
  path: Path,
  { triggers, report }: Check,
): void {
  if (hours !== undefined && unit !== 'working hours')
    report([...path, 'hours'], `Nothing is counted in working hours here. Leave it out, or write working hours.`);
  if (cutOff === undefined) return;
  if (calendar === undefined)
    report([...path, 'cutOff'], 'What comes in too late counts from the next open day. Name a calendar.');
  if (unit === 'hours' || unit === 'working hours')
    report([...path, 'cutOff'], 'A cut-off hour is for limits in days: hours run on, and working hours have an end.');
  else if (after !== 'trigger' && after !== 'begun')
    report([...path, 'cutOff'], `"${after}" is a day without an hour, so nothing can come in too late on it.`);
  else if (after === 'trigger') {
    for (const kind of triggers.filter(isKind).filter((each) => kindNamed(each).precision === 'day'))
      report([...path, 'cutOff'], `Of "${kind}" only the day is known, so nothing can come in too late on it.`);
  }
}

export function checkDue(due: Due, path: Path, check: Check): void {
  if (typeof due === 'object' && 'first' in due) {
    checkLimit(due.first, [...path, 'first'], check);
    checkLimit(due.elseIfPassed, [...path, 'elseIfPassed'], check);
  } else checkLimit(due, path, check);
}
