/** Days on which something is due, as a calendar (RFC 5545) that programs subscribe to. It says how much, never what or about whom. */
import ICAL from 'ical.js';

export type Deadlines = {
  /** Each day once. */
  readonly days: readonly { readonly day: Temporal.PlainDate; readonly count: number }[];
  readonly writtenAt: Temporal.Instant;
  /** Of the partnership's own, without a slash at the end; undefined when it is not known. */
  readonly publicUrl: string | undefined;
};

const date = (day: Temporal.PlainDate): ICAL.Time => ICAL.Time.fromDateString(day.toString());

const summary = (count: number): string =>
  count === 1 ? '1 thing is due in Throughline' : `${count} things are due in Throughline`;

export function deadlinesCalendar({ days, writtenAt, publicUrl }: Deadlines): string {
  const calendar = new ICAL.Component('vcalendar');
  const say = (part: ICAL.Component, name: string, value: string | ICAL.Time): void => {
    part.addPropertyWithValue(name, value);
  };
  say(calendar, 'version', '2.0');
  say(calendar, 'prodid', '-//Throughline//Deadlines//EN');
  say(calendar, 'x-wr-calname', 'Throughline');
  say(calendar, 'x-published-ttl', 'PT1H');
  const stamp = ICAL.Time.fromDateTimeString(writtenAt.toString({ smallestUnit: 'second' }));
  for (const { day, count } of days) {
    const event = new ICAL.Component('vevent');
    say(event, 'uid', `due-${day.toString()}@throughline`);
    say(event, 'dtstamp', stamp);
    say(event, 'dtstart', date(day));
    say(event, 'dtend', date(day.add({ days: 1 })));
    say(event, 'summary', summary(count));
    say(event, 'description', 'Sign in and open My work to see what it is.');
    if (publicUrl !== undefined) say(event, 'url', publicUrl);
    say(event, 'transp', 'TRANSPARENT');
    calendar.addSubcomponent(event);
  }
  return `${calendar.toString()}\r\n`;
}
