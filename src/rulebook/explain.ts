/**
 * Why something is owed, in parts that a page can show: the rule in plain words, its source and how sure we are, the
 * entries that made it, and the days that were counted and passed over.
 */
import { type Day, dayAt, type Milliseconds } from './calendar/days.ts';
import { isOpenDay, type OpenDays } from './calendar/open-days.ts';
import { countsOpenDays } from './calendar/timescale.ts';
import { type Reached, timescaleOf } from './duty/compile-due.ts';
import type { Duty } from './duty/duty.ts';
import { timeOf, whereCounted } from './duty/which-time.ts';
import type { RuleEntry } from './entry.ts';
import { commencementInWords, limitInWords, repeatInWords } from './limit-words.ts';
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
  /** For law that begins on a day set here: since when it has, or that it has not. */
  readonly commencement: string | null;
  readonly trigger: string;
  readonly evidence: readonly string[];
  readonly discharge: string | null;
  readonly calendar: string | null;
  /** Each day from the first counted to the last, when the limit was counted on a calendar of open days. */
  readonly days: readonly CountedDay[];
};

type Counted = {
  readonly length: string | undefined;
  readonly from: Milliseconds | null;
  readonly countsStart: boolean;
  readonly calendar: OpenDays | null;
  readonly due: Duty['due'];
};

/** The days of a limit on a calendar. Days, weeks and months need no list: every day counts. */
function countedDays({ length, from, countsStart, calendar, due }: Counted): readonly CountedDay[] {
  if (length === undefined || !countsOpenDays(timescaleOf(length))) return [];
  if (calendar === null || from === null || due.kind !== 'at') return [];
  const start = dayAt(from);
  const inHours = due.day === null;
  const last = due.day ?? dayAt(due.at);
  const first = Math.min(start, last);
  return Array.from({ length: Math.abs(last - start) + 1 }, (_, index) => {
    const day = first + index;
    if (day === start && !countsStart && !inHours) return { day, counted: false, why: 'the day it is counted from' };
    return { day, counted: isOpenDay(calendar, day), why: calendar.whyClosed(day) };
  });
}

function countedIn({ due, from, calendar, limit }: Reached): Counted {
  if (typeof limit === 'string') return { length: undefined, from, countsStart: false, calendar, due };
  const isWithin = 'within' in limit;
  const length = isWithin ? limit.within : 'atLeast' in limit ? limit.atLeast : undefined;
  return { length, from, countsStart: isWithin && limit.counting === 'inclusive', calendar, due };
}

/** Each day that was counted or passed over to reach a limit. */
export const daysTo = (reached: Reached): readonly CountedDay[] => countedDays(countedIn(reached));

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
  const trigger = entries.find((entry) => entry.id === duty.trigger);
  const under = { version: duty.packVersion, happened: trigger?.happened ?? null };
  const behind = rulebook.ruleOf(duty.rule, under);
  const compiled = rulebook.dutyRule(duty.rule, under);
  if (behind === undefined || compiled === undefined) return null;
  const { pack, rule } = behind;
  const source = pack.sources[rule.source.ref];
  const { repeat, rearmed } = compiled.rule;
  const n = repeat === undefined ? 1 : timeOf(duty);
  const reached = trigger === undefined ? null : compiled.reach({ trigger, begun: duty.opensAt, world });
  const later =
    repeat === undefined || trigger === undefined || n === 1 ? null : whereCounted(repeat, n, duty, { trigger, world });
  const words = [
    n === 1 && reached !== null ? limitInWords(reached.limit) : '',
    repeat === undefined ? '' : repeatInWords(repeat, n),
    rearmed === undefined ? '' : 'It is owed again each time something new makes it so.',
  ];
  const counted = n === 1 ? reached && countedIn(reached) : later && { ...later, due: duty.due };
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
    limit: words.filter((part) => part !== '').join(' '),
    commencement: commencementInWords(behind, world),
    trigger: duty.trigger,
    evidence: duty.evidence,
    discharge: duty.ending?.entry ?? null,
    calendar: counted?.calendar?.title ?? null,
    days: counted === null ? [] : countedDays(counted),
  };
}
