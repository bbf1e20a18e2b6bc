import { dayOf, timeZone } from '../clock.ts';

/**
 * Dates and times in words, as GOV.UK writes them. The distance of a date is never said to be longer than it is: days
 * are counted up to four weeks, then whole weeks, whole months and whole years. The date itself is the exact answer.
 */
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

export const monthNames: readonly string[] = months;

/** "22 November 2026" */
export const dateInWords = (date: Temporal.PlainDate): string => `${date.day} ${months[date.month - 1]} ${date.year}`;

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

export const weekdayInWords = ({ dayOfWeek }: Temporal.PlainDate): string => weekdays[dayOfWeek - 1] ?? '';

/** "5:30pm", "5pm", "midday" and "midnight", which is the first minute of a day. */
export function timeInWords({ hour, minute }: { readonly hour: number; readonly minute: number }): string {
  if (minute === 0 && hour === 0) return 'midnight';
  if (minute === 0 && hour === 12) return 'midday';
  const minutes = minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`;
  return `${hour % 12 === 0 ? 12 : hour % 12}${minutes}${hour < 12 ? 'am' : 'pm'}`;
}

/** "22 November 2026 at 5:30pm", by the clock in Europe/London. */
export function instantInWords(instant: Temporal.Instant): string {
  const there = instant.toZonedDateTimeISO(timeZone);
  return `${dateInWords(there.toPlainDate())} at ${timeInWords(there)}`;
}

const counted = (count: number, unit: string): string => `${count} ${unit}${count === 1 ? '' : 's'}`;

const placed = (distance: string, isAhead: boolean): string => (isAhead ? `in ${distance}` : `${distance} ago`);

/** "today", "tomorrow", "in 3 days", "5 weeks ago", "in 7 months", "2 years ago". */
export function distanceInWords(date: Temporal.PlainDate, today: Temporal.PlainDate): string {
  const days = today.until(date, { largestUnit: 'days' }).days;
  if (days === 0) return 'today';
  if (days === 1) return 'tomorrow';
  if (days === -1) return 'yesterday';
  const isAhead = days > 0;
  const [from, to] = isAhead ? [today, date] : [date, today];
  if (Math.abs(days) < 28) return placed(counted(Math.abs(days), 'day'), isAhead);
  const whole = from.until(to, { largestUnit: 'years' });
  const wholeMonths = whole.years * 12 + whole.months;
  if (wholeMonths < 3) return placed(counted(Math.floor(Math.abs(days) / 7), 'week'), isAhead);
  if (wholeMonths < 24) return placed(counted(wholeMonths, 'month'), isAhead);
  return placed(counted(whole.years, 'year'), isAhead);
}

/** "in 20 minutes", "3 hours ago"; from a day on, the distance between the days in Europe/London. */
export function instantDistanceInWords(instant: Temporal.Instant, now: Temporal.Instant): string {
  const minutes = Math.trunc(now.until(instant).total('minutes'));
  if (minutes === 0) return 'now';
  const isAhead = minutes > 0;
  const distance = Math.abs(minutes);
  if (distance < 60) return placed(counted(distance, 'minute'), isAhead);
  if (distance < 24 * 60) return placed(counted(Math.floor(distance / 60), 'hour'), isAhead);
  return distanceInWords(dayOf(instant), dayOf(now));
}
