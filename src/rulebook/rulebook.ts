/** A set of packs, compiled: rules indexed by the kinds of entry they listen to. */
import { problem } from '../errors.ts';
import { applyOverlays, type SwitchedOff } from './apply-overlays.ts';
import { type CompiledDuty, compileDuty, type PackIdentity } from './duty/compile-duty.ts';
import { dutiesOfItem } from './duty/item-duties.ts';
import type { ItemRule } from './duty/item-rule.ts';
import { type CompiledGate, compileGate } from './gate/compile-gate.ts';
import { type CompiledLadder, compileLadder } from './ladder/compile-ladder.ts';
import { compileConcerned, compileListening, type FindConcerned, type FindListening } from './listening.ts';
import { type CompiledMeasure, compileMeasure } from './measure/compile-measure.ts';
import { type Pack, type Rule, ruleId } from './pack/pack-schema.ts';
import { type CompiledPathway, compilePathway } from './pathway/compile-pathway.ts';
import { type CompiledPrompt, compilePrompt } from './prompt/compile-prompt.ts';
import { type CompiledThreshold, compileThreshold } from './threshold/compile-threshold.ts';

export type PackRule = { readonly pack: Pack; readonly rule: Rule };

export type Rulebook = {
  readonly packs: readonly Pack[];
  /** Every rule that is derived from, by its id. */
  readonly rules: ReadonlyMap<string, PackRule>;
  /** Rules that a partnership has switched off, with the reason. */
  readonly switchedOff: ReadonlyMap<string, SwitchedOff>;
  readonly duties: readonly CompiledDuty[];
  /** Of all rules, those that something in a chronology triggers. */
  readonly listening: {
    readonly duties: FindListening<CompiledDuty>;
    readonly gates: FindListening<CompiledGate>;
    readonly prompts: FindConcerned<CompiledPrompt>;
  };
  readonly prompts: readonly CompiledPrompt[];
  readonly ladders: readonly CompiledLadder[];
  readonly pathways: readonly CompiledPathway[];
  /** Threshold documents by id, with the examples of other areas, which are compared with and never derived from. */
  readonly thresholds: ReadonlyMap<string, CompiledThreshold>;
  readonly gates: readonly CompiledGate[];
  readonly measures: readonly CompiledMeasure[];
  readonly items: ReadonlyMap<string, { readonly pack: Pack; readonly item: ItemRule }>;
  /** The rule behind a derived duty: `ctf.send` belongs to the item `ctf`, and so it is with gates. */
  readonly ruleOf: (duty: string) => PackRule | undefined;
  /** The duty rule itself, also for the duties of an item or a gate. */
  readonly dutyRule: (duty: string) => CompiledDuty | undefined;
};

export type CompileOptions = {
  /** `ignored` for a replay of what these rules would have said, whenever they came into force. */
  readonly dates?: 'kept' | 'ignored';
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

/** Compiles packs in the order given. Only packs in force are derived from. Throws PACK_INVALID. */
export function compileRulebook(packs: readonly Pack[], options: CompileOptions = {}): Rulebook {
  const running = packs.filter(({ status }) => status === 'in-force');
  const { rules, switchedOff } = applyOverlays(rulesById(running, options), running);
  const behind = new Map<string, PackRule>(rules);
  const items = new Map<string, { readonly pack: Pack; readonly item: ItemRule }>();
  const duties = new Map<string, CompiledDuty>();
  const prompts: CompiledPrompt[] = [];
  const ladders: CompiledLadder[] = [];
  const pathways: CompiledPathway[] = [];
  const thresholds = new Map<string, CompiledThreshold>();
  const gates: CompiledGate[] = [];
  const measures: CompiledMeasure[] = [];
  for (const { pack, rule } of rules.values()) {
    const identity: PackIdentity = { pack: pack.pack, version: pack.version };
    if ('duty' in rule) duties.set(rule.duty, compileDuty(rule, identity, null));
    if ('ladder' in rule) ladders.push(compileLadder(rule, identity));
    if ('pathway' in rule) pathways.push(compilePathway(rule, identity));
    if ('prompt' in rule) prompts.push(compilePrompt(rule, identity));
    if ('threshold' in rule) {
      const threshold = compileThreshold(rule, pack);
      thresholds.set(rule.threshold, threshold);
      for (const { prompt } of threshold.cumulative) {
        if (prompt === null) continue;
        behind.set(prompt.rule.prompt, { pack, rule });
        prompts.push(prompt);
      }
    }
    if ('measure' in rule) measures.push(compileMeasure(rule));
    if ('gate' in rule) {
      const gate = compileGate(rule, identity);
      gates.push(gate);
      for (const duty of gate.duties) {
        behind.set(duty.rule.duty, { pack, rule });
        duties.set(duty.rule.duty, duty);
      }
    }
    if ('item' in rule) {
      items.set(rule.item, { pack, item: rule });
      for (const duty of dutiesOfItem(rule)) {
        behind.set(duty.duty, { pack, rule });
        duties.set(duty.duty, compileDuty(duty, identity, rule.item));
      }
    }
  }
  const everyDuty = [...duties.values()];
  return {
    packs,
    rules,
    switchedOff,
    duties: everyDuty,
    listening: {
      duties: compileListening(everyDuty, ({ rule }) => rule.when),
      gates: compileListening(gates, ({ rule }) => rule.happened),
      prompts: compileConcerned(prompts),
    },
    prompts,
    ladders,
    pathways,
    thresholds: withExamples(thresholds, packs),
    gates,
    measures,
    items,
    ruleOf: (duty) => behind.get(duty),
    dutyRule: (duty) => duties.get(duty),
  };
}
