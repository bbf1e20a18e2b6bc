/**
 * How often the rules of a rulebook would have spoken in a population: per rule, per month, and per role and week, so that
 * nobody is asked more than they can answer. Numbers only, never who.
 */
import { dayAt, dayText } from '../calendar/days.ts';
import type { Spoken } from './replay-child.ts';

export type RuleTally = {
  readonly rule: string;
  /** How often it would have asked something of somebody. */
  readonly raised: number;
  readonly children: number;
  /** How often it would have said that it is too late. */
  readonly overdue: number;
  /** How often what was asked came to nothing: it ended without having been done. */
  readonly forNothing: number;
  /** Times raised by month, for example `2026-09`. */
  readonly months: ReadonlyMap<string, number>;
};

export type RoleTally = {
  readonly role: string;
  readonly raised: number;
  /** Mean over the weeks of the period, and the fullest week. */
  readonly aWeek: number;
  readonly fullestWeek: number;
};

export type Tally = {
  readonly children: number;
  readonly rules: readonly RuleTally[];
  readonly roles: readonly RoleTally[];
};

type Counting = {
  raised: number;
  children: Set<number>;
  overdue: number;
  forNothing: number;
  months: Map<string, number>;
};

const add = (counts: Map<string, number>, key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1);

const weekOf = (at: number): number => Math.floor((dayAt(at) + 3) / 7);

/** Counts one child after another. Only what was said from `from` on counts. */
export function createTally(from: number, to: number) {
  const rules = new Map<string, Counting>();
  const weeks = new Map<string, Map<string, number>>();
  let children = 0;
  const countingOf = (rule: string): Counting => {
    const found = rules.get(rule) ?? { raised: 0, children: new Set(), overdue: 0, forNothing: 0, months: new Map() };
    rules.set(rule, found);
    return found;
  };
  const addChild = (spoken: readonly Spoken[]): void => {
    children += 1;
    for (const { at, step, rule, owner, cameToNothing } of spoken) {
      if (at < from || at >= to) continue;
      const counting = countingOf(rule);
      if (step === 'overdue') counting.overdue += 1;
      if (cameToNothing) counting.forNothing += 1;
      if (step !== 'owed' && step !== 'raised') continue;
      counting.raised += 1;
      counting.children.add(children);
      add(counting.months, dayText(dayAt(at)).slice(0, 7));
      const role = owner?.role ?? 'nobody known';
      const ofRole = weeks.get(role) ?? new Map<string, number>();
      weeks.set(role, ofRole);
      add(ofRole, String(weekOf(at)));
    }
  };
  const result = (): Tally => {
    const length = Math.max(1, weekOf(to) - weekOf(from));
    return {
      children,
      rules: [...rules]
        .map(([rule, counting]) => ({ rule, ...counting, children: counting.children.size }))
        .toSorted((a, b) => b.raised - a.raised || (a.rule < b.rule ? -1 : 1)),
      roles: [...weeks]
        .map(([role, counts]) => {
          const raised = [...counts.values()].reduce((sum, count) => sum + count, 0);
          return { role, raised, aWeek: raised / length, fullestWeek: Math.max(...counts.values()) };
        })
        .toSorted((a, b) => b.raised - a.raised || (a.role < b.role ? -1 : 1)),
    };
  };
  return { addChild, result };
}
