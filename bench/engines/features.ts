/**
 * What has to be worked out beforehand for engines that decide about facts and know no chronology: for each entry that may
 * start something, how much came before it, the last day of each limit on the calendar of working days, and what followed.
 */
import { type Day, dayAt, startOfDay } from '../../src/rulebook/calendar/days.ts';
import { moveByOpenDays, type OpenDays } from '../../src/rulebook/calendar/open-days.ts';
import type { RuleEntry } from '../../src/rulebook/entry.ts';
import { asOf, duties } from './case.ts';

const starting = new Set(duties.map(({ trigger }) => trigger));
const discharging = [...new Set(duties.map(({ done }) => done))];

export type Features = {
  readonly id: string;
  readonly kind: string;
  readonly suspensions: number;
  readonly asOf: number;
  /** When it is too late, by the number of working days. */
  readonly limits: Readonly<Record<string, number>>;
  readonly days: Readonly<Record<string, Day>>;
  /** When the first entry of a kind followed; later than everything when none did. */
  readonly followed: Readonly<Record<string, number>>;
};

const never = Number.MAX_SAFE_INTEGER;

/** What happened on 9 October is within 90 days until the end of 7 January. */
const isWithin90Days = (happened: number, at: number): boolean => dayAt(at) - dayAt(happened) <= 90;

export function featuresOf(entries: readonly RuleEntry[], calendar: OpenDays): readonly Features[] {
  return entries
    .filter(({ kind }) => starting.has(kind))
    .map(({ id, kind, happened, seq }) => {
      const days: Record<string, Day> = {};
      const limits: Record<string, number> = {};
      for (const amount of [1, 2, 5, 10, 15, 20]) {
        const day = moveByOpenDays(calendar, dayAt(happened), amount, 'exclusive');
        days[`d${amount}`] = typeof day === 'number' ? day : never;
        limits[`d${amount}`] = typeof day === 'number' ? startOfDay(day + 1) : never;
      }
      const followed: Record<string, number> = {};
      for (const done of discharging) {
        followed[done.replaceAll(/\W/gu, '_')] =
          entries.find((other) => other.kind === done && other.happened >= happened && other.seq !== seq)?.happened ??
          never;
      }
      const suspensions = entries.filter(
        (other) => other.kind === 'suspension.recorded' && other.seq < seq && isWithin90Days(other.happened, happened),
      ).length;
      return { id, kind, suspensions, asOf, limits, days, followed };
    });
}

export const observedFacts = (entries: readonly RuleEntry[]): readonly string[] =>
  entries.flatMap(({ kind, data }) => (kind === 'observation.recorded' ? [String(data['fact'])] : []));
