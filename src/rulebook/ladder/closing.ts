/** What has to be shown before a challenge is closed, and when it was. */
import type { Milliseconds } from '../calendar/days.ts';
import { firstTruth } from '../duty/ending.ts';
import type { EffectiveEntry } from '../entry.ts';
import type { Chronology } from '../pattern/chronology.ts';
import { type CompiledPattern, compilePattern } from '../pattern/compile-pattern.ts';
import type { Ladder, Need } from './ladder.ts';
import type { LadderRule } from './ladder-rule.ts';

export type Closing = {
  readonly needs: readonly Need[];
  readonly ending: Ladder['ending'];
  /** The entries that show it. */
  readonly rests: readonly EffectiveEntry[];
};

export type CompiledClosing = {
  readonly patterns: readonly CompiledPattern[];
  /** @param closed the entry by which a person closed it */
  readonly closingOf: (
    raised: EffectiveEntry,
    closed: EffectiveEntry | undefined,
    chronology: Chronology,
    asOf: Milliseconds,
  ) => Closing;
};

/**
 * It ends when everything has been shown or when a person closes it, whichever is first. A person who closes it before is
 * not held back: what had not been shown is kept beside it until somebody shows it.
 */
export function compileClosing({ closing }: LadderRule): CompiledClosing {
  const needs = closing.map(({ need, title, shownBy }) => ({ need, title, shownBy: compilePattern(shownBy) }));
  return {
    patterns: needs.map(({ shownBy }) => shownBy),
    closingOf: (raised, closed, chronology, asOf) => {
      const counts = (entry: EffectiveEntry): boolean => entry.happened >= raised.happened;
      const found = needs.map(({ need, title, shownBy }) => ({
        need: { need, title },
        by: firstTruth(shownBy, { chronology, trigger: raised, counts }, asOf),
      }));
      const shown = found.flatMap(({ by }) => (by === null ? [] : [by]));
      const last = shown.length === needs.length ? shown.toSorted((a, b) => b.at - a.at)[0] : undefined;
      const without = found.filter(({ by }) => by === null).map(({ need }) => need.need);
      const closedAt = closed === undefined ? Number.POSITIVE_INFINITY : Math.max(closed.happened, raised.happened);
      const isShownFirst = last !== undefined && last.at <= closedAt;
      return {
        needs: found.map(({ need, by }) => ({ ...need, met: by === null ? null : { at: by.at, entry: by.entry } })),
        ending: isShownFirst
          ? { at: last.at, entry: last.entry, how: 'all-shown', without }
          : closed === undefined
            ? null
            : { at: closedAt, entry: closed.id, how: 'closed', without },
        rests: [...shown.map(({ by }) => by), ...(closed === undefined ? [] : [closed])],
      };
    },
  };
}
