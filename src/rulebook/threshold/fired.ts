/** Patterns over time that have fired, and what has left a window since an earlier look. */
import type { Milliseconds } from '../calendar/days.ts';
import type { EffectiveEntry, RuleEntry } from '../entry.ts';
import type { Chronology } from '../pattern/chronology.ts';
import type { CompiledPrompt } from '../prompt/compile-prompt.ts';
import type { World } from '../world.ts';
import type { CompiledThreshold } from './compile-threshold.ts';
import type { Looking } from './looking.ts';
import type { Fired, LeftWindow } from './threshold.ts';

export type Asking = {
  readonly known: readonly RuleEntry[];
  readonly chronology: Chronology;
  readonly world: World;
  readonly asOf: Milliseconds;
  /** Prompts of the rulebook, for documents that name one. */
  readonly prompts: readonly CompiledPrompt[];
};

/** Each question that was raised, closed ones among them. It stays whatever the window does. */
export function firedIn({ cumulative }: CompiledThreshold, asking: Asking): readonly Fired[] {
  const { known, chronology, world, asOf, prompts } = asking;
  return cumulative.flatMap(({ cumulative: each, pattern, prompt: own }): readonly Fired[] => {
    const prompt = own ?? prompts.find(({ rule }) => rule.prompt === each.prompt);
    if (prompt === undefined) return [];
    const holdsNow = pattern !== null && pattern.holds({ chronology, trigger: null, at: asOf }) !== null;
    const raised = prompt.derive(known, chronology, world, asOf);
    return raised.map((found, index) => ({
      cumulative: each,
      prompt: found,
      holdsNow: holdsNow && index === raised.length - 1,
    }));
  });
}

function gone(before: readonly EffectiveEntry[] | null, now: readonly EffectiveEntry[] | null): readonly string[] {
  const still = new Set((now ?? []).map(({ id }) => id));
  return [...new Set((before ?? []).map(({ id }) => id))].filter((id) => !still.has(id));
}

/** Evidence that counted at an earlier instant, by what is known now, and no longer does because time has passed. */
export function leftWindowIn(
  threshold: CompiledThreshold,
  { heldAt }: Looking,
  chronology: Chronology,
  { since, asOf }: { readonly since: Milliseconds; readonly asOf: Milliseconds },
): readonly LeftWindow[] {
  const looked = [
    ...threshold.indicators.map((each) => ({
      by: each.indicator.id,
      title: each.indicator.text,
      at: (instant: Milliseconds) => heldAt(each, instant),
    })),
    ...threshold.cumulative.map(({ cumulative: { id, title }, pattern }) => ({
      by: id,
      title,
      at: (at: Milliseconds) => pattern?.holds({ chronology, trigger: null, at }) ?? null,
    })),
  ];
  return looked.flatMap(({ by, title, at }): readonly LeftWindow[] => {
    const now = at(asOf);
    const entries = gone(at(since), now);
    return entries.length === 0 ? [] : [{ by, title, entries, stillSpeaks: now !== null }];
  });
}
