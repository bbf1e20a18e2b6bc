/** Which time of what comes round again a duty is, and from where its limit was counted. */
import { type Milliseconds, startOfDay } from '../calendar/days.ts';
import { moveByOpenDays, type OpenDays } from '../calendar/open-days.ts';
import { reckon } from '../calendar/reckon.ts';
import type { RuleEntry } from '../entry.ts';
import { intervalBefore, type Repeat } from '../pack/limit-schema.ts';
import type { World } from '../world.ts';
import { timescaleOf } from './compile-due.ts';
import type { Duty } from './duty.ts';
import { compileCalendar } from './find-calendar.ts';

/** 1 for the first time, and for what does not come round again. */
export function timeOf({ instance }: Pick<Duty, 'instance'>): number {
  const n = Number(instance.split('/')[2]);
  return Number.isInteger(n) ? n : 1;
}

export type WhereCounted = {
  readonly length: string;
  readonly from: Milliseconds | null;
  readonly countsStart: boolean;
  readonly calendar: OpenDays | null;
};

/**
 * It opened when it was done before, or as the limit before passed, and its limit is counted from one of those. A limit that
 * was not reached by then is found backwards from this one.
 */
export function whereCounted(
  repeat: Repeat,
  n: number,
  { opensAt, due }: Pick<Duty, 'opensAt' | 'due'>,
  where: { readonly trigger: RuleEntry; readonly world: World },
): WhereCounted {
  const { calendar, counting, roll } = repeat;
  const length = intervalBefore(repeat, n);
  const timescale = timescaleOf(length);
  const found = compileCalendar(calendar)(where);
  const open = found !== null && 'open' in found ? found.open : null;
  /** The first day that was counted; a day of its own from which it was counted cannot be told. */
  const firstCounted = (): Milliseconds | null => {
    if (open === null || due.kind !== 'at' || due.day === null) return null;
    const day = moveByOpenDays(open, due.day, -timescale.amount, 'inclusive');
    return typeof day === 'number' ? startOfDay(day) : null;
  };
  const leadsHere = (from: Milliseconds): boolean => {
    const reached = reckon({ timescale, from, direction: 'after', counting, calendar: found, roll });
    return reached.kind === 'at' && due.kind === 'at' && reached.at === due.at;
  };
  const from = [opensAt - 1, opensAt].find(leadsHere);
  return from === undefined
    ? { length, from: firstCounted(), countsStart: true, calendar: open }
    : { length, from, countsStart: counting === 'inclusive', calendar: open };
}
