/** Compiles rules of every kind, each to what it can be asked. */
import { type CompiledDuty, compileDuty, type PackIdentity } from './duty/compile-duty.ts';
import { dutiesOfItem } from './duty/item-duties.ts';
import type { ItemRule } from './duty/item-rule.ts';
import type { PackRule } from './eras.ts';
import { type CompiledGate, compileGate } from './gate/compile-gate.ts';
import { type CompiledLadder, compileLadder } from './ladder/compile-ladder.ts';
import { type CompiledMeasure, compileMeasure } from './measure/compile-measure.ts';
import type { Pack } from './pack/pack-schema.ts';
import { type CompiledPathway, compilePathway } from './pathway/compile-pathway.ts';
import { type CompiledPrompt, compilePrompt } from './prompt/compile-prompt.ts';
import { type CompiledThreshold, compileThreshold } from './threshold/compile-threshold.ts';

/** A duty with the rule it comes from: its own, an item's or a gate's. */
export type DutyOfRule = { readonly compiled: CompiledDuty; readonly behind: PackRule };

export type CompiledRules = {
  readonly duties: readonly DutyOfRule[];
  readonly items: ReadonlyMap<string, { readonly pack: Pack; readonly item: ItemRule }>;
  readonly prompts: readonly CompiledPrompt[];
  /** Questions that belong to a threshold document, by their id. */
  readonly cumulative: ReadonlyMap<string, PackRule>;
  readonly ladders: readonly CompiledLadder[];
  readonly pathways: readonly CompiledPathway[];
  readonly thresholds: ReadonlyMap<string, CompiledThreshold>;
  readonly gates: readonly CompiledGate[];
  readonly measures: readonly CompiledMeasure[];
};

export function compileRules(rules: Iterable<PackRule>): CompiledRules {
  const duties: DutyOfRule[] = [];
  const items = new Map<string, { readonly pack: Pack; readonly item: ItemRule }>();
  const prompts: CompiledPrompt[] = [];
  const cumulative = new Map<string, PackRule>();
  const ladders: CompiledLadder[] = [];
  const pathways: CompiledPathway[] = [];
  const thresholds = new Map<string, CompiledThreshold>();
  const gates: CompiledGate[] = [];
  const measures: CompiledMeasure[] = [];
  for (const behind of rules) {
    const { pack, rule } = behind;
    const identity: PackIdentity = { pack: pack.pack, version: pack.version };
    if ('duty' in rule) duties.push({ compiled: compileDuty(rule, identity, null), behind });
    if ('ladder' in rule) ladders.push(compileLadder(rule, identity));
    if ('pathway' in rule) pathways.push(compilePathway(rule, identity));
    if ('prompt' in rule) prompts.push(compilePrompt(rule, identity));
    if ('measure' in rule) measures.push(compileMeasure(rule));
    if ('threshold' in rule) {
      const threshold = compileThreshold(rule, pack);
      thresholds.set(rule.threshold, threshold);
      for (const { prompt } of threshold.cumulative) {
        if (prompt === null) continue;
        cumulative.set(prompt.rule.prompt, behind);
        prompts.push(prompt);
      }
    }
    if ('gate' in rule) {
      const gate = compileGate(rule, identity);
      gates.push(gate);
      for (const compiled of gate.duties) duties.push({ compiled, behind });
    }
    if ('item' in rule) {
      items.set(rule.item, { pack, item: rule });
      for (const duty of dutiesOfItem(rule)) duties.push({ compiled: compileDuty(duty, identity, rule.item), behind });
    }
  }
  return { duties, items, prompts, cumulative, ladders, pathways, thresholds, gates, measures };
}
