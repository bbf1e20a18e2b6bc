/**
 * A duty that comes round again: each time is an instance of its own. The next time opens when the one before is done, or at
 * its limit when that passes first, so that a missed one stays overdue and holds nothing up.
 */
import { type Milliseconds, startOfDay } from '../calendar/days.ts';
import { reckon } from '../calendar/reckon.ts';
import type { EffectiveEntry } from '../entry.ts';
import { intervalsOf, type Repeat } from '../pack/limit-schema.ts';
import type { World } from '../world.ts';
import type { Begun } from './beginning.ts';
import { timescaleOf } from './compile-due.ts';
import type { DueBy } from './duty.ts';
import type { EndingOf, FoundEnding } from './ending.ts';
import { compileCalendar } from './find-calendar.ts';

export type Occurrence = {
  /** What follows the instance of the first: nothing for the first itself. */
  readonly suffix: string;
  readonly opensAt: Milliseconds;
  readonly due: DueBy;
  readonly ending: FoundEnding | null;
  /** Besides the trigger and the condition, what opened it or its limit is counted from. */
  readonly rests: readonly EffectiveEntry[];
  /** Whether it opened because the one before was missed: then it says so much by being there. */
  readonly afterMissed: boolean;
};

type Coming = Omit<Occurrence, 'ending'> & { readonly after: EffectiveEntry | null };

/** As often as this and no more. Whoever does nothing about something for so long has to start it afresh. */
export const mostOccurrences = 500;

const tooMany: DueBy = {
  kind: 'cannot-compute',
  says: `It has come round ${mostOccurrences} times, and no more are counted. Record what it is about again to start afresh.`,
};

/** From where the next limit is counted when this one is what counts. */
const fromLimit = (due: DueBy): Milliseconds | null =>
  due.kind !== 'at' ? null : due.day === null ? due.at : startOfDay(due.day);

export type CompiledRepeat = (
  begun: Begun,
  endingOf: EndingOf,
  world: World,
  asOf: Milliseconds,
) => readonly Occurrence[];

export function compileRepeat(repeat: Repeat): CompiledRepeat {
  const { from, calendar, counting, roll } = repeat;
  const intervals = intervalsOf(repeat).map(timescaleOf);
  const calendarOf = compileCalendar(calendar);

  /** @param n of the coming occurrence */
  const limitOf = (n: number, base: Milliseconds, trigger: EffectiveEntry, world: World): DueBy => {
    const timescale = intervals[n - 2] ?? intervals.at(-1);
    if (timescale === undefined) return { kind: 'no-fixed-time' };
    const found = calendarOf({ trigger, world });
    return reckon({ timescale, from: base, direction: 'after', counting, calendar: found, roll });
  };

  /** The one after this, or null when it has not opened by then, has been ended, or cannot be counted. */
  const next = (n: number, one: Occurrence, begun: Begun, world: World, asOf: Milliseconds): Coming | null => {
    const { due, ending } = one;
    const suffix = `/${n}`;
    const base = fromLimit(due);
    const limit = due.kind === 'at' ? Math.max(due.at, one.opensAt) : Number.POSITIVE_INFINITY;
    const isMissed =
      limit <= asOf && (ending === null || limit < ending.at || (limit === ending.at && ending.how === 'done'));
    if (isMissed && base !== null) {
      const { rests } = one;
      return {
        suffix,
        opensAt: limit,
        due: limitOf(n, base, begun.trigger, world),
        rests,
        afterMissed: true,
        after: null,
      };
    }
    if (ending === null || ending.how === 'ended') return null;
    const opensAt = Math.max(ending.at, one.opensAt);
    const since = from === 'actual' && ending.how === 'done' ? opensAt : (base ?? (from === 'actual' ? opensAt : null));
    if (since === null) return null;
    const after = ending.how === 'done' ? ending.by : null;
    const coming = limitOf(n, since, begun.trigger, world);
    return { suffix, opensAt, due: coming, rests: [ending.by], afterMissed: false, after };
  };

  return (begun, endingOf, world, asOf) => {
    const found: Occurrence[] = [];
    let coming: Coming | null = {
      suffix: '',
      opensAt: begun.at,
      due: begun.due,
      rests: [],
      afterMissed: false,
      after: null,
    };
    while (coming !== null && found.length < mostOccurrences) {
      const { after, ...occurrence }: Coming = coming;
      const n = found.length + 1;
      const due = n === mostOccurrences ? tooMany : occurrence.due;
      const one: Occurrence = { ...occurrence, due, ending: endingOf({ ...occurrence, after }) };
      // What ends it as the next would open leaves no next one.
      if (n > 1 && one.ending?.how === 'ended' && one.ending.at <= one.opensAt) break;
      found.push(one);
      coming = next(n + 1, one, begun, world, asOf);
    }
    return found;
  };
}
