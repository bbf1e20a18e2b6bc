/**
 * Why something is owed, in parts that a page can show: the rule in plain words, its source and how sure we are, the
 * entries that made it, and the days that were counted and passed over.
 */
import { type Day, dayAt } from './calendar/days.ts';
import { isOpenDay } from './calendar/open-days.ts';
import { countsOpenDays } from './calendar/timescale.ts';
import { fieldName, type Reached, timescaleOf } from './duty/compile-due.ts';
import type { Duty } from './duty/duty.ts';
import type { RuleEntry } from './entry.ts';
import type { Limit } from './pack/limit-schema.ts';
import type { Rule } from './pack/pack-schema.ts';
import type { Rulebook } from './rulebook.ts';
import type { World } from './world.ts';

export type CountedDay = { readonly day: Day; readonly counted: boolean; readonly why: string | undefined };

export type Explanation = {
  readonly rule: Rule;
  readonly title: string;
  readonly basis: Rule['basis'];
  readonly source: {
    readonly title: string;
    readonly edition: string;
    readonly at: string;
    readonly address: string | undefined;
  };
  readonly verified: Rule['verified'];
  readonly note: string | undefined;
  /** How the limit is counted, in words. */
  readonly limit: string;
  readonly trigger: string;
  readonly evidence: readonly string[];
  readonly discharge: string | null;
  readonly calendar: string | null;
  /** Each day from the first counted to the last, when the limit was counted on a calendar of open days. */
  readonly days: readonly CountedDay[];
};

const dayAndMonth = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' });
const inLeapYear = ({ day, month }: { readonly day: number; readonly month: number }): number =>
  Date.UTC(2000, month - 1, day);

export function limitInWords(limit: Limit): string {
  if (limit === 'no fixed time') return 'No time is fixed for this.';
  if ('within' in limit) {
    const from =
      limit.after === 'trigger'
        ? 'what started it'
        : limit.after === 'begun'
          ? 'when it began'
          : fieldName(limit.after);
    if (timescaleOf(limit.within).unit === 'hours') return `Within ${limit.within} of ${from}.`;
    const first = limit.counting === 'inclusive' ? 'counting that day' : 'not counting that day';
    const moved = { none: '', earlier: 'last open day before', later: 'next open day' }[limit.roll];
    const onDayOff = moved === '' ? '' : ` When that is a day off: the ${moved}.`;
    return `Within ${limit.within} of ${from}, ${first}.${onDayOff}`;
  }
  const event = fieldName(limit.before);
  if ('on' in limit) return `By the last ${dayAndMonth.format(inLeapYear(limit.on))} on or before ${event}.`;
  if ('endOfTerm' in limit) return `By the end of the last term before ${event}.`;
  return limit.atLeast === undefined ? `Before ${event}.` : `At least ${limit.atLeast} before ${event}.`;
}

/** The days of a limit in working or school days. Days, weeks and months need no list: every day counts. */
function countedDays({ due, from, calendar, limit }: Reached): readonly CountedDay[] {
  const isWithin = typeof limit === 'object' && 'within' in limit;
  const length = isWithin ? limit.within : typeof limit === 'object' && 'atLeast' in limit ? limit.atLeast : undefined;
  if (length === undefined || !countsOpenDays(timescaleOf(length))) return [];
  if (calendar === null || from === null || due.kind !== 'at' || due.day === null) return [];
  const start = dayAt(from);
  const countsStart = isWithin && limit.counting === 'inclusive';
  const first = Math.min(start, due.day);
  return Array.from({ length: Math.abs(due.day - start) + 1 }, (_, index) => {
    const day = first + index;
    if (day === start && !countsStart) return { day, counted: false, why: 'the day it is counted from' };
    return { day, counted: isOpenDay(calendar, day), why: calendar.whyClosed(day) };
  });
}

/**
 * @param entries among which the duty's trigger is, in the version that the duty names
 * @returns null when the rulebook no longer has the rule behind the duty
 */
export function explain(
  duty: Duty,
  entries: readonly RuleEntry[],
  world: World,
  rulebook: Rulebook,
): Explanation | null {
  const behind = rulebook.ruleOf(duty.rule);
  const compiled = rulebook.dutyRule(duty.rule);
  if (behind === undefined || compiled === undefined) return null;
  const { pack, rule } = behind;
  const source = pack.sources[rule.source.ref];
  const trigger = entries.find((entry) => entry.id === duty.trigger);
  const reached = trigger === undefined ? null : compiled.reach({ trigger, begun: duty.opensAt, world });
  return {
    rule,
    title: compiled.rule.title,
    basis: rule.basis,
    source: {
      title: source?.title ?? rule.source.ref,
      edition: source?.edition ?? '',
      at: rule.source.at,
      address: source?.address,
    },
    verified: rule.verified,
    note: rule.note,
    limit: reached === null ? '' : limitInWords(reached.limit),
    trigger: duty.trigger,
    evidence: duty.evidence,
    discharge: duty.ending?.entry ?? null,
    calendar: reached?.calendar?.title ?? null,
    days: reached === null ? [] : countedDays(reached),
  };
}
