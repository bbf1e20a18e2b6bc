/**
 * Why something is owed, in parts that a page can show: the rule in plain words, its source and how sure we are, the
 * entries that made it, and the days that were counted and passed over.
 */
import { type Day, dayAt } from './calendar/days.ts';
import { isOpenDay, type OpenDays } from './calendar/open-days.ts';
import { fieldName } from './duty/compile-due.ts';
import type { Duty } from './duty/duty.ts';
import type { RuleEntry } from './entry.ts';
import type { Limit } from './pack/pack-schema.ts';
import { chronologyOf } from './pattern/chronology.ts';
import type { Rule, Rulebook } from './rulebook.ts';
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

export function limitInWords(limit: Limit): string {
  if (limit === 'no fixed time') return 'No time is fixed for this.';
  if ('within' in limit) {
    const from =
      limit.after === 'trigger'
        ? 'what started it'
        : limit.after === 'begun'
          ? 'when it began'
          : fieldName(limit.after);
    const first = limit.counting === 'inclusive' ? 'counting that day' : 'not counting that day';
    return `Within ${limit.within} of ${from}, ${first}.`;
  }
  const event = fieldName(limit.before);
  if ('on' in limit) {
    const date = Temporal.PlainMonthDay.from(limit.on).toLocaleString('en-GB', {
      day: 'numeric',
      month: 'long',
      calendar: 'iso8601',
    });
    return `By the last ${date} on or before ${event}.`;
  }
  if ('endOfTerm' in limit) return `By the end of the last term before ${event}.`;
  return limit.atLeast === undefined ? `Before ${event}.` : `At least ${limit.atLeast} before ${event}.`;
}

function countedDays(calendar: OpenDays, from: Day, to: Day, countsFirst: boolean): readonly CountedDay[] {
  const [first, last] = from <= to ? [from, to] : [to, from];
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const day = first + index;
    if (day === from && !countsFirst) return { day, counted: false, why: 'the day it is counted from' };
    return { day, counted: isOpenDay(calendar, day), why: calendar.whyClosed(day) };
  });
}

/** @returns null when the rulebook no longer has the rule behind the duty */
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
  const trigger = compiled.triggers
    .flatMap((kind) => chronologyOf(entries).ofKind(kind))
    .find((entry) => entry.id === duty.trigger);
  const reached = trigger === undefined ? null : compiled.reach({ trigger, begun: duty.opensAt, world });
  const counted =
    reached !== null &&
    reached.calendar !== null &&
    reached.from !== null &&
    reached.due.kind === 'at' &&
    reached.due.day !== null
      ? countedDays(
          reached.calendar,
          dayAt(reached.from),
          reached.due.day,
          typeof reached.limit === 'object' && 'within' in reached.limit && reached.limit.counting === 'inclusive',
        )
      : [];
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
    days: counted,
  };
}
