/** Compiles the limit of a duty: from what, how long, on which calendar. */
import { civilDate, dayOf as dayOfDate, daysIn } from '../calendar/civil.ts';
import { clockAt, type Day, dayAt, dayNumber, type Milliseconds, startOfDay } from '../calendar/days.ts';
import { moveByOpenDays, type OpenDays } from '../calendar/open-days.ts';
import { beyondCalendar, endOfDay, type FoundCalendar, type Reckoned, reckon } from '../calendar/reckon.ts';
import { parseTimescale, type Timescale } from '../calendar/timescale.ts';
import { readClock } from '../calendar/working-hours.ts';
import type { RuleEntry } from '../entry.ts';
import type { Due, Limit } from '../pack/limit-schema.ts';
import { triggerField } from '../pattern/field.ts';
import type { SchoolDays, World } from '../world.ts';
import type { DueBy } from './duty.ts';
import { compileCalendar, compileSchoolDays } from './find-calendar.ts';

export type Situation = { readonly trigger: RuleEntry; readonly begun: Milliseconds; readonly world: World };

/** A limit, with what it was counted from and on, for the explanation. */
export type Reached = {
  readonly due: DueBy;
  readonly limit: Limit;
  readonly from: Milliseconds | null;
  readonly calendar: OpenDays | null;
};

type CompiledLimit = (situation: Situation) => Reached;

export const timescaleOf = (text: string): Timescale => parseTimescale(text) ?? { amount: 1, unit: 'days' };

/** What a field that may hold no date is called to people. */
const fieldNames: Readonly<Record<string, string>> = {
  leavesOn: 'the last day at the old school',
  startsOn: 'the first day at the new school',
};

export const fieldName = (field: string): string => {
  const name = field.slice(field.lastIndexOf('.') + 1);
  return fieldNames[name] ?? `"${name}"`;
};

/** The day that a field of the trigger holds, or null when it holds none. */
export function compileDay(field: string): (trigger: RuleEntry) => Day | null {
  const valueIn = triggerField(field);
  return (trigger) => {
    const value = valueIn(trigger);
    const day = typeof value === 'string' ? dayNumber(value) : Number.NaN;
    return Number.isNaN(day) ? null : day;
  };
}

const unknownDay = (limit: Limit, field: string): Reached => ({
  due: { kind: 'cannot-compute', says: `It depends on ${fieldName(field)}, which is not known yet. Add the date.` },
  limit,
  from: null,
  calendar: null,
});

const openOf = (calendar: FoundCalendar | null): OpenDays | null =>
  calendar !== null && 'open' in calendar ? calendar.open : null;

/** The last such day and month on or before a day; 29 February is the end of February in a year without one. */
function lastSuch(on: { readonly day: number; readonly month: number }, before: Day): Day {
  const { year } = civilDate(before);
  const inYear = (of: number): Day => dayOfDate(of, on.month, Math.min(on.day, daysIn(of, on.month)));
  return inYear(year) <= before ? inYear(year) : inYear(year - 1);
}

function endOfTerm(days: SchoolDays, before: Day): Reckoned {
  if (!days.known) return { kind: 'cannot-compute', says: days.says };
  const last = days.calendar.endOfLastTerm(before);
  return typeof last === 'number' ? endOfDay(last) : beyondCalendar(days.calendar.open, last);
}

function compileLimit(limit: Limit): CompiledLimit {
  if (typeof limit === 'string') {
    return () => ({ due: { kind: 'no-fixed-time' }, limit, from: null, calendar: null });
  }
  return 'within' in limit ? compileWithin(limit) : compileBefore(limit);
}

/**
 * The day on which it counts as received: what comes in after the cut-off hour, or on a day off, is received on the next
 * open day.
 */
function received(from: Milliseconds, cutOff: Milliseconds, calendar: FoundCalendar | null): Milliseconds | Reckoned {
  if (calendar === null) return { kind: 'cannot-compute', says: 'The rule has a cut-off hour but names no calendar.' };
  if ('missing' in calendar) return { kind: 'cannot-compute', says: calendar.missing };
  const { open } = calendar;
  const day = dayAt(from);
  const found = moveByOpenDays(open, day, 1, clockAt(from) > cutOff ? 'exclusive' : 'inclusive');
  return typeof found === 'number' ? startOfDay(found) : beyondCalendar(open, found);
}

