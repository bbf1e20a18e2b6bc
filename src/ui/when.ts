import { type Html, html } from './html.ts';
import { dateInWords, distanceInWords, instantDistanceInWords, instantInWords } from './when-words.ts';

/**
 * Dates and times for a page, in words and for machines. None of these reads the clock: what is distant is measured
 * from the `today` or `now` that the page is given.
 */

/** `<time datetime="2026-11-22">22 November 2026</time>` */
export const onDate = (date: Temporal.PlainDate): Html =>
  html`<time datetime="${date.toString({ calendarName: 'never' })}">${dateInWords(date)}</time>`;

/** `<time datetime="2026-11-22">22 November 2026</time> (in 3 days)` */
export const dateWithDistance = (date: Temporal.PlainDate, today: Temporal.PlainDate): Html =>
  html`${onDate(date)} (${distanceInWords(date, today)})`;

/** `<time datetime="2026-11-22T17:30:00Z">22 November 2026 at 5:30pm</time>` */
export const atInstant = (instant: Temporal.Instant): Html =>
  html`<time datetime="${instant.toString({ smallestUnit: 'second' })}">${instantInWords(instant)}</time>`;

/** `<time datetime="2026-11-22T17:30:00Z">22 November 2026 at 5:30pm</time> (20 minutes ago)` */
export const instantWithDistance = (instant: Temporal.Instant, now: Temporal.Instant): Html =>
  html`${atInstant(instant)} (${instantDistanceInWords(instant, now)})`;
