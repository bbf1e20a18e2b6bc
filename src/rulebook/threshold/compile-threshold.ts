/** Compiles a threshold document: its patterns, and its patterns over time as prompts. */
import type { Milliseconds } from '../calendar/days.ts';
import { compileInForce } from '../in-force.ts';
import type { Pack } from '../pack/pack-schema.ts';
import { type CompiledPattern, compilePattern } from '../pattern/compile-pattern.ts';
import { type CompiledPrompt, compilePrompt } from '../prompt/compile-prompt.ts';
import type { PromptRule } from '../prompt/prompt-rule.ts';
import type { World } from '../world.ts';
import type { CompiledIndicator } from './compiled-indicator.ts';
import { compileCounts } from './evidence.ts';
import type { Cumulative, Trigger } from './indicator-schema.ts';
import type { Level } from './level-schema.ts';
import { compileMayHold, type FindPossible } from './may-hold.ts';
import { patternOf } from './seen-in.ts';
import type { ThresholdRule } from './threshold-rule.ts';

export type CompiledTrigger = {
  readonly trigger: Trigger;
  readonly level: Level | null;
  readonly pattern: CompiledPattern;
};
export type CompiledCumulative = {
  readonly cumulative: Cumulative;
  /** Null for one that names a prompt of its own. */
  readonly pattern: CompiledPattern | null;
  readonly prompt: CompiledPrompt | null;
};

export type CompiledThreshold = {
  readonly rule: ThresholdRule;
  readonly pack: Pack;
  /** Lowest first. */
  readonly levels: readonly Level[];
  readonly indicators: readonly CompiledIndicator[];
  /** Those of the indicators that can be true of what is recorded; no other is. */
  readonly possible: FindPossible;
  readonly triggers: readonly CompiledTrigger[];
  readonly cumulative: readonly CompiledCumulative[];
  /** Every kind of entry that it listens to. */
  readonly kinds: ReadonlySet<string>;
  readonly isInForce: (asOf: Milliseconds, world: World) => boolean;
};

/** The prompt that a pattern over time stands for, with its id: `derby-derbyshire-threshold.repeated-contacts`. */
export const cumulativePromptId = (rule: ThresholdRule, { id }: Cumulative): string => `${rule.threshold}.${id}`;

const promptOf = (rule: ThresholdRule, cumulative: Cumulative, raised: PromptRule['raised']): PromptRule => ({
  prompt: cumulativePromptId(rule, cumulative),
  title: cumulative.title,
  basis: rule.basis,
  source: cumulative.source ?? rule.source,
  verified: cumulative.verified ?? rule.verified,
  note: cumulative.note ?? rule.note,
  inForce: rule.inForce,
  commences: rule.commences,
  lesson: rule.lesson,
  compartment: 'safeguarding',
  question: cumulative.ask ?? `${cumulative.title}?`,
  raised,
  owner: { role: cumulative.owner, of: { authorityOf: 'recorder' } },
  closedBy: cumulative.closedBy,
  secondReader: cumulative.secondReader,
  examples: [],
});

export function compileThreshold(rule: ThresholdRule, pack: Pack): CompiledThreshold {
  const levels = rule.levels.toSorted((a, b) => a.rank - b.rank);
  const levelsOf = (codes: readonly string[]) => levels.filter(({ code }) => codes.includes(code));
  const indicators = rule.indicators.flatMap((indicator): readonly CompiledIndicator[] => {
    const source = patternOf(indicator);
    if (source === null) return [];
    const pattern = compilePattern(source);
    return [{ indicator, levels: levelsOf(indicator.levels), pattern, counts: compileCounts(indicator) }];
  });
  const triggers = rule.triggers.flatMap((trigger): readonly CompiledTrigger[] => {
    const source = patternOf(trigger);
    const [level = null] = trigger.forces === undefined ? [] : levelsOf([trigger.forces]);
    return source === null ? [] : [{ trigger, level, pattern: compilePattern(source) }];
  });
  const cumulative = rule.cumulative.map((each): CompiledCumulative => {
    if (each.when === undefined) return { cumulative: each, pattern: null, prompt: null };
    const prompt = compilePrompt(promptOf(rule, each, each.when), { pack: pack.pack, version: pack.version });
    return { cumulative: each, pattern: compilePattern(each.when), prompt };
  });
  const patterns = [...indicators, ...triggers, ...cumulative].flatMap(({ pattern }) => pattern ?? []);
  const isInForce = compileInForce(rule);
  return {
    rule,
    pack,
    levels,
    indicators,
    possible: compileMayHold(indicators),
    triggers,
    cumulative,
    kinds: new Set(patterns.flatMap(({ kinds }) => [...kinds])),
    isInForce: (asOf, world) => pack.status === 'in-force' && isInForce(asOf, world),
  };
}
