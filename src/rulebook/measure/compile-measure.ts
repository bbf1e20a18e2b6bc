/** Compiles a measure to a function from derived chronologies to rows. */
import { dayAt, dayLength, dayText, type Milliseconds } from '../calendar/days.ts';
import { reckon } from '../calendar/reckon.ts';
import { parseTimescale } from '../calendar/timescale.ts';
import { type Derived, knownAt } from '../derived.ts';
import { type DutyState, dutyState } from '../duty/duty.ts';
import { firstTruth } from '../duty/ending.ts';
import type { RuleEntry } from '../entry.ts';
import { type Chronology, chronologyOf } from '../pattern/chronology.ts';
import { compileEntryPattern } from '../pattern/compile-entry.ts';
import { compilePattern } from '../pattern/compile-pattern.ts';
import type { MeasureCase, MeasureRow } from './measure.ts';
import type { MeasureRule } from './measure-rule.ts';

export type MeasuredSubject = {
  readonly subject: string;
  readonly entries: readonly RuleEntry[];
  readonly derived: Derived;
};

type Counted = MeasureCase & { readonly group: string | null };
type Count = (measured: MeasuredSubject, asOf: Milliseconds) => readonly Counted[];

export type CompiledMeasure = {
  readonly rule: MeasureRule;
  readonly rows: (subjects: readonly MeasuredSubject[], asOf: Milliseconds) => readonly MeasureRow[];
};

/** States in which it can be said whether a duty was done in time. */
const decided: ReadonlySet<DutyState> = new Set(['done', 'done-late', 'overdue', 'late-known']);

function countDuties(
  { duty, inState }: Extract<MeasureRule['counts'], { duty: unknown }>,
  by: MeasureRule['by'],
): Count {
  const hits = new Set<DutyState>(inState);
  return ({ subject, derived }, asOf) =>
    derived.duties
      .filter(({ rule }) => rule === duty)
      .map((each) => ({ each, state: dutyState(each, asOf) }))
      .filter(({ state }) => decided.has(state) || hits.has(state))
      .map(({ each, state }) => ({
        subject,
        counted: each.instance,
        at: each.due.kind === 'at' ? each.due.at - 1 : each.opensAt,
        hit: hits.has(state),
        days: null,
        group: by === 'owner' ? each.owner.organisation : null,
      }));
}

/** When an entry that matches was followed by what the pattern asks for, if it was. */
function following(
  rule: MeasureRule,
  from: Parameters<typeof compileEntryPattern>[0],
  then: Parameters<typeof compilePattern>[0],
) {
  const trigger = compileEntryPattern(from);
  const follows = compilePattern(then);
  return (chronology: Chronology, asOf: Milliseconds) =>
    trigger.kinds
      .flatMap((kind) => chronology.ofKind(kind))
      .filter((entry) => entry.happened <= asOf && trigger.matches(entry, null))
      .map((entry) => ({
        entry,
        group: rule.by === 'recorder' ? entry.organisation : null,
        followed: firstTruth(
          follows,
          {
            chronology,
            trigger: entry,
            counts: (other) => other.root !== entry.root && other.happened >= entry.happened,
          },
          asOf,
        ),
      }));
}

function countEntries(counts: Extract<MeasureRule['counts'], { followedBy: unknown }>, rule: MeasureRule): Count {
  const find = following(rule, counts.of, counts.followedBy);
  const timescale = counts.within === undefined ? null : parseTimescale(counts.within);
  const endOf = (from: Milliseconds): Milliseconds => {
    if (timescale === null) return Number.POSITIVE_INFINITY;
    const end = reckon({ timescale, from, direction: 'after', counting: 'exclusive', calendar: null, roll: 'none' });
    return end.kind === 'at' ? end.at : Number.POSITIVE_INFINITY;
  };
  return ({ subject, entries }, asOf) =>
    find(chronologyOf(knownAt(entries, asOf)), asOf).flatMap(({ entry, group, followed }) => {
      const end = endOf(entry.happened);
      const hit = followed !== null && followed.at < end;
      // As long as it can still be followed in time, nothing can be said
      if (!hit && timescale !== null && asOf < end) return [];
      return [{ subject, counted: entry.id, at: entry.happened, hit, days: null, group }];
    });
}

function countTime({ from, until }: Extract<MeasureRule['counts'], { until: unknown }>, rule: MeasureRule): Count {
  const find = following(rule, from, until);
  return ({ subject, entries }, asOf) =>
    find(chronologyOf(knownAt(entries, asOf)), asOf).map(({ entry, group, followed }) => ({
      subject,
      counted: entry.id,
      at: entry.happened,
      hit: null,
      days: followed === null ? null : (followed.at - entry.happened) / dayLength,
      group,
    }));
}

function periodOf(at: Milliseconds, length: MeasureRule['period']): string {
  const day = dayText(dayAt(at));
  const year = day.slice(0, 4);
  if (length === 'year') return year;
  return length === 'month' ? day.slice(0, 7) : `${year} Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}

function median(numbers: readonly number[]): number | null {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)];
  const lower = sorted[Math.ceil(middle) - 1];
  return upper === undefined || lower === undefined ? null : (upper + lower) / 2;
}

export function compileMeasure(rule: MeasureRule): CompiledMeasure {
  const { counts } = rule;
  const count: Count =
    'duty' in counts
      ? countDuties(counts, rule.by)
      : 'until' in counts
        ? countTime(counts, rule)
        : countEntries(counts, rule);
  const rows: CompiledMeasure['rows'] = (subjects, asOf) => {
    const groups = Map.groupBy(
      subjects.flatMap((subject) => count(subject, asOf)),
      ({ at, group }) => `${periodOf(at, rule.period)} ${group ?? ''}`,
    );
    return [...groups]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([, counted]): MeasureRow[] => {
        const [first] = counted;
        if (first === undefined) return [];
        const isRate = first.hit !== null;
        return [
          {
            period: periodOf(first.at, rule.period),
            group: first.group,
            of: counted.length,
            hit: isRate ? counted.filter(({ hit }) => hit).length : null,
            medianDays: isRate ? null : median(counted.flatMap(({ days }) => (days === null ? [] : [days]))),
            isSmall: counted.length < rule.smallest,
            cases: counted.map(({ subject, counted: of, at, hit, days }) => ({ subject, counted: of, at, hit, days })),
          },
        ];
      });
  };
  return { rule, rows };
}
