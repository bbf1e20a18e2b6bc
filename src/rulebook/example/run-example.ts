/** Runs the worked examples of a rule. An example that no longer holds is a defect of the pack or of the engine. */
import { isProblem } from '../../errors.ts';
import type { BankHolidays } from '../calendar/bank-holidays.ts';
import { derive } from '../derive.ts';
import { compareDuties } from '../duty/compare-duty-example.ts';
import { itemDutyId } from '../duty/item-duties.ts';
import { type Pack, type Rule, ruleId } from '../pack/pack-schema.ts';
import { compileRulebook, type Rulebook } from '../rulebook.ts';
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
    rulebook: compileRulebook([{ ...pack, status: 'in-force' }]),
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
