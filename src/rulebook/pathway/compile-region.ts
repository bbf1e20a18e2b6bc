/** Compiles one region of a pathway: which way an entry leads, and what a step needs. */
import type { Milliseconds } from '../calendar/days.ts';
import type { EffectiveEntry } from '../entry.ts';
import type { Chronology } from '../pattern/chronology.ts';
import { compileEntryPattern } from '../pattern/compile-entry.ts';
import { type CompiledPattern, compilePattern } from '../pattern/compile-pattern.ts';
import { namesTriggerAnywhere } from './names-trigger.ts';
import type { Violation } from './pathway.ts';
import type { ExitRule, PathwayRule, RegionRule, StateRule } from './pathway-rule.ts';

type Need = {
  readonly of: Violation['of'];
  readonly says: string;
  readonly pattern: CompiledPattern;
  /** Whether it speaks of the step itself, so that it cannot be looked at before the step is announced. */
  readonly isOfStep: boolean;
  readonly sinceState: boolean;
};

export type CompiledExit = {
  readonly rule: ExitRule;
  readonly kinds: readonly string[];
  readonly takes: (entry: EffectiveEntry, began: EffectiveEntry) => boolean;
  readonly needs: readonly Need[];
};

export type CompiledState = {
  readonly id: string;
  readonly rule: StateRule;
  readonly exits: readonly CompiledExit[];
  readonly shows: (entry: EffectiveEntry, began: EffectiveEntry) => boolean;
};

export type CompiledRegion = {
  readonly id: string;
  readonly rule: RegionRule;
  readonly states: ReadonlyMap<string, CompiledState>;
  readonly initial: CompiledState;
  /** Kinds of entry that take an exit or show a state. */
  readonly moving: ReadonlySet<string>;
  readonly needs: readonly CompiledPattern[];
};

const never = (): boolean => false;

function compileNeeds(exit: ExitRule, invariants: PathwayRule['invariants']): readonly Need[] {
  const guard = exit.guard;
  const own: readonly Need[] =
    guard === undefined
      ? []
      : [
          {
            of: 'guard',
            says: guard.says,
            pattern: compilePattern(guard.needs),
            isOfStep: namesTriggerAnywhere(guard.needs),
            sinceState: guard.since === 'state',
          },
        ];
  const shared = invariants
    .filter(({ changing }) => changing.some((change) => exit.changes?.includes(change) === true))
    .map(
      ({ invariant, needs, says }): Need => ({
        of: { invariant },
        says,
        pattern: compilePattern(needs),
        isOfStep: namesTriggerAnywhere(needs),
        sinceState: false,
      }),
    );
  return [...own, ...shared];
}

function compileState(id: string, rule: StateRule, invariants: PathwayRule['invariants']): CompiledState {
  const shown = rule.shownBy === undefined ? null : compileEntryPattern(rule.shownBy);
  return {
    id,
    rule,
    shows: shown === null ? never : (entry, began) => shown.kinds.includes(entry.kind) && shown.matches(entry, began),
    exits: rule.exits.map((exit) => {
      const on = compileEntryPattern(exit.on);
      return {
        rule: exit,
        kinds: on.kinds,
        takes: (entry, began) => on.kinds.includes(entry.kind) && on.matches(entry, began),
        needs: compileNeeds(exit, invariants),
      };
    }),
  };
}

const kindsOf = (entry: string | readonly string[]): readonly string[] => (typeof entry === 'string' ? [entry] : entry);

/** @returns null when the region has no such initial state, which the pack's reader has ruled out */
export function compileRegion(
  id: string,
  rule: RegionRule,
  invariants: PathwayRule['invariants'],
): CompiledRegion | null {
  const states = new Map(
    Object.entries(rule.states).map(([name, state]) => [name, compileState(name, state, invariants)]),
  );
  const initial = states.get(rule.initial);
  if (initial === undefined) return null;
  const all = [...states.values()];
  const exits = all.flatMap((state) => state.exits);
  return {
    id,
    rule,
    states,
    initial,
    moving: new Set([
      ...exits.flatMap(({ kinds }) => kinds),
      ...all.flatMap((state) => (state.rule.shownBy === undefined ? [] : kindsOf(state.rule.shownBy.entry))),
    ]),
    needs: exits.flatMap(({ needs }) => needs.map(({ pattern }) => pattern)),
  };
}

/** The needs of a step that do not hold at an instant. `step` is the entry that makes or announces it. */
export const missing = (
  needs: readonly Need[],
  step: EffectiveEntry | null,
  {
    chronology,
    at,
    stateSince,
  }: { readonly chronology: Chronology; readonly at: Milliseconds; readonly stateSince: Milliseconds },
): readonly Need[] =>
  needs.filter(({ pattern, sinceState }) => {
    const looking = { chronology, trigger: step, at };
    const counts = (entry: EffectiveEntry): boolean => entry.happened >= stateSince;
    return pattern.holds(sinceState ? { ...looking, counts } : looking) === null;
  });
