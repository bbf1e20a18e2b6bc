/** The one source of the present. Everything that needs to know what time it is takes a clock; tests move it. */
export type Clock = { readonly now: () => Temporal.Instant };

export const systemClock: Clock = { now: () => Temporal.Now.instant() };

/** A clock that stands still until it is told to move. */
export function standingClock(start: string): Clock & { readonly moveTo: (instant: string) => void } {
  let instant = Temporal.Instant.from(start);
  return {
    now: () => instant,
    moveTo: (next) => {
      instant = Temporal.Instant.from(next);
    },
  };
}

/** Wall-clock times of the partnership are those of Europe/London. */
export const timeZone = 'Europe/London';

/** Days by the hour of UTC: a day in London has begun and ended on a whole hour since clocks there agree with Greenwich. */
const daysByHour = new Map<number, Temporal.PlainDate>();
const hour = 3_600_000;
const mostHours = 100_000;
/** Before 1848 London kept a time of its own. */
const firstHour = Date.UTC(1900, 0) / hour;

/** The calendar day in Europe/London on which an instant falls. */
export function dayOf(instant: Temporal.Instant): Temporal.PlainDate {
  const at = Math.floor(instant.epochMilliseconds / hour);
  const known = daysByHour.get(at);
  if (known !== undefined) return known;
  const day = instant.toZonedDateTimeISO(timeZone).toPlainDate();
  if (at >= firstHour && daysByHour.size < mostHours) daysByHour.set(at, day);
  return day;
}

/** The first moment of a day such as `2026-11-22`, in milliseconds since 1970. */
export const startOfDay = (day: string): number =>
  Temporal.PlainDate.from(day).toZonedDateTime(timeZone).epochMilliseconds;

/** The first moment after a day such as `2026-11-22`, in milliseconds since 1970. */
export const endOfDay = (day: string): number =>
  Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime(timeZone).epochMilliseconds;
