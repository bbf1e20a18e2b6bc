/** How examples write when something happened. */
import { timeZone } from '../../clock.ts';
import type { Milliseconds } from '../calendar/days.ts';

const shape = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?)?$/u;

/** `2026-09-22` means noon of that day, `2026-09-22T09:00` that time, both in Europe/London. Null when it is neither. */
export function readMoment(text: string): Milliseconds | null {
  if (!shape.test(text)) return null;
  try {
    const time = Temporal.PlainDateTime.from(text.includes('T') ? text : `${text}T12:00`);
    return time.toZonedDateTime(timeZone).epochMilliseconds;
  } catch {
    return null;
  }
}
