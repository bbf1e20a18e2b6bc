/** A meeting as a calendar entry (RFC 5545). It says when, and where to sign in; never what it is about or about whom. */
import ICAL from 'ical.js';

export type Invitation = {
  readonly meeting: string;
  readonly startsAt: Temporal.Instant;
  readonly endsAt: Temporal.Instant;
  readonly writtenAt: Temporal.Instant;
  readonly calledOff: boolean;
  /** Where whoever is invited signs in and takes part. */
  readonly address: string;
};

/** Seconds until 2026. */
const firstSequence = 1_767_225_600;

const time = (instant: Temporal.Instant): ICAL.Time =>
  ICAL.Time.fromDateTimeString(instant.toString({ smallestUnit: 'second' }));

export function invitationCalendar(invitation: Invitation): string {
  const { meeting, startsAt, endsAt, writtenAt, calledOff, address } = invitation;
  const calendar = new ICAL.Component('vcalendar');
  calendar.addPropertyWithValue('version', '2.0');
  calendar.addPropertyWithValue('prodid', '-//Throughline//Meetings//EN');
  calendar.addPropertyWithValue('method', calledOff ? 'CANCEL' : 'PUBLISH');
  const event = new ICAL.Component('vevent');
  event.addPropertyWithValue('uid', `${meeting}@throughline`);
  event.addPropertyWithValue('dtstamp', time(writtenAt));
  event.addPropertyWithValue('dtstart', time(startsAt));
  event.addPropertyWithValue('dtend', time(endsAt));
  event.addPropertyWithValue('summary', 'Meeting. Sign in to Throughline to see what it is about');
  event.addPropertyWithValue('url', address);
  event.addPropertyWithValue('class', 'PRIVATE');
  event.addPropertyWithValue('status', calledOff ? 'CANCELLED' : 'CONFIRMED');
  // What is written later counts: a calendar takes a higher number for the newer word of the same meeting
  event.addPropertyWithValue('sequence', Math.floor(writtenAt.epochMilliseconds / 1000) - firstSequence);
  calendar.addSubcomponent(event);
  return `${calendar.toString()}\r\n`;
}
