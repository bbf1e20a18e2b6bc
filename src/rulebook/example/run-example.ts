/** Runs the worked examples of a rule. An example that no longer holds is a defect of the pack or of the engine. */
import { isProblem } from '../../errors.ts';
import type { BankHolidays } from '../calendar/bank-holidays.ts';
import { derive } from '../derive.ts';
import { compareDuties } from '../duty/compare-duty-example.ts';
import { itemDutyId } from '../duty/item-duties.ts';
import { askGate } from '../gate/ask-gate.ts';
import { compareGate } from '../gate/compare-gate-example.ts';
import type { GateExample } from '../gate/gate-rule.ts';
import { compareLadders } from '../ladder/compare-ladder-example.ts';
import { compareMeasure } from '../measure/compare-measure-example.ts';
import { compileMeasure } from '../measure/compile-measure.ts';
import { type Pack, type Rule, ruleId } from '../pack/pack-schema.ts';
import { comparePathways } from '../pathway/compare-pathway-example.ts';
import { comparePrompts } from '../prompt/compare-prompt-example.ts';
import { compileRulebook, type Rulebook } from '../rulebook.ts';
import { compareThreshold } from '../threshold/compare-threshold-example.ts';
import { readThreshold } from '../threshold/read-threshold.ts';
import type { World } from '../world.ts';
import { type AnyExample, exampleEntries, instantOf } from './example-entries.ts';
import { exampleWorld } from './example-world.ts';

export type ExampleFailure = { readonly rule: string; readonly example: string; readonly says: string };

type Setting = { readonly pack: Pack; readonly rulebook: Rulebook; readonly world: World };
type Checked = { readonly example: AnyExample; readonly difference: () => string | null };

/** Each example of a rule, with what finds out how the answer differs from what it expects. */
function examplesOf(rule: Rule, { pack, rulebook, world }: Setting): readonly Checked[] {
  const derived = (example: AnyExample) =>
    derive(exampleEntries(example, pack), world, rulebook, instantOf(example.asOf));
  if ('ladder' in rule) {
    return rule.examples.map((example) => ({
      example,
      difference: () => {
        const ladders = derived(example).ladders.filter((ladder) => ladder.rule === rule.ladder);
        return compareLadders(example, ladders, world, instantOf(example.asOf));
      },
    }));
  }
  if ('pathway' in rule) {
    return rule.examples.map((example) => ({
      example,
      difference: () =>
        comparePathways(
          example,
          derived(example).pathways.filter((pathway) => pathway.rule === rule.pathway),
        ),
    }));
  }
  if ('prompt' in rule) {
    return rule.examples.map((example) => ({
      example,
      difference: () => {
        const prompts = derived(example).prompts.filter(({ prompt }) => prompt === rule.prompt);
        return comparePrompts(example, prompts, world, instantOf(example.asOf));
      },
    }));
  }
  if ('gate' in rule) {
    const answerTo = (example: GateExample) => {
      const entries = example.step === undefined ? [] : exampleEntries({ ...example, entries: [example.step] }, pack);
      return entries.flatMap(
        (step) =>
          askGate(rulebook, rule.gate, step, exampleEntries(example, pack), world, instantOf(example.asOf)) ?? [],
      );
    };
    return rule.examples.map((example) => ({
      example,
      difference: () =>
        compareGate({ ...example, gate: rule.gate }, answerTo(example)[0] ?? null, derived(example), world),
    }));
  }
  if ('measure' in rule) {
    const compiled = compileMeasure(rule);
    return rule.examples.map((example) => ({
      example,
      difference: () => {
        const entries = exampleEntries(example, pack);
        return compareMeasure(
          example,
          compiled.rows([{ subject: 'child', entries, derived: derived(example) }], instantOf(example.asOf)),
        );
      },
    }));
  }
  if ('threshold' in rule) {
    return rule.examples.map((example) => ({
      example,
      difference: () => {
        const since = example.since === undefined ? undefined : instantOf(example.since);
        const asOf = instantOf(example.asOf);
        const reading = readThreshold(rulebook, rule.threshold, exampleEntries(example, pack), world, asOf, { since });
        return reading === null ? 'there is no such threshold' : compareThreshold(example, reading);
      },
    }));
  }
  if (!('duty' in rule || 'item' in rule)) return [];
  return rule.examples.map((example) => ({
    example,
    difference: () => {
      const of = example.expect === 'nothing' ? 'send' : example.expect.of;
      const wanted = 'duty' in rule ? rule.duty : itemDutyId(rule.item, of);
      const duties = derived(example).duties.filter((duty) => duty.rule === wanted);
      return compareDuties(example, duties, world, instantOf(example.asOf));
    },
  }));
}

/** Runs every example of a pack. Returns those that do not hold. */
export function runExamples(pack: Pack, bankHolidays: BankHolidays): readonly ExampleFailure[] {
  const setting: Setting = {
    pack,
    rulebook: compileRulebook([{ ...pack, status: 'in-force', overlay: [] }]),
    world: exampleWorld(pack, bankHolidays),
  };
  return pack.rules.flatMap((rule) =>
    examplesOf(rule, setting).flatMap(({ example, difference }): ExampleFailure[] => {
      const failed = (says: string) => [{ rule: ruleId(rule), example: example.title, says }];
      try {
        const found = difference();
        return found === null ? [] : failed(found);
      } catch (error) {
        if (isProblem(error) || error instanceof RangeError) return failed(error.message);
        throw error;
      }
    }),
  );
}
