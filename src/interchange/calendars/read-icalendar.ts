/**
 * Reads the days of a calendar file (iCalendar, RFC 5545), as schools publish their term dates. Each event becomes the days
 * from its first to its last, both included, on the clocks of London.
 */
import ICAL from 'ical.js';
import { dayOf } from '../../clock.ts';

export type CalendarEvent = {
  readonly title: string;
  /** Days such as 2026-09-02. */
  readonly from: string;
  readonly to: string;
};

export type ReadCalendar =
  | { readonly ok: true; readonly events: readonly CalendarEvent[]; readonly leftOut: readonly string[] }
  | { readonly ok: false; readonly says: string };

const mostEvents = 2_000;
const mostLetters = 200;

const dayIn = (time: ICAL.Time): Temporal.PlainDate =>
  time.isDate
    ? Temporal.PlainDate.from({ year: time.year, month: time.month, day: time.day })
    : dayOf(Temporal.Instant.fromEpochMilliseconds(time.toUnixTime() * 1000));

/** The last day: the end of whole days is the day after, and midnight belongs to the day before. */
function lastDay(event: ICAL.Event, first: Temporal.PlainDate): Temporal.PlainDate {
  const end = event.endDate;
  const atMidnight = end.isDate || (end.hour === 0 && end.minute === 0 && end.second === 0);
  const last = atMidnight ? dayIn(end).subtract({ days: 1 }) : dayIn(end);
  return Temporal.PlainDate.compare(last, first) < 0 ? first : last;
}

const titleOf = (event: ICAL.Event): string =>
  typeof event.summary === 'string' ? event.summary.replaceAll(/\s+/gu, ' ').trim().slice(0, mostLetters) : '';

function readEvent(component: ICAL.Component): CalendarEvent | string {
  const event = new ICAL.Event(component);
  const title = titleOf(event) || 'An event without a title';
  if (event.isRecurring()) return `${title}: it is repeated, and term dates are not`;
  try {
    const from = dayIn(event.startDate);
    return { title, from: from.toString(), to: lastDay(event, from).toString() };
  } catch {
    return `${title}: its days cannot be read`;
  }
}

export function readCalendarFile(bytes: Uint8Array): ReadCalendar {
  const text = new TextDecoder('utf-8').decode(bytes);
  let calendar: ICAL.Component;
  try {
    const parsed: unknown = ICAL.parse(text);
    calendar = new ICAL.Component(parsed as ConstructorParameters<typeof ICAL.Component>[0]);
    if (calendar.name !== 'vcalendar') throw new TypeError(calendar.name);
  } catch {
    return { ok: false, says: 'This is not one calendar file (iCalendar). Its name often ends in .ics.' };
  }
  const all = calendar.getAllSubcomponents('vevent');
  if (all.length > mostEvents)
    return { ok: false, says: `It has ${all.length} events. A calendar of term dates has fewer than ${mostEvents}.` };
  const read = all.map(readEvent);
  return {
    ok: true,
    events: read.filter((each) => typeof each !== 'string').toSorted((a, b) => (a.from < b.from ? -1 : 1)),
    leftOut: read.filter((each) => typeof each === 'string'),
  };
}
