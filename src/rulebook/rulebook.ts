/** A set of packs, compiled: rules indexed by the kinds of entry they listen to. */
import { isProblem, problem } from '../errors.ts';
import { applyOverlays, type Overlaid, type SwitchedOff } from './apply-overlays.ts';
import { dayAt, dayText, type Milliseconds } from './calendar/days.ts';
import { compileRules, type DutyOfRule } from './compile-rules.ts';
import type { CompiledDuty } from './duty/compile-duty.ts';
import type { ItemRule } from './duty/item-rule.ts';
import { type Era, type PackRule, rangeRules } from './eras.ts';
import type { CompiledGate } from './gate/compile-gate.ts';
import type { CompiledLadder } from './ladder/compile-ladder.ts';
import { compileConcerned, compileListening, type FindConcerned, type FindListening } from './listening.ts';
import type { CompiledMeasure } from './measure/compile-measure.ts';
import { type Pack, type Rule, ruleId } from './pack/pack-schema.ts';
import type { CompiledPathway } from './pathway/compile-pathway.ts';
import type { CompiledPrompt } from './prompt/compile-prompt.ts';
import { type CompiledThreshold, compileThreshold } from './threshold/compile-threshold.ts';

export type Rulebook = {
  readonly packs: readonly Pack[];
  /** Every rule that is derived from, by its id. */
  readonly rules: ReadonlyMap<string, PackRule>;
  /** Rules that a partnership has switched off, with the reason. */
  readonly switchedOff: ReadonlyMap<string, SwitchedOff>;
  readonly duties: readonly CompiledDuty[];
  /**
   * Of all rules, those that something in a chronology triggers; with them what began under earlier versions and still runs.
   */
  readonly listening: {
    readonly duties: FindListening<CompiledDuty>;
    /** Those of which something that is added may change what they say. */
    readonly concerned: FindConcerned<CompiledDuty>;
    readonly gates: FindListening<CompiledGate>;
    readonly prompts: FindConcerned<CompiledPrompt>;
    readonly ladders: readonly CompiledLadder[];
    readonly pathways: readonly CompiledPathway[];
  };
  readonly prompts: readonly CompiledPrompt[];
  readonly ladders: readonly CompiledLadder[];
  readonly pathways: readonly CompiledPathway[];
  /** Threshold documents by id, with the examples of other areas, which are compared with and never derived from. */
  readonly thresholds: ReadonlyMap<string, CompiledThreshold>;
  readonly gates: readonly CompiledGate[];
  readonly measures: readonly CompiledMeasure[];
  readonly items: ReadonlyMap<string, { readonly pack: Pack; readonly item: ItemRule }>;
  /**
   * The rule behind a derived duty: `ctf.send` belongs to the item `ctf`, and so it is with gates.
   *
   * @param under what it runs; without it the newest rule that there is
   */
  readonly ruleOf: (duty: string, under?: Under) => PackRule | undefined;
  /** The duty rule itself, also for the duties of an item or a gate. */
  readonly dutyRule: (duty: string, under?: Under) => CompiledDuty | undefined;
};

/** The version of the pack under which a duty runs, and when its trigger happened. */
export type Under = { readonly version: string; readonly happened: Milliseconds | null };

export type CompileOptions = {
  /** `ignored` for a replay of what these rules would have said, whenever they came into force. */
  readonly dates?: 'kept' | 'ignored';
  /** Packs that counted before these, oldest first: what began under them runs on under them. */
  readonly earlier?: readonly EarlierPacks[];
};

export type EarlierPacks = {
  readonly packs: readonly Pack[];
  /** The first day on which they did not count any more. */
  readonly until: Temporal.PlainDate;
};

const withoutDates = (rule: Rule): Rule => ({ ...rule, inForce: {}, commences: undefined });

/** Rules by id. Throws PACK_INVALID when two packs have one of the same id: none can replace another's unnoticed. */
function rulesById(packs: readonly Pack[], { dates = 'kept' }: CompileOptions): ReadonlyMap<string, PackRule> {
  const rules = new Map<string, PackRule>();
  for (const pack of packs) {
    for (const rule of pack.rules) {
      const id = ruleId(rule);
      const other = rules.get(id);
      if (other !== undefined) {
        const problems = `${pack.pack}: there is already a rule called "${id}" in ${other.pack.pack}. Give it another id.`;
        throw problem('PACK_INVALID', { problems });
      }
      rules.set(id, { pack, rule: dates === 'ignored' ? withoutDates(rule) : rule });
    }
  }
  return rules;
}