function compileWithin(limit: Extract<Limit, { within: unknown }>): CompiledLimit {
  const { after, counting, roll } = limit;
  const cutOff = limit.cutOff === undefined ? null : readClock(limit.cutOff);
  const hours = limit.hours && { from: readClock(limit.hours.from), to: readClock(limit.hours.to) };
  const timescale = timescaleOf(limit.within);
  const calendarOf = compileCalendar(limit.calendar);
  const dayOf = after === 'trigger' || after === 'begun' ? null : compileDay(after);
  return (situation) => {
    const { trigger, begun } = situation;
    const day = dayOf?.(trigger) ?? null;
    if (day === null && dayOf !== null) return unknownDay(limit, after);
    const since = day === null ? (after === 'trigger' ? trigger.happened : begun) : startOfDay(day);
    const calendar = calendarOf(situation);
    const from = cutOff === null ? since : received(since, cutOff, calendar);
    if (typeof from !== 'number') return { due: from, limit, from: since, calendar: openOf(calendar) };
    const due = reckon({ timescale, from, direction: 'after', counting, calendar, roll, ...(hours && { hours }) });
    return { due, limit, from, calendar: openOf(calendar) };
  };
}

function compileBefore(limit: Extract<Limit, { before: unknown }>): CompiledLimit {
  const dayOf = compileDay(limit.before);
  const timescale = 'atLeast' in limit && limit.atLeast !== undefined ? timescaleOf(limit.atLeast) : null;
  const calendarOf = compileCalendar('calendar' in limit ? limit.calendar : undefined);
  const schoolDays = 'endOfTerm' in limit ? compileSchoolDays(limit.endOfTerm.school) : null;
  return (situation) => {
    const event = dayOf(situation.trigger);
    if (event === null) return unknownDay(limit, limit.before);
    const from = startOfDay(event);
    const reached = (due: DueBy, calendar: OpenDays | null = null): Reached => ({ due, limit, from, calendar });
    if ('on' in limit) return reached(endOfDay(lastSuch(limit.on, event)));
    if (schoolDays !== null) return reached(endOfTerm(schoolDays(situation), event - 1));
    if (timescale === null) return reached(endOfDay(event - 1));
    const calendar = calendarOf(situation);
    const due = reckon({ timescale, from, direction: 'before', counting: 'exclusive', calendar, roll: 'none' });
    return reached(due, openOf(calendar));
  };
}

/** When a duty is first shown as due soon. Counted in working days, because people read it at work. */
function warning(due: DueBy, warnings: readonly Timescale[], world: World): Milliseconds | null {
  if (due.kind !== 'at') return null;
  const calendar = world.workingDays === null ? null : { open: world.workingDays };
  let first: Milliseconds | null = null;
  for (const { amount, unit } of warnings) {
    const timescale: Timescale = { amount, unit: unit === 'school days' ? 'working days' : unit };
    const reckoned = reckon({
      timescale,
      from: unit === 'hours' || unit === 'working hours' ? due.at : due.at - 1,
      direction: 'before',
      counting: 'exclusive',
      calendar,
      roll: 'none',
    });
    if (reckoned.kind !== 'at') continue;
    const at = reckoned.day === null ? reckoned.at : startOfDay(reckoned.day);
    first = first === null ? at : Math.min(first, at);
  }
  return first;
}

export type CompiledDue = {
  readonly reach: CompiledLimit;
  readonly warnsAt: (due: DueBy, world: World) => Milliseconds | null;
};

export function compileDue(source: Due, warn: readonly string[]): CompiledDue {
  const warnings = warn.map(timescaleOf);
  const warnsAt: CompiledDue['warnsAt'] = (due, world) => warning(due, warnings, world);
  if (typeof source !== 'object' || !('first' in source)) return { reach: compileLimit(source), warnsAt };
  const first = compileLimit(source.first);
  const otherwise = compileLimit(source.elseIfPassed);
  const reach: CompiledLimit = (situation) => {
    const reached = first(situation);
    const passed = reached.due.kind === 'at' && reached.due.at <= situation.begun;
    return passed ? otherwise(situation) : reached;
  };
  return { reach, warnsAt };
}