/** Throws PACK_INVALID when a document of another area has the id of one that is here. */
function withExamples(
  thresholds: ReadonlyMap<string, CompiledThreshold>,
  packs: readonly Pack[],
): ReadonlyMap<string, CompiledThreshold> {
  const all = new Map(thresholds);
  for (const pack of packs.filter(({ status }) => status === 'example')) {
    for (const rule of pack.rules) {
      if (!('threshold' in rule)) continue;
      if (all.has(rule.threshold)) {
        const problems = `${pack.pack}: there is already a threshold document called "${rule.threshold}". Give it another id.`;
        throw problem('PACK_INVALID', { problems });
      }
      all.set(rule.threshold, compileThreshold(rule, pack));
    }
  }
  return all;
}

const inForce = (packs: readonly Pack[]): readonly Pack[] => packs.filter(({ status }) => status === 'in-force');

/** The rules of packs that count together, each changed as the others say. */
const combined = (packs: readonly Pack[], options: CompileOptions): Overlaid =>
  applyOverlays(rulesById(packs, options), packs);

/** Whether packs can count together: old ones may name rules of others that nobody has any more. */
export function canCombine(packs: readonly Pack[]): boolean {
  try {
    combined(inForce(packs), {});
    return true;
  } catch (error) {
    if (isProblem(error)) return false;
    throw error;
  }
}

/** @param duties the newest of each id first */
function findDuty(duties: readonly DutyOfRule[]): (id: string, under?: Under) => DutyOfRule | undefined {
  const byId = Map.groupBy(duties, ({ compiled }) => compiled.rule.duty);
  return (id, under) => {
    const found = byId.get(id) ?? [];
    if (under === undefined || found.length < 2) return found[0];
    const day = under.happened === null ? null : dayText(dayAt(under.happened));
    const ofVersion = found.filter(({ behind }) => behind.pack.version === under.version);
    // A limit that is shortened by another pack keeps the version of its own
    const ofDay = ofVersion.find(({ compiled }) => day !== null && (compiled.rule.inForce.from ?? '') <= day);
    return ofDay ?? ofVersion[0] ?? found[0];
  };
}

/** Compiles packs in the order given. Only packs in force are derived from. Throws PACK_INVALID. */
export function compileRulebook(packs: readonly Pack[], options: CompileOptions = {}): Rulebook {
  const running = inForce(packs);
  const { rules: current, switchedOff } = combined(running, options);
  const before = (options.earlier ?? []).map(({ packs: earlier, until }): Era => {
    const counted = inForce(earlier);
    return { packs: counted, rules: combined(counted, options).rules, until };
  });
  const { rules, outlived } = rangeRules([...before, { packs: running, rules: current, until: null }]);
  const now = compileRules(rules.values());
  const old = compileRules(outlived);
  const duties = [...now.duties, ...old.duties];
  const find = findDuty(duties);
  const everyDuty = duties.map(({ compiled }) => compiled);
  return {
    packs,
    rules,
    switchedOff,
    duties: now.duties.map(({ compiled }) => compiled),
    listening: {
      duties: compileListening(everyDuty, ({ rule }) => rule.when),
      concerned: compileConcerned(everyDuty),
      gates: compileListening([...now.gates, ...old.gates], ({ rule }) => rule.happened),
      prompts: compileConcerned([...now.prompts, ...old.prompts]),
      ladders: [...now.ladders, ...old.ladders],
      pathways: [...now.pathways, ...old.pathways],
    },
    prompts: now.prompts,
    ladders: now.ladders,
    pathways: now.pathways,
    thresholds: withExamples(now.thresholds, packs),
    gates: now.gates,
    measures: now.measures,
    items: now.items,
    ruleOf: (id, under) => find(id, under)?.behind ?? rules.get(id) ?? now.cumulative.get(id),
    dutyRule: (duty, under) => find(duty, under)?.compiled,
  };
}
